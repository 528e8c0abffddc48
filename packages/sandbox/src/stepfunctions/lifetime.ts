/** Thrown inside an execution, branch or item that has been called off: its work has nowhere to go. */
export class Interrupted extends Error {
  constructor() {
    super("This part of the execution has ended.");
    this.name = "Interrupted";
  }
}

/** How long an execution, a branch or an item goes on; ending one ends everything inside it. */
export interface Lifetime {
  readonly ended: boolean;
  /** Calls `then` when it ends, at once if it has; the returned function calls that off. */
  onEnd(then: () => void): () => void;
  child(): Lifetime;
  end(): void;
}

export function createLifetime(): Lifetime {
  let ended = false;
  const listeners = new Set<() => void>();
  return {
    get ended() {
      return ended;
    },
    onEnd(then) {
      if (ended) then();
      else listeners.add(then);
      return () => listeners.delete(then);
    },
    child() {
      const child = createLifetime();
      const release = this.onEnd(() => child.end());
      child.onEnd(release);
      return child;
    },
    end() {
      if (ended) return;
      ended = true;
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
  };
}
