import { matchesArn } from "../iam/pattern.ts";

/** A statement that allows something, as far as calls can show its use. */
export interface Grant {
  readonly sid: string;
  /** Each by its full name. */
  readonly actions: readonly string[];
  /** ARNs with wildcards, or `*`. */
  readonly resources: readonly string[];
}

export interface Called {
  action: string;
  resource: string;
}

/** Calls that no statement allows, in words; none is as it should be. */
export function missing(grants: readonly Grant[], calls: readonly Called[]): string[] {
  const refused = calls.filter(
    ({ action, resource }) => !grants.some((grant) => covers(grant, action, resource)),
  );
  return unique(
    refused.map(({ action, resource }) => `${action} on ${resource}: called, and allowed by no statement`),
  );
}

/**
 * What the statements allow and no call needs, in words: an action on one of its resources, or a wildcard that always
 * stood for the same. Actions of `unseen` cannot be called here. Where an ARN up to a wildcard fits one of `open`, that
 * wildcard stands for what nobody can write down.
 */
export function over(
  grants: readonly Grant[],
  calls: readonly Called[],
  { unseen = [], open = [] }: { unseen?: readonly string[]; open?: readonly RegExp[] } = {},
): string[] {
  return unique(
    grants.flatMap((grant) => [
      ...unused(grant, calls, unseen),
      ...grant.resources.flatMap((resource) => tooWide(grant, resource, calls, open)),
    ]),
  );
}

function unused(
  { sid, actions, resources }: Grant,
  calls: readonly Called[],
  unseen: readonly string[],
): string[] {
  return actions
    .filter((action) => !unseen.includes(action))
    .flatMap((action) =>
      resources
        .filter(
          (pattern) => !calls.some((call) => call.action === action && matchesArn(pattern, call.resource)),
        )
        .map((pattern) => `${sid}: ${action} on ${pattern}: allowed, and never called`),
    );
}

function tooWide(
  { sid, actions }: Grant,
  pattern: string,
  calls: readonly Called[],
  open: readonly RegExp[],
): string[] {
  const found = calls
    .filter(({ action, resource }) => actions.includes(action) && matchesArn(pattern, resource))
    .map(({ resource }) => resource);
  if (pattern === "*") {
    return found
      .filter((resource) => resource !== "*")
      .map((resource) => `${sid}: *: a call names ${resource}, and so could the statement`);
  }
  const wildcards = wildcardsOf(pattern);
  const stoodFor = found.map((resource) => wildcards.exec(resource)?.slice(1) ?? []);
  const [first = []] = stoodFor;
  return first.flatMap((value, at) => {
    const upTo = pattern
      .split(WILDCARDS)
      .slice(0, 2 * at + 2)
      .join("");
    return stoodFor.every((values) => values[at] === value) && !open.some((one) => one.test(upTo))
      ? [`${sid}: ${upTo}: the last wildcard stood for nothing but "${value}"`]
      : [];
  });
}

/** Neighbours together. */
const WILDCARDS = /([*?]+)/;

/** Catches what each wildcard stands for. */
function wildcardsOf(pattern: string): RegExp {
  const source = pattern
    .split(WILDCARDS)
    .map((piece, at) => (at % 2 === 1 ? "(.*)" : piece.replace(/[\\^$.+()[\]{}|]/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`, "s");
}

function covers({ actions, resources }: Grant, action: string, resource: string): boolean {
  return actions.includes(action) && resources.some((pattern) => matchesArn(pattern, resource));
}

const unique = (sentences: string[]): string[] => [...new Set(sentences)].sort();
