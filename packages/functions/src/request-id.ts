import { randomInt } from "node:crypto";

/** Letters and digits that are hard to confuse when read aloud or copied by hand. */
const ALPHABET = "23456789abcdefghjkmnpqrstvwxyz";

/** `inv-` and eight characters, some 39 bits; the table refuses a second request of the same id. */
export function newRequestId(): string {
  return `inv-${Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("")}`;
}
