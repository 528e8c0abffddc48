/** One switch: what it may be set to, what it is unless set, and why it exists. */
export interface Switch<Value> {
  readonly initial: Value;
  /** What may be written, in words for a person: `one of "InvalidInput", "BadRequest"`. */
  readonly takes: string;
  /** What the switch is about, with the mark of certainty of its default. */
  readonly why: string;
  /** The value itself if it is one of the switch's, otherwise `undefined`. */
  read(value: unknown): Value | undefined;
}

export type ValueOf<Kind> = Kind extends Switch<infer Value> ? Value : never;

/** The first value is the initial one. */
export function choice<const Names extends readonly [string, ...string[]]>(
  names: Names,
  why: string,
): Switch<Names[number]> {
  return {
    initial: names[0],
    takes: `one of ${names.map((name) => `"${name}"`).join(", ")}`,
    why,
    read: (value) => names.find((name) => name === value),
  };
}

export function flag(initial: boolean, why: string): Switch<boolean> {
  return {
    initial,
    takes: "true or false",
    why,
    read: (value) => (typeof value === "boolean" ? value : undefined),
  };
}

/** A whole number, 0 or more. */
export function count(initial: number, why: string): Switch<number> {
  return {
    initial,
    takes: "a whole number of 0 or more",
    why,
    read: (value) => (isCount(value) ? value : undefined),
  };
}

export function accountIds(why: string): Switch<readonly string[]> {
  return {
    initial: [],
    takes: "a list of account ids, each of 12 digits",
    why,
    read: (value) =>
      Array.isArray(value) && value.every((id) => typeof id === "string" && /^\d{12}$/.test(id))
        ? (value as string[])
        : undefined,
  };
}

/** Milliseconds per kind of write; those left out of a value are 0. */
export function delays<const Names extends readonly string[]>(
  names: Names,
  why: string,
): Switch<Readonly<Record<Names[number], number>>> {
  const all = (given: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, given[name] ?? 0])) as Record<Names[number], number>;
  return {
    initial: all({}),
    takes: `an object of milliseconds, whole numbers of 0 or more, by ${names.join(", ")}`,
    why,
    read(value) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
      const given = Object.entries(value);
      return given.every(([name, delay]) => names.includes(name) && isCount(delay))
        ? all(Object.fromEntries(given))
        : undefined;
    },
  };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
