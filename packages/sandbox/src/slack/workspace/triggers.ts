import { randomBytes } from "node:crypto";
import type { Clock } from "../../wire/clock.ts";
import type { StoredTrigger, WorkspaceState } from "./state.ts";

/** A trigger lives 3 s and opens one view (docs.slack.dev, modals). */
const LIFE = 3_000;
/** How long a dead trigger is still told apart from one that never was. */
const REMEMBERED = 60 * 60_000;

export type Exchange =
  | { ok: true; trigger: StoredTrigger }
  | { ok: false; error: "invalid_trigger_id" | "expired_trigger_id" | "exchanged_trigger_id" };

export interface Triggers {
  issue(person: string, modal?: string): string;
  /** Says whether the trigger may be used; `exchange` on the result's trigger uses it up. */
  check(id: string): Exchange;
  exchange(trigger: StoredTrigger): void;
}

export function createTriggers(state: WorkspaceState, clock: Clock, changed: () => void): Triggers {
  const now = () => clock.now().getTime();
  const forget = () => {
    for (const [id, trigger] of Object.entries(state.triggers)) {
      if (trigger.expires + REMEMBERED < now()) delete state.triggers[id];
    }
  };
  return {
    issue(person, modal) {
      forget();
      const id = `${now()}.${Math.floor(Math.random() * 1e10)}.${randomBytes(16).toString("hex")}`;
      state.triggers[id] = { person, expires: now() + LIFE, exchanged: false, ...(modal ? { modal } : {}) };
      changed();
      return id;
    },
    check(id) {
      const trigger = state.triggers[id];
      if (!trigger) return { ok: false, error: "invalid_trigger_id" };
      if (trigger.exchanged) return { ok: false, error: "exchanged_trigger_id" };
      if (now() > trigger.expires) return { ok: false, error: "expired_trigger_id" };
      return { ok: true, trigger };
    },
    exchange(trigger) {
      trigger.exchanged = true;
      changed();
    },
  };
}
