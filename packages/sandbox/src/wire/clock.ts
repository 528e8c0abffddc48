import { setTimeout as pause } from "node:timers/promises";

/**
 * The practice world's time. Every emulator reads it and sets its timers on it, so that a person can move
 * the world a day forward and see what a day brings.
 */
export interface Clock {
  now(): Date;
  /** Calls `ring` once `milliseconds` of the world's time have passed; the returned function calls it off. */
  after(milliseconds: number, ring: () => void): () => void;
  /**
   * Moves the world forward; timers that fall due ring in their order before this resolves. Whatever they set
   * in motion comes to rest before the next hour strikes.
   */
  advance(milliseconds: number): Promise<void>;
  /** The world is not moved while this work goes on, since it takes machine time and no time of the world. */
  during<Result>(work: Promise<Result>): Promise<Result>;
  /** How far the world is ahead of the machine, in milliseconds. */
  offset(): number;
  /** The hour that the world is being moved to; that it is now, where nobody moves it. */
  headingFor(): Date;
  /** Calls off every timer: a stopped world rings no more. */
  stop(): void;
}

interface Timer {
  due: number;
  ring: () => void;
}

/** The world is at rest when nothing has been going on for so many milliseconds. */
const REST = 25;

/** Node fires a timer of 2^31 ms or more at once, so longer ones are armed again in steps. */
const LONGEST_STEP = 2 ** 31 - 1;

export function createClock(startAhead = 0): Clock {
  let ahead = startAhead;
  let going = 0;
  const timers = new Set<Timer>();
  let armed: NodeJS.Timeout | undefined;
  let heading: number | undefined;
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

  const rest = async () => {
    for (let quiet = 0; quiet < 2; quiet = going > 0 ? 0 : quiet + 1) await pause(REST);
  };

  return {
    now: () => new Date(now()),
    offset: () => ahead,
    headingFor: () => new Date(heading ?? now()),
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
      await rest();
      const until = now() + milliseconds;
      heading = until;
      for (let next = earliest(); next && next.due <= until; next = earliest()) {
        ahead += Math.max(next.due - now(), 0);
        timers.delete(next);
        next.ring();
        await rest();
      }
      heading = undefined;
      ahead += Math.max(until - now(), 0);
      arm();
    },
    async during(work) {
      going += 1;
      try {
        return await work;
      } finally {
        going -= 1;
      }
    },
    stop() {
      timers.clear();
      clearTimeout(armed);
    },
  };
}
