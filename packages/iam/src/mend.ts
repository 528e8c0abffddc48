import type { PolicyMend } from "@invitations/core/action-pairs/account-policy-readiness";
import type { PairName } from "@invitations/core/action-pairs/action-pair";
import type { PolicyReference } from "@invitations/core/action-pairs/policy-finding";
import { type MendEffect, type MendedStatement, mendStatement } from "./mend-statement.ts";
import { readDocument } from "./read-document.ts";
import { unifiedDiff } from "./unified-diff.ts";

/** A statement that is about one action of a pair and not about the other, with the policy it stands in. */
export interface StatementAtFault {
  policy: PolicyReference;
  /** Place in the document, from 1. */
  place: number;
  sid?: string | undefined;
  source: Readonly<Record<string, unknown>>;
}

/**
 * The smallest change after which a statement names both actions of these pairs; `undefined` where none is needed or
 * the statement is not understood. Nothing is edited: this is for a person to paste.
 */
export function mendOf(
  { policy, place, sid, source }: StatementAtFault,
  pairs: readonly PairName[],
): Omit<PolicyMend, "principals"> | undefined {
  const mended = mendStatement(source, pairs);
  if (!mended) return undefined;
  const where = { policy, statement: place, ...(sid === undefined ? {} : { sid }) };
  const ofThese = pairs.filter((pair) => mendStatement(source, [pair]) !== undefined);
  if (policy.type === "aws-managed" && policy.as === "permissions") {
    const document = besides(source, mended);
    return {
      ...where,
      pairs: ofThese,
      way: "attach",
      json: inJson(document),
      diff: unifiedDiff(`beside ${policy.name}`, "", inJson(document)),
      note:
        `AWS owns ${policy.name}, so it cannot be edited. Attach this policy to the same users, groups and roles: ` +
        `it ${document.Statement[0]?.Effect === "Deny" ? "denies" : "allows"} ${list(mended.uncovered)} where ${policy.name} has the other name.`,
    };
  }
  const copy =
    policy.type === "aws-managed"
      ? ` AWS owns ${policy.name}, so it cannot be edited: make a policy of your own from it, change that, and set it as the boundary.`
      : "";
  return {
    ...where,
    pairs: ofThese,
    way: "edit",
    json: inJson(mended.statement),
    diff: unifiedDiff(titleOf(policy, place, sid), inJson(source), inJson(mended.statement)),
    note: `${noteOn(mended)}${copy}`,
  };
}

/** The most characters of a managed policy, spaces between its parts not counted. Source: IAM and STS quotas. */
export const LONGEST_MANAGED_POLICY = 6144;

export interface MendedDocument {
  /** The whole document, two spaces deep. */
  document: string;
  diff: string;
  /** Statements that were changed, from 1. */
  statements: number[];
  /** Characters as IAM counts them; beyond `LONGEST_MANAGED_POLICY` a managed policy is refused. */
  length: number;
}

/** A whole document with every statement mended, or why it could not be read. `undefined`: it needs no change. */
export function mendDocument(
  name: string,
  text: string,
  pairs: readonly PairName[],
): MendedDocument | { unread: string } | undefined {
  const read = readDocument(text);
  if (read.statements === undefined) return { unread: read.unread };
  const { statements, head } = read;
  // What is no object is not kept as it was read, so that it could not be given back.
  const strange = statements.find(({ source }) => source === undefined);
  if (strange) return { unread: strange.faults.join(" ") };
  const changed: number[] = [];
  const mended = statements.map((statement) => {
    const found = statement.effect === "unclear" ? undefined : mendStatement(statement.source ?? {}, pairs);
    if (found) changed.push(statement.place);
    return found?.statement ?? statement.source;
  });
  if (changed.length === 0) return undefined;
  const before = { ...head, Statement: statements.map(({ source }) => source) };
  const after = { ...before, Statement: mended };
  return {
    document: inJson(after),
    diff: unifiedDiff(name, inJson(before), inJson(after)),
    statements: changed,
    length: JSON.stringify(after).length,
  };
}

const NOTES: Readonly<Record<MendEffect, (named: string, added: string) => string>> = {
  "both-allowed": (named, added) => `It allows ${named} and not ${added}. With this change it allows both.`,
  "both-denied": (named, added) =>
    `It denies ${named} and not ${added}, so the way around stays open. With this change it denies both; ` +
    `where the operation is meant to be allowed, take ${named} out instead.`,
  "both-left-out": (named, added) =>
    `It allows everything but ${named}, and so it allows ${added}. With this change it allows neither; ` +
    `where the operation is meant to be allowed, take ${named} out instead.`,
  "both-spared": (named, added) =>
    `It denies everything but ${named}, and so it denies ${added}. With this change it denies neither.`,
};

function noteOn({ effect, named, added }: MendedStatement): string {
  return NOTES[effect](list(named), list(added));
}

/** A policy with what the statement is not about, under the same terms. */
function besides(source: Readonly<Record<string, unknown>>, { uncovered }: MendedStatement) {
  const { Effect, Resource, NotResource, Condition } = source;
  const terms = Object.entries({ Resource, NotResource, Condition }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    Version: "2012-10-17",
    Statement: [{ Effect, Action: uncovered, ...Object.fromEntries(terms) }],
  };
}

function titleOf({ name }: PolicyReference, place: number, sid: string | undefined): string {
  return `${name}, statement ${place}${sid === undefined ? "" : ` (${sid})`}`;
}

function inJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
