import * as z from "zod";
import type { Account } from "../accounts/account.ts";
import { differenceSchema } from "./difference.ts";

/** What has become of a difference: what an operator did about it, or that the account stands differently by now. */
export const mendedSchema = z.union([
  z.object({ by: z.string(), request: z.string() }),
  z.object({ by: z.string(), kept: z.literal(true) }),
  z.object({ changed: z.literal(true) }),
]);
export type Mended = z.infer<typeof mendedSchema>;

/** A difference as a digest tells it; by account and kind there is one. */
export const foundSchema = differenceSchema.extend({
  alias: z.string().optional(),
  /** Absent as long as something can be done about it. */
  mended: mendedSchema.optional(),
});
export type Found = z.infer<typeof foundSchema>;

/** A Region whose list could not be read, so that nothing is known of it. */
export const unreadSchema = z.object({ unread: z.string(), because: z.string() });
export type Unread = z.infer<typeof unreadSchema>;

/** Days after which nobody would go by what a comparison found. */
export const SURVEY_KEPT_DAYS = 90;

/** One comparison: what it found, and where it could not look. */
export interface Survey {
  id: string;
  found: Found[];
  unread: Unread[];
}

/** A survey as rows of a report. */
export function rowsOfSurvey({ found, unread }: Survey): (Found | Unread)[] {
  return [...unread, ...found];
}

/** Throws Zod's error for rows that no survey wrote. */
export function surveyOf(id: string, rows: readonly unknown[]): Survey {
  const parsed = z.array(z.union([foundSchema, unreadSchema])).parse(rows);
  const isUnread = (row: Found | Unread): row is Unread => "unread" in row;
  return {
    id,
    found: parsed.filter((row): row is Found => !isUnread(row)),
    unread: parsed.filter(isUnread),
  };
}

const keyOf = ({ account, drift }: Found) => `${account}/${drift}`;

/** Whether the record says of the account what the difference says: nothing has come of it since. */
export function standsAsFound({ regions }: Pick<Found, "regions">, account: Account | undefined): boolean {
  return Object.entries(regions).every(
    ([region, { now }]) => (account?.lastSeen?.[region]?.status ?? "none") === now,
  );
}

/** Earlier differences that nobody was told of, with the new ones: of one account in one Region, the newer. */
export function together(earlier: readonly Found[], newer: readonly Found[]): Found[] {
  const place = (account: string, region: string) => `${account} ${region}`;
  const anew = new Set(
    newer.flatMap(({ account, regions }) => Object.keys(regions).map((region) => place(account, region))),
  );
  const kept = earlier.flatMap((found) => {
    const regions = Object.entries(found.regions).filter(
      ([region]) => !anew.has(place(found.account, region)),
    );
    return regions.length === 0 ? [] : [{ ...found, regions: Object.fromEntries(regions) }];
  });
  const all = new Map<string, Found>();
  for (const found of [...kept, ...newer]) {
    const same = all.get(keyOf(found));
    all.set(keyOf(found), { ...same, ...found, regions: { ...same?.regions, ...found.regions } });
  }
  return [...all.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** What was done about some differences, put down with them. */
export function withMended(found: readonly Found[], done: readonly Found[]): Found[] {
  const mended = new Map(done.map((one) => [keyOf(one), one.mended]));
  return found.map((one) => {
    const now = mended.get(keyOf(one));
    return now === undefined ? one : { ...one, mended: now };
  });
}
