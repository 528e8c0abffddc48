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
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new Error(`Slack opened no conversation with ${user}.`);
  return post(client, channel.id, message, metadata);
}

/** Slack's own word for what went wrong (`message_not_found`), or the message of whatever did. */
export function slackReason(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.message : String(error);
}
