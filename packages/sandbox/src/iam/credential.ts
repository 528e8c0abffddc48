import { createHash, randomBytes } from "node:crypto";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * An id as AWS makes them: `AIDA…` a user, `AROA…` a role, `AGPA…` a group, `ANPA…` a managed policy, `ASIA…` a
 * temporary access key. The same `from`
 * gives the same id, so that what a seed describes keeps its ids; without it the id is random.
 */
export function createId(prefix: "AIDA" | "AROA" | "AGPA" | "ANPA" | "ASIA", from?: string): string {
  const bytes = from === undefined ? randomBytes(16) : createHash("sha256").update(from).digest();
  return `${prefix}${[...bytes.subarray(0, 16)].map((byte) => BASE32[byte % 32]).join("")}`;
}

/** 40 characters, as a secret access key has. */
export function createSecret(): string {
  return randomBytes(30).toString("base64");
}

/** Opaque, and long as the real ones are. */
export function createSessionToken(): string {
  return randomBytes(256).toString("base64");
}
