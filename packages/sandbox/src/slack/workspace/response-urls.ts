import { randomBytes } from "node:crypto";
import type { Clock } from "../../wire/clock.ts";
import type { StoredResponseUrl, WorkspaceState } from "./state.ts";

/** A response_url serves five answers within 30 minutes (docs.slack.dev, handling user interaction). */
const LIFE = 30 * 60_000;
const USES = 5;

export type Use =
  | { ok: true; url: StoredResponseUrl }
  | { ok: false; error: "invalid_url" | "expired_url" | "used_url" };

export interface ResponseUrls {
  /** The path below the workspace's own address. */
  issue(person: string, conversation: string, message?: string): string;
  /** Counts one use of the key at the end of the path. */
  use(key: string): Use;
}

export function createResponseUrls(
  state: WorkspaceState,
  teamId: string,
  clock: Clock,
  changed: () => void,
): ResponseUrls {
  const now = () => clock.now().getTime();
  return {
    issue(person, conversation, message) {
      for (const [key, url] of Object.entries(state.responseUrls)) {
        // Kept twice its life, so that a late answer is told "expired" and not "unknown".
        if (url.expires + LIFE < now()) delete state.responseUrls[key];
      }
      const key = randomBytes(18).toString("base64url");
      state.responseUrls[key] = {
        person,
        conversation,
        expires: now() + LIFE,
        used: 0,
        ...(message ? { message } : {}),
      };
      changed();
      return `/${message ? "actions" : "commands"}/${teamId}/${key}`;
    },
    use(key) {
      const url = state.responseUrls[key];
      if (!url) return { ok: false, error: "invalid_url" };
      if (now() > url.expires) return { ok: false, error: "expired_url" };
      if (url.used >= USES) return { ok: false, error: "used_url" };
      url.used += 1;
      changed();
      return { ok: true, url };
    },
  };
}
