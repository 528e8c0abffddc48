import { type RoleTrust, trustUnknown } from "@invitations/core/role-trust";
import { policyJson } from "./policy-json.ts";
import { readTrustStatement, type Trusted } from "./trust-statement.ts";

const MOST_NAMED = 10;
const MOST_FAULTS = 10;

/**
 * Who may assume a role by its trust policy, percent-encoded as IAM gives it or plain, and whether that is as it
 * should be. Never throws: what is not understood is a fault, and with one the trust is never as it should be.
 */
export function judgeTrust(document: string | undefined, trusted: Trusted): RoleTrust {
  if (document === undefined) return trustUnknown("AWS gave no trust policy for the role.");
  const { statements, unread } = policyJson(document);
  if (statements === undefined) return trustUnknown(unread);
  const read = statements.map((statement, at) => readTrustStatement(statement, at + 1, trusted));
  const principals = [...new Set(read.flatMap((one) => one.principals))];
  const faults = read.flatMap((one) => one.faults);
  if (principals.length === 0 && faults.length === 0) {
    return trustUnknown("No statement of the trust policy lets anybody in, as far as it was understood.");
  }
  const tooWide = faults.some(({ fault }) => fault !== "not-understood");
  return {
    verdict: tooWide ? "too-wide" : faults.length > 0 ? "unknown" : "as-it-should-be",
    principals: principals.slice(0, MOST_NAMED),
    morePrincipals: Math.max(0, principals.length - MOST_NAMED),
    // What is known to be too wide comes first, so that no number of riddles hides it.
    faults: [
      ...faults.filter(({ fault }) => fault !== "not-understood"),
      ...faults.filter(({ fault }) => fault === "not-understood"),
    ].slice(0, MOST_FAULTS),
  };
}
