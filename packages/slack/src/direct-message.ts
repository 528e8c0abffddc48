import type { Told } from "@invitations/core/ports";
import type { Message } from "@invitations/core/request/request";
import type { MessageMetadata } from "@slack/types";
import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { Post } from "./blocks/post.ts";

/** Posts to a channel and answers where the message stands. */
export async function post(
  client: WebClient,
  channel: string,
  message: Post,
  metadata?: MessageMetadata,
): Promise<Message> {
  const posted = await client.chat.postMessage({
    channel,
    ...message,
    ...(metadata ? { metadata } : {}),
    unfurl_links: false,
    unfurl_media: false,
  });
  return { channel: posted.channel ?? channel, ts: posted.ts ?? "" };
}

/** Opens the conversation with one person and posts there. */
export async function postDirectly(
  client: WebClient,
  user: string,
  message: Post,
  metadata?: MessageMetadata,
): Promise<Message> {
  return post(client, await openDirect(client, user), message, metadata);
}

/** Opens the conversation with one person, and answers its channel id. */
export async function openDirect(client: WebClient, user: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error(`Slack opened no conversation with ${user}.`);
  return channel.id;
}

/** Sends text files to a channel, in one message with a comment. */
export async function sendFiles(
  client: WebClient,
  channel: string,
  comment: string,
  files: { filename: string; content: string }[],
): Promise<void> {
  await client.files.uploadV2({ channel_id: channel, initial_comment: comment, file_uploads: files });
}

/** What came of telling somebody: nothing is thrown for what cannot be delivered. */
export async function told(deliver: () => Promise<unknown>): Promise<Told> {
  try {
    await deliver();
    return undefined;
  } catch (error) {
    return { because: slackReason(error) };
  }
}

/** Slack's own word for what went wrong (`message_not_found`), or the message of whatever did. */
export function slackReason(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.message : String(error);
}
