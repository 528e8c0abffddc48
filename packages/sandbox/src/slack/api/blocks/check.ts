/** One thing that is wrong with a payload, and where (a JSON pointer). */
export interface Complaint {
  pointer: string;
  message: string;
}

/** Looks at `value`, found at the JSON pointer `at`, and says what is wrong with it. */
export type Check = (value: unknown, at: string) => Complaint[];

export type Fields = Record<string, Check>;

const complain = (pointer: string, message: string): Complaint[] => [{ pointer, message }];

/** Lengths are in characters; Slack's words name the first length that is no longer allowed. */
export const text =
  ({ least = 1, most }: { least?: number; most?: number } = {}): Check =>
  (value, at) => {
    if (typeof value !== "string") return complain(at, "must provide a string");
    if (value.length < least) return complain(at, `must be more than ${least - 1} characters`);
    if (most !== undefined && value.length > most)
      return complain(at, `must be less than ${most + 1} characters`);
    return [];
  };

export const flag: Check = (value, at) =>
  typeof value === "boolean" ? [] : complain(at, "must provide a boolean");

export const number =
  ({ least, most }: { least?: number; most?: number } = {}): Check =>
  (value, at) => {
    if (typeof value !== "number") return complain(at, "must provide a number");
    if (least !== undefined && value < least) return complain(at, `must be at least ${least}`);
    if (most !== undefined && value > most) return complain(at, `must be at most ${most}`);
    return [];
  };

export const oneOf =
  (...allowed: string[]): Check =>
  (value, at) =>
    allowed.includes(value as string) ? [] : complain(at, `must be one of: ${allowed.join(", ")}`);

export const matching =
  (pattern: RegExp, shape: string): Check =>
  (value, at) =>
    typeof value === "string" && pattern.test(value) ? [] : complain(at, `must be ${shape}`);

export const list =
  (item: Check, { least = 1, most }: { least?: number; most?: number } = {}): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return complain(at, "must provide an array");
    if (value.length < least) return complain(at, `no fewer than ${least} items allowed`);
    if (most !== undefined && value.length > most) return complain(at, `no more than ${most} items allowed`);
    return value.flatMap((one, index) => item(one, `${at}/${index}`));
  };

/** An object with these fields and no other: Slack refuses a whole payload for one field it does not know. */
export const object =
  (required: Fields, optional: Fields = {}): Check =>
  (value, at) => {
    if (!isObject(value)) return complain(at, "must provide an object");
    const missing = Object.keys(required).filter((field) => value[field] === undefined);
    const unknown = Object.keys(value).filter((field) => !(field in required) && !(field in optional));
    const all = { ...optional, ...required };
    return [
      ...missing.flatMap((field) => complain(at, `missing required field: ${field}`)),
      ...unknown.flatMap((field) => complain(at, `invalid additional property: ${field}`)),
      ...Object.entries(all).flatMap(([field, check]) =>
        value[field] === undefined ? [] : check(value[field], `${at}/${field}`),
      ),
    ];
  };

/** Chooses the check by the object's `type`. */
export const byType =
  (kinds: Record<string, Check>): Check =>
  (value, at) => {
    if (!isObject(value)) return complain(at, "must provide an object");
    if (value.type === undefined) return complain(at, "missing required field: type");
    const check = kinds[String(value.type)];
    return check ? check(value, at) : complain(`${at}/type`, `unsupported type: ${String(value.type)}`);
  };

/** Any JSON at all, for the parts of Block Kit that nothing here displays. */
export const anything: Check = () => [];

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
