import { MOST_BYTES } from "@invitations/core/bulk/decode";
import type { WebClient } from "@slack/web-api";
import { slackReason } from "./direct-message.ts";

/** Longest that a file may take, in milliseconds. */
const PATIENCE = 20_000;

/**
 * The bytes of a file that somebody uploaded in Slack; `because` where it cannot be had. Its address comes from
 * Slack itself and not from what was submitted, since the bot's token is sent there.
 */
export async function fetchFile(
  client: WebClient,
  botToken: string,
  id: string,
): Promise<Uint8Array | { because: string }> {
  try {
    const { file } = await client.files.info({ file: id });
    const address = file?.url_private_download ?? file?.url_private;
    if (!file || !address) return { because: "file_without_address" };
    // Not read at all: it would be refused for its size in any case.
    if ((file.size ?? 0) > MOST_BYTES) return new Uint8Array(MOST_BYTES + 1);
    const answer = await fetch(address, {
      headers: { authorization: `Bearer ${botToken}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) return { because: `HTTP ${answer.status}` };
    // Slack sends whoever may not read a file to its log-in page, with 200.
    const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
    if (isPage && file.mimetype !== "text/html") return { because: "not_allowed" };
    return new Uint8Array(await answer.arrayBuffer());
  } catch (error) {
    return { because: slackReason(error) };
  }
}
