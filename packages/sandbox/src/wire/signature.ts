import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";

/** What an `Authorization: AWS4-HMAC-SHA256 …` header says. */
export interface Authorization {
  accessKeyId: string;
  /** `20260927`, as in the credential scope. */
  day: string;
  region: string;
  /** Signing name: `securityhub`. */
  service: string;
  /** Lower-case header names, in the order of the header. */
  signedHeaders: string[];
  /** 64 hexadecimal digits. */
  signature: string;
}

/** The parts of an HTTP request that its signature covers. */
export interface SignedParts {
  method: string;
  /** Path as it came, percent-encoding kept, no query. */
  path: string;
  /** What stood after `?`, as it came. */
  query: string;
  /** Lower-case names; several headers of one name joined by commas. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

/** Reads the header; `undefined` when a part of it is missing or malformed. */
export function parseAuthorization(header: string): Authorization | undefined {
  const [algorithm, ...rest] = header.trim().split(/\s+/);
  if (algorithm !== ALGORITHM) return undefined;
  const parts = new Map(
    rest
      .join("")
      .split(",")
      .map((part) => {
        const at = part.indexOf("=");
        return [part.slice(0, at), part.slice(at + 1)];
      }),
  );
  const [accessKeyId, day, region, service, end, ...more] = (parts.get("Credential") ?? "").split("/");
  const signedHeaders = (parts.get("SignedHeaders") ?? "").split(";").filter((name) => name !== "");
  const signature = parts.get("Signature") ?? "";
  if (!accessKeyId || !day || !region || !service || end !== "aws4_request" || more.length > 0)
    return undefined;
  if (signedHeaders.length === 0 || !/^[0-9a-f]{64}$/.test(signature)) return undefined;
  return { accessKeyId, day, region, service, signedHeaders, signature };
}

/**
 * The signature these parts should carry, in hexadecimal. `time` is the basic ISO form of the `X-Amz-Date`
 * header (`20150830T123600Z`). Source: AWS Signature Version 4, for services other than S3, whose canonical
 * path is percent-encoded once more than the path on the wire.
 */
export function signatureOf(
  parts: SignedParts,
  authorization: Omit<Authorization, "signature" | "accessKeyId">,
  secretAccessKey: string,
  time: string,
): string {
  const { day, region, service, signedHeaders } = authorization;
  const toSign = [
    ALGORITHM,
    time,
    `${day}/${region}/${service}/aws4_request`,
    sha256(canonicalRequest(parts, signedHeaders)),
  ].join("\n");
  return hmac(signingKey([day, region, service], secretAccessKey), toSign).toString("hex");
}

/** Keys that were derived before: a client signs with the same one all day, and four of five hashes are its derivation. */
const derived = new Map<string, KeyObject>();
const DERIVED_AT_MOST = 1_000;

function signingKey(scope: readonly string[], secretAccessKey: string): KeyObject {
  const name = [secretAccessKey, ...scope].join("/");
  const known = derived.get(name);
  if (known) return known;
  const bytes = [...scope, "aws4_request"].reduce<Buffer>(
    (secret, step) => hmac(secret, step),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  // Node takes longer to see that bytes are no key than to compute with one.
  const key = createSecretKey(bytes);
  if (derived.size >= DERIVED_AT_MOST) derived.clear();
  derived.set(name, key);
  return key;
}

/** Whether two signatures are the same, without telling by the time taken how much of them is. */
export function sameSignature(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** SHA-256 in hexadecimal: what `x-amz-content-sha256` must say of a body. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Reads `20150830T123600Z`; `undefined` for anything else. */
export function parseBasicTime(time: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Writes `20150830T123600Z`. */
export function basicTime(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function canonicalRequest(parts: SignedParts, signedHeaders: string[]): string {
  const names = [...signedHeaders].sort();
  const headers = names.map((name) => `${name}:${(parts.headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`);
  return [
    parts.method,
    canonicalPath(parts.path),
    canonicalQuery(parts.query),
    headers.join(""),
    names.join(";"),
    sha256(parts.body),
  ].join("\n");
}

function canonicalPath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") kept.pop();
    else if (segment !== "" && segment !== ".") kept.push(segment);
  }
  const end = kept.length > 0 && path.endsWith("/") ? "/" : "";
  return `/${kept.map(encode).join("/")}${end}`;
}

function canonicalQuery(query: string): string {
  if (query === "") return "";
  const pairs = query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [encode(decode(name)), encode(decode(value))] as const;
    });
  pairs.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  return pairs.map(([name, value]) => `${name}=${value}`).join("&");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** RFC 3986: everything but letters, digits and `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    // A stray percent sign stands for itself; the signature will tell whether the caller meant that too.
    return text;
  }
}

function hmac(key: string | Buffer | KeyObject, content: string): Buffer {
  return createHmac("sha256", key).update(content).digest();
}
