import type { Clock } from "../../wire/clock.ts";

/**
 * A clock that stands still between two `advance`, so that a test says how much time passes. It begins at the
 * machine's time, since requests are signed with that.
 */
export function frozenClock(): Clock {
  const start = Date.now();
  let at = start;
  let heading: number | undefined;
  const timers = new Set<{ due: number; ring: () => void }>();
  return {
    now: () => new Date(at),
    offset: () => at - start,
    headingFor: () => new Date(heading ?? at),
    after(milliseconds, ring) {
      const timer = { due: at + milliseconds, ring };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const until = at + milliseconds;
      heading = until;
      const due = () => [...timers].filter((timer) => timer.due <= until).sort((a, b) => a.due - b.due)[0];
      for (let next = due(); next; next = due()) {
        timers.delete(next);
        at = next.due;
        next.ring();
      }
      at = until;
      heading = undefined;
    },
    during: (work) => work,
    stop: () => timers.clear(),
  };
}
