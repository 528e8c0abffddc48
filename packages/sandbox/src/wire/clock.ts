/**
 * The practice world's time. Every emulator reads it and sets its timers on it, so that a person can move
 * the world a day forward and see what a day brings.
 */
export interface Clock {
  now(): Date;
  /** Calls `ring` once `milliseconds` of the world's time have passed; the returned function calls it off. */
  after(milliseconds: number, ring: () => void): () => void;
  /** Moves the world forward; timers that fall due ring in their order before this resolves. */
  advance(milliseconds: number): Promise<void>;
  /** How far the world is ahead of the machine, in milliseconds. */
  offset(): number;
  /** Calls off every timer: a stopped world rings no more. */
  stop(): void;
}

interface Timer {
  due: number;
  ring: () => void;
}

/** Node fires a timer of 2^31 ms or more at once, so longer ones are armed again in steps. */
const LONGEST_STEP = 2 ** 31 - 1;

export function createClock(startAhead = 0): Clock {
  let ahead = startAhead;
  const timers = new Set<Timer>();
  let armed: NodeJS.Timeout | undefined;
  const now = () => Date.now() + ahead;
  const earliest = () =>
    [...timers].reduce<Timer | undefined>((a, b) => (a && a.due <= b.due ? a : b), undefined);

  const ringDue = () => {
    for (let next = earliest(); next && next.due <= now(); next = earliest()) {
      timers.delete(next);
      next.ring();
    }
  };
  const arm = () => {
    clearTimeout(armed);
    const next = earliest();
    if (!next) return;
    armed = setTimeout(
      () => {
        ringDue();
        arm();
      },
      Math.min(Math.max(next.due - now(), 0), LONGEST_STEP),
    );
  };

  return {
    now: () => new Date(now()),
    offset: () => ahead,
    after(milliseconds, ring) {
      const timer = { due: now() + milliseconds, ring };
      timers.add(timer);
      arm();
      return () => {
        timers.delete(timer);
        arm();
      };
    },
    async advance(milliseconds) {
      const until = now() + milliseconds;
      for (let next = earliest(); next && next.due <= until; next = earliest()) {
        ahead += Math.max(next.due - now(), 0);
        timers.delete(next);
        next.ring();
        // What the timer set in motion may set timers of its own that fall due before the day is over.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      ahead += Math.max(until - now(), 0);
      arm();
    },
    stop() {
      timers.clear();
      clearTimeout(armed);
    },
  };
}
