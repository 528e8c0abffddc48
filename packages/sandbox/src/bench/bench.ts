/** One side of a comparison: what is measured, or what it is measured against. */
export interface Side {
  run(): unknown;
  /** Runs in one sample, of which the mean counts; 1 unless given. Quick work needs many. */
  times?: number;
  /** Before each sample, and no part of it. */
  ready?(times: number): unknown;
}

/** A piece of work, and a smaller one beside it that any machine does as much slower or faster. */
export interface Bench {
  name: string;
  /** What the work is compared with, in words. */
  unit: string;
  /** At most so many times the unit's time, and the unit's allocations. */
  budget: { time: number; memory: number };
  /** Pairs of samples, 15 unless given. */
  samples?: number;
  open(): Promise<{ work: Side; unit: Side; close?(): Promise<unknown> }>;
}

/** What a run is measured by. */
export interface Meters {
  /** Milliseconds. */
  now(): number;
  /** Bytes that were allocated while `work` ran, whatever became of them. */
  allocatedBy(work: () => Promise<void>): Promise<number>;
}

/** One figure of one case. */
export interface Finding {
  name: string;
  unit: string;
  measure: keyof Bench["budget"];
  ratio: number;
  budget: number;
  ok: boolean;
}

/** Work that is held to figures of its own, where no smaller work beside it says how much is too much. */
export interface Trial {
  name: string;
  /** Does the work once. */
  run(): Promise<Figure[]>;
}

/** One figure, and what it may be at most, or has to be at least. */
export interface Figure {
  measure: string;
  value: number;
  /** `MB`, `s`, `accounts`. */
  unit: string;
  limit: { most: number } | { least: number };
}

/** A figure as it was judged. */
export interface Held extends Figure {
  name: string;
  ok: boolean;
}
