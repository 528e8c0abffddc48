import { ACTION_PAIRS, PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import { type Match, matchAction, matchAny, matchResource, type Patterns } from "./match.ts";

/** A member account as its policies are judged. */
export interface JudgedAccount {
  id: string;
  /** `aws`, `aws-us-gov`, `aws-cn`, … */
  partition: string;
  /** Regions in which it would have to accept. */
  regions: readonly string[];
}

/** ARN of the hub, the one resource that the actions of all pairs are about. Source: Service Authorization Reference. */
export function hubArn({ id, partition }: JudgedAccount, region: string): string {
  return `arn:${partition}:securityhub:${region}:${id}:hub/default`;
}

/** Every action of every pair. */
export const PAIRED_ACTIONS: readonly string[] = PAIR_NAMES.flatMap((name) => {
  const { legacy, current } = ACTION_PAIRS[name];
  return [legacy, current];
});

/** A match for each name; where all are `no`, `undefined`. */
export type Matches = Readonly<Record<string, Match>> | undefined;

/**
 * What policies are asked about: the paired actions on the hub of each Region of an account. Equal patterns get one
 * and the same answer, worked out once, since an account has the same ones in policy after policy.
 */
export class Scope {
  readonly account: JudgedAccount;
  readonly #actions = new Map<string, Matches>();
  readonly #hubs = new Map<string, Matches>();
  /** Without patterns, that is where they were not understood. */
  readonly unclearActions = everywhere(PAIRED_ACTIONS, () => "unclear");
  readonly unclearHubs: Readonly<Record<string, Match>>;

  constructor(account: JudgedAccount) {
    this.account = account;
    this.unclearHubs = everywhere(account.regions, () => "unclear");
  }

  /** By action: whether an element `Action` or `NotAction` is about it. */
  actions(about: Patterns | undefined): Matches {
    if (!about) return this.unclearActions;
    return remembered(this.#actions, about, () =>
      everywhere(PAIRED_ACTIONS, (action) => matchAny(about, (pattern) => matchAction(pattern, action))),
    );
  }

  /** By Region: whether an element `Resource` or `NotResource` is about the hub there. */
  hubs(about: Patterns | undefined): Matches {
    if (!about) return this.unclearHubs;
    return remembered(this.#hubs, about, () =>
      everywhere(this.account.regions, (region) => {
        const arn = hubArn(this.account, region);
        return matchAny(about, (pattern) => matchResource(pattern, arn));
      }),
    );
  }
}

function remembered(
  known: Map<string, Matches>,
  about: Patterns,
  work: () => Readonly<Record<string, Match>>,
): Matches {
  const key = JSON.stringify(about);
  if (!known.has(key)) {
    const matches = work();
    known.set(key, Object.values(matches).every((match) => match === "no") ? undefined : matches);
  }
  return known.get(key);
}

function everywhere(names: readonly string[], match: (name: string) => Match): Record<string, Match> {
  return Object.fromEntries(names.map((name) => [name, match(name)]));
}
