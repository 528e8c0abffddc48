/** An owner as a list names one: by Slack user id, or by e-mail address. */
export type OwnerNamed = { user: string } | { email: string };

/** Longer than any address in Slack's own form: `<mailto:…|…>`. */
const LONGEST = 600;

/** Splits a cell with owners; `<@U1|anna>` stays in one piece. */
export function splitOwners(cell: string): string[] {
  return [...new Set(cell.match(/<[^<>]*>|[^\s,;|<>]+/g) ?? [])];
}

/**
 * What one of the owners of a row is: `<@U123>`, `<@U123|anna>`, `U123` or `@U123` a user, `anna@example.com`,
 * `<anna@example.com>` or Slack's `<mailto:…|…>` an address, in lower case. `undefined`: neither.
 */
export function ownerNamed(token: string): OwnerNamed | undefined {
  if (token.length > LONGEST) return undefined;
  const text = token.replace(/^<(.*)>$/, "$1").replace(/\|.*$/, "");
  const user = /^@?([UW][A-Z0-9]{2,30})$/.exec(text)?.[1];
  if (user !== undefined) return { user };
  const email = text.replace(/^mailto:/i, "").toLowerCase();
  return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) ? { email } : undefined;
}
