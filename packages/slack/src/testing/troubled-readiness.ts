import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import type { PrincipalVerdict } from "@invitations/core/action-pairs/pair-verdict";
import { anOwnRole, aReadiness } from "@invitations/core/action-pairs/testing";

const ACCOUNT = "111122223333";
const ACTION = "securityhub:AcceptAdministratorInvitation";

/** What a scan found where much is wrong; `text` stands wherever somebody else has written something. */
export function aTroubledReadiness(text = "no session policy allows it", many = 1): AccountPolicyReadiness {
  const own = anOwnRole(ACCOUNT, "unknown");
  const principal = (index: number): PrincipalVerdict => ({
    principal: { type: "user", name: `${text}-${index}`, arn: `arn:aws:iam::${ACCOUNT}:user/${index}` },
    pairs: Object.fromEntries(
      (["accept", "leave", "read"] as const).map((pair) => [
        pair,
        {
          verdict: "legacy-only",
          legacy: "allowed",
          current: "not-allowed",
          findings: Array.from({ length: 4 }, (_, statement) => ({
            policy: {
              name: text,
              type: "inline",
              as: "permissions",
              attachedTo: { type: "user", name: text },
            },
            statement: statement + 1,
            sid: text,
            effect: "Allow",
            covers: "legacy",
            conditions: [{ operator: "StringEquals", key: "aws:RequestedRegion", values: [text] }],
            because: [text],
          })),
          moreFindings: 3,
          because: [text],
        },
      ]),
    ) as PrincipalVerdict["pairs"],
  });
  return {
    ...aReadiness({}, "unknown"),
    account: ACCOUNT,
    by: "U01ANA",
    principals: Array.from({ length: many }, (_, index) => principal(index)),
    morePrincipals: 7,
    ownRole: { ...own, simulation: { is: "unknown", because: text } },
    trust: {
      verdict: "too-wide",
      principals: [text],
      morePrincipals: 0,
      faults: [
        { fault: "anybody", statement: 1 },
        { fault: "no-external-id", statement: 2 },
        { fault: "others", statement: 3, principals: Array.from({ length: 10 }, () => text || "*"), more: 4 },
        { fault: "loose-external-id", statement: 4, operators: [text] },
        { fault: "not-understood", statement: 5, because: text },
      ],
    },
    serviceLinkedRole: "not-found",
    inRegions: {
      "us-east-1": { hub: "off", config: "unknown", unknown: [text, text, text] },
      "eu-west-1": { optedIn: false, hub: "unknown", config: "unknown" },
    },
    denied: Array.from({ length: many }, () => ({
      action: ACTION,
      region: "eu-west-1",
      at: "2026-11-22T10:00:00.000Z",
      message: text,
    })),
  };
}
