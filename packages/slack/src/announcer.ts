import type { Account } from "@invitations/core/accounts/account";
import type { Announcer, Now, Told } from "@invitations/core/ports";
import { notifiedOfQuestion, ownersOf, ownersToRemind } from "@invitations/core/request/audience";
import type { Request } from "@invitations/core/request/request";
import type { MessageMetadata } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { driftDigest, noDrift } from "./blocks/drift-digest.ts";
import { errandFailed } from "./blocks/errand-failed.ts";
import { notifiedNews, notifiedNote } from "./blocks/notified-news.ts";
import { operatorsLine } from "./blocks/operators-line.ts";
import { ownersNews, removalNotice } from "./blocks/owners-news.ts";
import type { Post } from "./blocks/post.ts";
import { question } from "./blocks/question.ts";
import { readinessChanged } from "./blocks/readiness-overview.ts";
import { escalation, reminder } from "./blocks/reminder.ts";
import { requesterMessage } from "./blocks/requester-message.ts";
import { post, postDirectly, told } from "./direct-message.ts";
import { type Reached, reachChannel, reachEach, reachOwners } from "./reach.ts";
import { sendAllReadiness, sendReadiness } from "./send-readiness.ts";
import { sendTransition } from "./send-transition.ts";
import { showQuestions } from "./show-questions.ts";

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
      const to = { owners: ownersToRemind(request, account), channel: account?.channel };
      const { unreachable } = await reachDeciders(settings, request, to, compose);
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
    async tellNotified(request, people) {
      const { messages, unreachable } = await reachEach(client, people, notifiedNews(request));
      return missed(unreachable, messages.length);
    },
    tellRequester: (request) =>
      told(() => postDirectly(client, request.requester, requesterMessage(request))),
    tellOperators: (request) => told(() => post(client, operatorsChannel, operatorsLine(request))),
    reportTransition: (report, asker) => told(() => sendTransition(client, report, asker)),
    reportReadiness: (readiness, account, asker) =>
      told(() => sendReadiness(client, readiness, account ?? { id: readiness.account }, asker)),
    reportAllReadiness: (all, accounts, asker) => told(() => sendAllReadiness(client, all, accounts, asker)),
    tellReadinessChanged: (changed, accounts) =>
      told(() =>
        post(
          client,
          operatorsChannel,
          readinessChanged(changed, new Map(accounts.map((account) => [account.id, account]))),
        ),
      ),
    tellErrandFailed: (errand, failure, asker) =>
      told(() => {
        const message = errandFailed(errand, failure);
        return asker === undefined
          ? post(client, operatorsChannel, message)
          : postDirectly(client, asker, message);
      }),
    tellDrift: (survey) => told(() => post(client, operatorsChannel, driftDigest(survey))),
    tellNoDrift: (asker) => told(() => postDirectly(client, asker, noDrift())),
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
  const to = { owners: ownersOf(request, account), channel: account?.channel };
  const { client } = settings;
  // Told first, so that no decision is quicker than the news that one is asked for.
  const noticed =
    request.kind === "removal"
      ? await reachOwners(client, to, (mention) => removalNotice(request, mention))
      : undefined;
  const note = notifiedNote(request, until, to.owners);
  const [asked, noted] = await Promise.all([
    reachDeciders(settings, request, to, compose, metadata),
    reachEach(client, notifiedOfQuestion(request, account), note),
  ]);
  return { ...asked, unreachable: [asked, noticed, noted].flatMap((reached) => reached?.unreachable ?? []) };
}

/** Owners decide on an invitation, those of the table since they are the ones who may; operators on anything else. */
function reachDeciders(
  { client, operatorsChannel }: AnnouncerSettings,
  request: Request,
  to: Parameters<typeof reachOwners>[1],
  compose: (mention?: readonly string[]) => Post,
  metadata?: MessageMetadata,
): Promise<Reached> {
  if (request.kind !== "invitation") return reachChannel(client, operatorsChannel, compose(), metadata);
  return reachOwners(client, to, compose, metadata);
}

function stillWaiting(request: Request): Extract<Request, { status: "waiting" }> {
  if (request.status === "waiting") return request;
  throw new Error(`Request ${request.id} is ${request.status}: nobody has to be reminded of it.`);
}

function missed(unreachable: Reached["unreachable"], reached: number): Told {
  if (unreachable.length === 0) return undefined;
  const reasons = unreachable.map(({ user, because }) => `${user}: ${because}`).join(", ");
  return { because: `${reached} delivered, but not to ${reasons}` };
}
