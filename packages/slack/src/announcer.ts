import type { Account } from "@invitations/core/accounts/account";
import type { Announcer, Now, Told } from "@invitations/core/ports";
import { ownersOf } from "@invitations/core/request/audience";
import type { Message, Request } from "@invitations/core/request/request";
import type { MessageMetadata } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { operatorsLine } from "./blocks/operators-line.ts";
import { ownersNews, removalNotice } from "./blocks/owners-news.ts";
import type { Post } from "./blocks/post.ts";
import { question, questionMessage } from "./blocks/question.ts";
import { escalation, reminder } from "./blocks/reminder.ts";
import { requesterMessage } from "./blocks/requester-message.ts";
import { post, postDirectly, slackReason } from "./direct-message.ts";
import { type Reached, reachChannel, reachEach, reachOwners, together } from "./reach.ts";

export interface AnnouncerSettings {
  /** With the bot's token. Its own retries are the only ones, and they honour Slack's `Retry-After`. */
  client: WebClient;
  /** Channel id. */
  operatorsChannel: string;
  now: Now;
}

/**
 * Tells people what history holds already. Nothing is thrown for a message that cannot be delivered: the reason
 * is returned, for history.
 *
 * A step that runs twice may ask twice. That does no harm: both copies carry the request's id alone, the first
 * answer stands, and a press on the copy that history does not know rewrites it. Their metadata names the
 * request, so that a copy can be told from another question.
 */
export function createAnnouncer(settings: AnnouncerSettings): Announcer {
  const { client, operatorsChannel, now } = settings;
  return {
    askOwners: (request, expiresAt, account) => ask(settings, request, expiresAt, account),
    async remind(request, account) {
      const waiting = stillWaiting(request);
      const compose = (mention?: readonly string[]) => reminder(waiting, now(), mention);
      const { unreachable } = await reachDeciders(settings, request, account, compose);
      return unreachable;
    },
    async escalate(request, people) {
      const message = escalation(stillWaiting(request), now());
      const { unreachable } = await reachEach(client, people, message);
      return unreachable;
    },
    showOwners: (request) => showQuestions(client, request),
    async tellOwners(request, owners, account) {
      const to = { owners, channel: account?.channel };
      const { messages, unreachable } = await reachOwners(client, to, (mention) =>
        ownersNews(request, mention),
      );
      return missed(unreachable, messages.length);
    },
    tellRequester: (request) =>
      told(() => postDirectly(client, request.requester, requesterMessage(request))),
    tellOperators: (request) => told(() => post(client, operatorsChannel, operatorsLine(request))),
  };
}

async function ask(
  settings: AnnouncerSettings,
  request: Request,
  expiresAt: Date,
  account: Account | undefined,
): Promise<Reached> {
  if (request.status !== "examined" && request.status !== "waiting") {
    throw new Error(`Request ${request.id} is ${request.status}: nobody can be asked about it.`);
  }
  const until = expiresAt.toISOString();
  const compose = (mention?: readonly string[]) => question(request, until, mention);
  const metadata = { event_type: "request_question", event_payload: { request: request.id } };
  if (request.kind !== "removal") return reachDeciders(settings, request, account, compose, metadata);
  // Told first, so that no decision is quicker than the news that one is asked for.
  const to = { owners: ownersOf(request, account), channel: account?.channel };
  const noticed = await reachOwners(settings.client, to, (mention) => removalNotice(request, mention));
  const asked = await reachDeciders(settings, request, account, compose, metadata);
  return together(asked, { messages: [], unreachable: noticed.unreachable });
}

/** Owners decide on an invitation, operators on anything else. */
function reachDeciders(
  { client, operatorsChannel }: AnnouncerSettings,
  request: Request,
  account: Account | undefined,
  compose: (mention?: readonly string[]) => Post,
  metadata?: MessageMetadata,
): Promise<Reached> {
  if (request.kind !== "invitation") return reachChannel(client, operatorsChannel, compose(), metadata);
  // Those of the table, since they are the ones who may decide.
  const to = { owners: ownersOf(request, account), channel: account?.channel };
  return reachOwners(client, to, compose, metadata);
}

function stillWaiting(request: Request): Extract<Request, { status: "waiting" }> {
  if (request.status === "waiting") return request;
  throw new Error(`Request ${request.id} is ${request.status}: nobody has to be reminded of it.`);
}

async function showQuestions(client: WebClient, request: Request): Promise<Told> {
  const messages = "messages" in request && request.messages ? request.messages : [];
  const message = questionMessage(request);
  const results = await Promise.all(
    messages.map((standing) => told(() => rewrite(client, standing, message))),
  );
  const failures = results.flatMap((result) => (result ? [result.because] : []));
  if (failures.length === 0) return undefined;
  const reasons = [...new Set(failures)].join(", ");
  return { because: `${failures.length} of ${messages.length} messages: ${reasons}` };
}

function rewrite(client: WebClient, { channel, ts }: Message, message: Post): Promise<unknown> {
  return client.chat.update({ channel, ts, ...message });
}

function missed(unreachable: Reached["unreachable"], reached: number): Told {
  if (unreachable.length === 0) return undefined;
  const reasons = unreachable.map(({ user, because }) => `${user}: ${because}`).join(", ");
  return { because: `${reached} delivered, but not to ${reasons}` };
}

async function told(deliver: () => Promise<unknown>): Promise<Told> {
  try {
    await deliver();
    return undefined;
  } catch (error) {
    return { because: slackReason(error) };
  }
}
