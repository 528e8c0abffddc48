import * as z from "zod";
import { trustVerdictSchema } from "../role-trust.ts";
import { type AccountPolicyReadiness, serviceLinkedRoleSchema } from "./account-policy-readiness.ts";
import { PAIR_NAMES, type PairName, pairNameSchema } from "./action-pair.ts";
import { type PairVerdictName, pairVerdictNameSchema } from "./pair-verdict.ts";
import { whyUnknown, whyUnknownSchema } from "./why-unknown.ts";

/** What the policies of an account come to, pair by pair, in a word each. */
export const verdictsSchema = z.record(pairNameSchema, pairVerdictNameSchema);
export type Verdicts = z.infer<typeof verdictsSchema>;

/** What is shown where a decision is made: the account as a whole, the app's own role in it, and how old that is. */
export const policiesSeenSchema = z.object({
  at: z.iso.datetime(),
  account: verdictsSchema,
  /** Absent where the role is not among those that the account lists. */
  ownRole: verdictsSchema.optional(),
  /** Of the app's own role. */
  trust: trustVerdictSchema.optional(),
  serviceLinkedRole: serviceLinkedRoleSchema.optional(),
  /** Where accepting is `unknown`. */
  why: whyUnknownSchema.optional(),
});
export type PoliciesSeen = z.infer<typeof policiesSeenSchema>;

export function policiesSeen(readiness: AccountPolicyReadiness): PoliciesSeen {
  const { at, pairs, ownRole, trust, serviceLinkedRole } = readiness;
  const why = whyUnknown(readiness, "accept");
  return {
    at,
    account: each((pair) => pairs[pair].verdict),
    ...(ownRole?.verdict
      ? { ownRole: each((pair) => ownRole.verdict?.pairs[pair].verdict ?? "unknown") }
      : {}),
    ...(trust ? { trust: trust.verdict } : {}),
    ...(serviceLinkedRole ? { serviceLinkedRole } : {}),
    ...(why ? { why } : {}),
  };
}

/** Whether two scans come to the same. The service-linked role comes with the first hub and is no verdict. */
export function sameVerdicts(one: PoliciesSeen, other: PoliciesSeen): boolean {
  const told = ({ account, ownRole, trust }: PoliciesSeen) =>
    [...PAIR_NAMES.flatMap((pair) => [account[pair], ownRole?.[pair]]), trust].join();
  return told(one) === told(other);
}

/** From what needs somebody most to what needs nobody. */
export const WORST_FIRST: readonly PairVerdictName[] = [
  "neither",
  "new-only",
  "legacy-only",
  "unknown",
  "conditional",
  "ready",
];

/** The verdict by which an account is told in a word: that on acceptance, of the app's own role where it is known. */
export function acceptVerdict({ account, ownRole }: PoliciesSeen): PairVerdictName {
  return (ownRole ?? account).accept;
}

function each(verdict: (pair: PairName) => PairVerdictName): Verdicts {
  return { accept: verdict("accept"), leave: verdict("leave"), read: verdict("read") };
}
