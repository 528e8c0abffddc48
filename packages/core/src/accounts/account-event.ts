import * as z from "zod";
import { policiesSeenSchema } from "../action-pairs/verdicts.ts";
import { differenceSchema, driftKindSchema } from "../drift/difference.ts";
import { happened } from "../request/event.ts";
import { type Account, type AccountSettings, accountSchema } from "./account.ts";
import type { Seen } from "./last-seen.ts";

const byPerson = { ...happened, actor: z.object({ person: z.string() }) };
const byWorkflow = { ...happened, actor: z.object({ app: z.literal("workflow") }) };
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
  z.object({ type: z.literal("notified-added"), ...byPerson, users }),
  z.object({ type: z.literal("notified-removed"), ...byPerson, users }),
  z.object({ type: z.literal("quorum-set"), ...byPerson, quorum: z.number().int().min(1) }),
  /** A comparison found that the account stands otherwise than the record said; `survey` is the comparison's id. */
  z.object({
    type: z.literal("drift-found"),
    ...byWorkflow,
    survey: z.string(),
    differences: z.array(differenceSchema.omit({ account: true })).min(1),
  }),
  /** The account's IAM policies were looked at and come to something else than before. */
  z.object({
    type: z.literal("policies-judged"),
    ...happened,
    policies: policiesSeenSchema,
    was: policiesSeenSchema.optional(),
  }),
  /** An operator agrees with what a comparison found. */
  z.object({
    type: z.literal("drift-accepted"),
    ...byPerson,
    survey: z.string(),
    drift: driftKindSchema,
    regions: z.array(z.string()).min(1),
  }),
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
    case "notified-added":
      return notifying(known, [...new Set([...(known.notified ?? []), ...event.users])]);
    case "notified-removed":
      return notifying(
        known,
        (known.notified ?? []).filter((user) => !event.users.includes(user)),
      );
    case "quorum-set":
      return { ...known, quorum: event.quorum };
    case "drift-found":
      return { ...known, lastSeen: { ...known.lastSeen, ...seenIn(event) } };
    // What policies come to is kept beside the account, with every statement at fault.
    case "policies-judged":
    case "drift-accepted":
      return known;
  }
}

/** Where nobody is told there is no list. */
function notifying({ notified: _before, ...account }: Account, notified: string[]): Account {
  return { ...account, ...(notified.length === 0 ? {} : { notified }) };
}

function seenIn({ at, differences }: AccountEventOf<"drift-found">): Record<string, Seen> {
  const seen = differences.flatMap(({ regions }) =>
    Object.entries(regions).map(([region, { now }]) => [region, { status: now, at }] as const),
  );
  return Object.fromEntries(seen);
}

function leftBehind({ openRequest, lastSeen, failedIn }: Account): Omit<Account, keyof AccountSettings> {
  return {
    ...(openRequest === undefined ? {} : { openRequest }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
    ...(failedIn === undefined ? {} : { failedIn }),
  };
}
