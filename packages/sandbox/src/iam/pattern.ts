/** Condition values of one request by lower-case key; a list for a key that may have several values, however many. */
export type Values = ReadonlyMap<string, string | readonly string[]>;

/** `*` any text, `?` one character. */
export function matchesWildcard(pattern: string, text: string, ignoreCase = false): boolean {
  const flags = ignoreCase ? "is" : "s";
  const name = `${flags} ${pattern}`;
  let expression = expressions.get(name);
  if (!expression) {
    expression = new RegExp(`^${wildcardSource(pattern)}$`, flags);
    if (expressions.size >= EXPRESSIONS_AT_MOST) expressions.clear();
    expressions.set(name, expression);
  }
  return expression.test(text);
}

/** What patterns were made into: those of the same few policies are asked about at every call. */
const expressions = new Map<string, RegExp>();
const EXPRESSIONS_AT_MOST = 5_000;

/**
 * Whether an ARN fits a pattern: the first five parts each on their own, so that `*` in one of them never runs
 * into the next; the rest as a whole. A pattern cut short by a final `*` fits whatever follows.
 */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === "*") return true;
  const wanted = arnParts(pattern);
  const given = arnParts(arn);
  if (given.length < 6) return false;
  if (wanted.length < 6 && !pattern.endsWith("*")) return false;
  return given.every((part, at) => matchesWildcard(wanted[at] ?? "*", part));
}

/**
 * Puts the request's values into a policy's variables (`${aws:PrincipalAccount}`, `${key, 'otherwise'}`,
 * `${*}`, `${?}`, `${$}`). `undefined` when a variable has no value, or a list of them: then nothing matches.
 */
export function withVariables(text: string, values: Values): string | undefined {
  let whole = true;
  const filled = text.replace(VARIABLE, (_, name: string, otherwise: string | undefined) => {
    if (name === "*" || name === "?" || name === "$") return literal(name);
    const found = values.get(name.trim().toLowerCase());
    const value = typeof found === "string" ? found : otherwise;
    if (value === undefined) whole = false;
    return literal(value ?? "");
  });
  return whole ? filled : undefined;
}

/** As `withVariables`, but in an ARN only what stands behind the fifth colon may hold variables. */
export function resourceWithVariables(pattern: string, values: Values): string | undefined {
  const parts = arnParts(pattern);
  const last = parts[5];
  if (last === undefined) return pattern;
  const filled = withVariables(last, values);
  return filled === undefined ? undefined : [...parts.slice(0, 5), filled].join(":");
}

/** Takes back the marks that `withVariables` sets, for operators that know no wildcards. */
export function plainText(text: string): string {
  return text.replace(MARKED, (_, code: string) => String.fromCharCode(Number(code)));
}

const VARIABLE = /\$\{([^,}]+)(?:,\s*'([^']*)')?\s*\}/g;

/** A `*` or `?` that came in through a variable stands for itself: it is marked so that it matches only itself. */
const literal = (value: string) => value.replace(/[*?]/g, (sign) => `\u0000${sign.charCodeAt(0)}\u0000`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL cannot occur in a policy, which makes it a safe mark.
const MARKED = /\u0000(\d+)\u0000/g;

function wildcardSource(pattern: string): string {
  return pattern
    .split(/([*?])/)
    .map((piece) => (piece === "*" ? ".*" : piece === "?" ? "." : escapeForRegExp(plainText(piece))))
    .join("");
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** At most six parts: `arn`, partition, service, Region, account, and all of the rest. */
function arnParts(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
