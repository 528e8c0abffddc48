import * as z from "zod";
import type { Refusal } from "../refusal.ts";

/** How the bytes of a list were written. */
export const encodingSchema = z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]);
export type Encoding = z.infer<typeof encodingSchema>;

/** Most bytes of a list: a thousand rows with ten owners each, in UTF-16, fit several times. */
export const MOST_BYTES = 2 * 1_024 * 1_024;

/** What some files begin with that are no text: an .xlsx is a zip, an old .xls an OLE container. */
const SIGNATURES: readonly { begins: readonly number[]; looksLike: "spreadsheet" | "pdf" }[] = [
  { begins: [0x50, 0x4b, 0x03, 0x04], looksLike: "spreadsheet" },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], looksLike: "spreadsheet" },
  { begins: [0x25, 0x50, 0x44, 0x46], looksLike: "pdf" },
];

const BYTE_ORDER_MARKS: readonly { begins: readonly number[]; encoding: Encoding }[] = [
  { begins: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { begins: [0xff, 0xfe], encoding: "utf-16le" },
  { begins: [0xfe, 0xff], encoding: "utf-16be" },
];

/**
 * The text in the bytes of a file, without its byte order mark. The mark says the encoding; without one, zero
 * bytes tell UTF-16 from the rest, then UTF-8 is tried, and what is not UTF-8 is read as windows-1252, in which
 * every byte means something: ids and addresses survive that, accents perhaps not.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } | Refusal {
  if (bytes.length > MOST_BYTES) return { refusal: "list-too-large", bytes: bytes.length, most: MOST_BYTES };
  const known = SIGNATURES.find(({ begins }) => startsWith(bytes, begins));
  if (known) return { refusal: "list-no-text", looksLike: known.looksLike };
  const mark = BYTE_ORDER_MARKS.find(({ begins }) => startsWith(bytes, begins));
  const body = mark ? bytes.subarray(mark.begins.length) : bytes;
  const encoding = mark?.encoding ?? withoutMark(body);
  if (encoding === undefined) return { refusal: "list-no-text", looksLike: "unknown" };
  const text = decoded(body, encoding);
  if (text !== undefined) return isText(text) ? { text, encoding } : noText;
  // UTF-16 that cannot be read is no other text either.
  if (encoding !== "utf-8") return noText;
  const guessed = decoded(body, "windows-1252");
  return guessed !== undefined && isText(guessed) ? { text: guessed, encoding: "windows-1252" } : noText;
}

const noText: Refusal = { refusal: "list-no-text", looksLike: "unknown" };

function startsWith(bytes: Uint8Array, begins: readonly number[]): boolean {
  return begins.every((byte, index) => bytes[index] === byte);
}

/** Ids and addresses in UTF-16 have a zero in every second byte; in any other text there is none at all. */
function withoutMark(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return "utf-8";
  const most = bytes.length / 2;
  if (odd >= most * 0.5 && even <= most * 0.05) return "utf-16le";
  if (even >= most * 0.5 && odd <= most * 0.05) return "utf-16be";
  return undefined;
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not in this encoding; what that means is for the caller to say.
    return undefined;
  }
}

/** A stray control character does not unmake a text; many do, and so does a zero. */
export function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  return !text.includes("\u0000") && controls <= text.length / 50;
}
