import type { IncomingMessage } from "node:http";
import type { SignedParts } from "./signature.ts";

/** A request as it came over the wire. */
export interface Incoming extends SignedParts {
  sourceIp: string;
  /** The body went beyond the limit; then `body` is empty. */
  tooLarge: boolean;
}

/** Largest body that is read, in bytes: far above what any operation here takes. */
const LARGEST_BODY = 6 * 1024 * 1024;

export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too much is read on and dropped, so that the refusal reaches the caller.
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  const tooLarge = size > LARGEST_BODY;
  const url = message.url ?? "/";
  const mark = url.indexOf("?");
  return {
    method: message.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? "" : url.slice(mark + 1),
    headers: joinHeaders(message.rawHeaders),
    body: tooLarge ? new Uint8Array() : Buffer.concat(chunks),
    sourceIp: message.socket.remoteAddress ?? "127.0.0.1",
    tooLarge,
  };
}

/** By lower-case name; several of one name joined by commas, as the signature wants them. */
function joinHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? "").toLowerCase();
    const value = raw[at + 1] ?? "";
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}
