/** No separator of any language or log, and no at sign. */
const PART = String.raw`[^\s@<>()[\]{}"'\u0060|,;:\\/=]`;
/** As long as an address may be (RFC 5321), so that a long text is read once. */
const EMAIL = new RegExp(String.raw`${PART}{1,64}@${PART}{1,255}\.${PART}{2,63}`, "gu");

/** Secrets by their form: Slack's tokens, and the session token that AWS quotes when a signature does not fit. */
const TOKENS = [/\bx(ox[a-z]|app)-[\w-]+/g, /x-amz-security-token:\S+/gi];

/** At least so long, or it would strike out ordinary words. */
const SHORTEST_SECRET = 6;

/**
 * Strikes out what no log may hold: e-mail addresses, which AWS quotes in its messages, tokens, and the secrets that
 * this function was given.
 */
export function redactor(secrets: readonly string[] = []): (text: string) => string {
  const own = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  return (text) => {
    let redacted = text.includes("@") ? text.replace(EMAIL, "[e-mail]") : text;
    for (const token of TOKENS) redacted = redacted.replace(token, "[secret]");
    for (const secret of own) redacted = redacted.replaceAll(secret, "[secret]");
    return redacted;
  };
}
