import { z } from "zod";
import { happened } from "../request/event.ts";
import { type Account, type AccountSettings, accountSchema } from "./account.ts";

const byPerson = { ...happened, actor: z.object({ person: z.string() }) };
const users = z.array(z.string()).min(1);

/** What people set of an account. */
export const settingsSchema = accountSchema.omit({ openRequest: true, lastSeen: true, failedIn: true });

/**
 * What can happen to an account beside its requests. Like those of a request these are never changed; the
 * requests of an account are histories of their own.
 */
export const accountEventSchema = z.discriminatedUnion("type", [
  /** Somebody entered the account, or replaced all that was set of it. */
  z.object({ type: z.literal("account-described"), ...byPerson, settings: settingsSchema }),
  z.object({ type: z.literal("owners-added"), ...byPerson, users }),
  z.object({ type: z.literal("owners-removed"), ...byPerson, users }),
]);
export type AccountEvent = z.infer<typeof accountEventSchema>;
export type AccountEventOf<Type extends AccountEvent["type"]> = Extract<AccountEvent, { type: Type }>;

/** The account after one more event. What requests have left behind stays, unless the event is about it. */
export function foldAccount(account: Account | undefined, id: string, event: AccountEvent): Account {
  const known: Account = account ?? { id, owners: [] };
  switch (event.type) {
    case "account-described":
      return { ...event.settings, ...leftBehind(known), id };
    case "owners-added":
      return { ...known, owners: [...new Set([...known.owners, ...event.users])] };
    case "owners-removed":
      return { ...known, owners: known.owners.filter((owner) => !event.users.includes(owner)) };
  }
}

function leftBehind({ openRequest, lastSeen, failedIn }: Account): Omit<Account, keyof AccountSettings> {
  return {
    ...(openRequest === undefined ? {} : { openRequest }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
    ...(failedIn === undefined ? {} : { failedIn }),
  };
}
