import type { PolicyDocument } from "../seeds/seed.ts";
import { readPolicy, type Statement } from "./policy.ts";

/** When everything that a seed describes was made; nobody asks for more. */
export const SEEDED = "2024-01-15T09:00:00.000Z";

/** A policy that has a say about somebody. */
export interface NamedPolicy {
  /** As the policy simulator names it. */
  policyId: string;
  /** A managed policy's. */
  arn?: string;
  document: PolicyDocument;
}

const read = new WeakMap<PolicyDocument, Statement[]>();

/** The statements of several policies, each with where it stands. */
export function statementsOf(policies: readonly NamedPolicy[]): Statement[] {
  return policies.flatMap(({ policyId, arn, document }) =>
    statements(document).map((statement, index) => ({
      ...statement,
      origin: { policyId, ...(arn ? { arn } : {}), document, index },
    })),
  );
}

/** Reading costs more than asking, and a document is never changed in place. */
function statements(document: PolicyDocument): Statement[] {
  const known = read.get(document);
  if (known) return known;
  const fresh = readPolicy(document, "identity");
  read.set(document, fresh);
  return fresh;
}
