import type { EventOf } from "../event.ts";

type Audience = EventOf<"announced">["to"];

/** Somebody was told, or could not be: a failed announcement is history, and undoes nothing. */
export function announce(
  to: Audience,
  failure: { because: string } | undefined,
  now: Date,
): EventOf<"announced"> | EventOf<"announcement-failed"> {
  const told = { at: now.toISOString(), actor: { app: "slack" }, to } as const;
  return failure
    ? { type: "announcement-failed", ...told, because: failure.because }
    : { type: "announced", ...told };
}
