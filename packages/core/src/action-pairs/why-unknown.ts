import * as z from "zod";
import type { AccountPolicyReadiness } from "./account-policy-readiness.ts";
import { ACTION_PAIRS, type PairName } from "./action-pair.ts";
import type { PrincipalVerdict } from "./pair-verdict.ts";

/** What somebody can do about a verdict that could not be told. */
export const unknownNextSchema = z.enum([
  /** Let the app's role read the account's policies. */
  "allow-reading",
  /** Let it ask IAM's simulator. */
  "allow-simulating",
  /** Let the app into the role. */
  "let-in",
  /** Correct which role the app is to use. */
  "correct-role",
  /** Mend the document that could not be understood. */
  "mend-document",
  /** Ask whoever sets the organization's policies. */
  "ask-organization",
  /** Look for what denies a call and stands nowhere in the account. */
  "find-what-denies",
  /** Have it looked at once more. */
  "look-again",
]);
export type UnknownNext = z.infer<typeof unknownNextSchema>;

/** Why a verdict is `unknown`, and what to do about it. */
export const whyUnknownSchema = z.object({ because: z.string(), next: unknownNextSchema });
export type WhyUnknown = z.infer<typeof whyUnknownSchema>;

/** As long as a reason is kept where only a line of it is shown. */
const LONGEST = 400;

/** Why the verdict on a pair is `unknown`, of the app's own role where that was seen; absent where it is not. */
export function whyUnknown(readiness: AccountPolicyReadiness, pair: PairName): WhyUnknown | undefined {
  const { ownRole } = readiness;
  if ((ownRole?.verdict ?? readiness).pairs[pair].verdict !== "unknown") return undefined;
  const why = found(readiness, pair);
  return { ...why, because: why.because.slice(0, LONGEST) };
}

function found(readiness: AccountPolicyReadiness, pair: PairName): WhyUnknown {
  const { ownRole, denied = [], unknown } = readiness;
  if (unknown !== undefined) return { because: unknown, next: nextAfter(unknown) };
  if (ownRole && !ownRole.verdict) {
    return { because: `The account does not list the role ${ownRole.arn}.`, next: "correct-role" };
  }
  const { legacy, current } = ACTION_PAIRS[pair];
  const isOfPair = ({ action }: { action: string }) => action === legacy || action === current;
  const denial = denied.find(isOfPair);
  if (denial) {
    const because = `AWS denied ${denial.action} in ${denial.region}, and nothing that I can read says so: ${denial.message}`;
    return { because, next: "find-what-denies" };
  }
  const document = ownRole?.verdict && unclear(ownRole.verdict, pair);
  if (document) return document;
  const [because] = ownRole?.verdict?.pairs[pair].because ?? [];
  if (ownRole?.simulation.is === "unknown") {
    return { because: ownRole.simulation.because, next: "allow-simulating" };
  }
  const byOrganization = ownRole?.simulation.actions.some((one) => isOfPair(one) && one.deniedByOrganization);
  if (because !== undefined) {
    return { because, next: byOrganization ? "ask-organization" : "find-what-denies" };
  }
  const others = readiness.principals.map((principal) => unclear(principal, pair)).find((one) => one);
  return others ?? { because: "The last look did not say why.", next: "look-again" };
}

function nextAfter(because: string): UnknownNext {
  if (/sts:AssumeRole|AssumeRole in /.test(because)) return "let-in";
  if (/not authorized to perform: iam:/.test(because)) return "allow-reading";
  return /another account|leads to account|not the ARN of a role/.test(because)
    ? "correct-role"
    : "look-again";
}

function unclear({ pairs }: PrincipalVerdict, pair: PairName): WhyUnknown | undefined {
  for (const { policy, because } of pairs[pair].findings) {
    const [what] = because;
    if (what !== undefined) return { because: `Policy ${policy.name}: ${what}`, next: "mend-document" };
  }
  return undefined;
}
