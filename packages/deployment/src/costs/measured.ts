import type { FunctionName } from "@invitations/functions/deployment/names";

/** What one run of a state machine takes, without attempts that had to be repeated. */
export interface Work {
  /** States that were entered. */
  transitions: number;
  invocations: Partial<Record<FunctionName, number>>;
}

/** Of a run, and of each Region or account that it goes through. */
export interface Run {
  once: Work;
  each: Work;
}

/**
 * Counted in the practice world, which runs the very machines of a deployment; a journey counts anew and compares.
 * The invitation is accepted by its owner after two days and one reminder.
 */
export const MEASURED = {
  invitation: {
    once: { transitions: 21, invocations: { "administrator-steps": 4, "member-steps": 1, announcer: 8 } },
    each: { transitions: 6, invocations: { "administrator-steps": 2, "member-steps": 1, announcer: 1 } },
  },
  drift: {
    once: { transitions: 3, invocations: { "administrator-steps": 1, announcer: 1 } },
    each: { transitions: 0, invocations: {} },
  },
  readiness: {
    once: { transitions: 4, invocations: { "administrator-steps": 1, announcer: 1 } },
    each: { transitions: 2, invocations: { "member-steps": 1 } },
  },
} as const satisfies Record<string, Run>;

/** Events that such an invitation leaves in the record, and those of each Region. */
export const EVENTS = { once: 11, each: 3 } as const;
