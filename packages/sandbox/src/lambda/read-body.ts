import type { IncomingMessage } from "node:http";

/**
 * The body of a request, or nothing where it is larger than `most` bytes. That is read to its end as well, since
 * whoever sends it listens for no answer before.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
  }
  return length <= most ? Buffer.concat(chunks) : undefined;
}
