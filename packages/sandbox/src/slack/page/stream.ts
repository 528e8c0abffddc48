import type { Context } from "hono";
import { streamSSE } from "hono/streaming";

/** Changes within this many milliseconds are told together. */
const COALESCE = 30;
const HEARTBEAT = 15_000;

/**
 * Server-sent events named `state`: one at once, one after each change, and a comment now and then so that a
 * dead connection is noticed on both sides.
 * @param onChange calls its listener after each change; what it returns ends that
 */
export function streamState(
  request: Context,
  read: () => unknown,
  onChange: (listener: () => void) => () => void,
): Response {
  return streamSSE(request, async (stream) => {
    let pending: NodeJS.Timeout | undefined;
    const send = () => {
      pending = undefined;
      void stream.writeSSE({ event: "state", data: JSON.stringify(read()) });
    };
    const stop = onChange(() => {
      pending ??= setTimeout(send, COALESCE);
    });
    const heartbeat = setInterval(() => void stream.write(": still here\n\n"), HEARTBEAT);
    await new Promise<void>((resolve) => {
      stream.onAbort(resolve);
      send();
    });
    stop();
    clearInterval(heartbeat);
    clearTimeout(pending);
  });
}
