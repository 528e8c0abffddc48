import type { Account } from "@invitations/core/accounts/account";
import type { Announcer, Told } from "@invitations/core/ports";
import type { Message, Request } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import { operatorsLine } from "./blocks/operators-line.ts";
import { ownerMessage, ownerQuestion } from "./blocks/owner-message.ts";
import type { Post } from "./blocks/post.ts";
import { requesterMessage } from "./blocks/requester-message.ts";
import { post, postDirectly, slackReason } from "./direct-message.ts";
import { findPeople, type PersonFound } from "./people.ts";

export interface AnnouncerSettings {
  /** With the bot's token. Its own retries are the only ones, and they honour Slack's `Retry-After`. */
  client: WebClient;
  /** Channel id. */
  operatorsChannel: string;
}

type Asked = Awaited<ReturnType<Announcer["askOwners"]>>;

/**
 * Tells people what history holds already. Nothing is thrown for a message that cannot be delivered: the reason
 * is returned, for history.
 *
 * A step that runs twice may ask twice. That does no harm: both copies carry the request's id alone, the first
 * answer stands, and a press on the copy that history does not know rewrites it. Their metadata names the
 * request, so that a copy can be told from another question.
 */
export function createAnnouncer({ client, operatorsChannel }: AnnouncerSettings): Announcer {
  return {
    askOwners: (request, expiresAt, account) => askOwners(client, request, expiresAt, account),
    showOwners: (request) => showOwners(client, request),
    tellRequester: (request) =>
      told(() => postDirectly(client, request.requester, requesterMessage(request))),
    tellOperators: (request) => told(() => post(client, operatorsChannel, operatorsLine(request))),
  };
}

async function askOwners(
  client: WebClient,
  request: Request,
  expiresAt: Date,
  account: Account | undefined,
): Promise<Asked> {
  if (request.status !== "examined" && request.status !== "waiting") {
    throw new Error(`Request ${request.id} is ${request.status}: its owners cannot be asked.`);
  }
  const until = expiresAt.toISOString();
  // Those of the table, since they are the ones who may decide.
  const owners = account && account.owners.length > 0 ? account.owners : request.owners;
  const { reachable, unreachable } = await sortOut(client, owners);
  const metadata = { event_type: "invitation_question", event_payload: { request: request.id } };
  if (account?.channel !== undefined) {
    try {
      const question = ownerQuestion(request, until, reachable);
      return { messages: [await post(client, account.channel, question, metadata)], unreachable };
    } catch (error) {
      // A channel that is gone must not keep the question from its owners; history names it with its reason.
      unreachable.push({ user: account.channel, because: slackReason(error) });
    }
  }
  const question = ownerQuestion(request, until);
  const results = await Promise.all(
    reachable.map(async (owner): Promise<Message | { user: string; because: string }> => {
      try {
        return await postDirectly(client, owner, question, metadata);
      } catch (error) {
        return { user: owner, because: slackReason(error) };
      }
    }),
  );
  const messages = results.filter((result) => "ts" in result);
  return { messages, unreachable: [...unreachable, ...results.filter((result) => "because" in result)] };
}

/** Owners who can be asked, and those who cannot, each with the reason. */
async function sortOut(
  client: WebClient,
  owners: readonly string[],
): Promise<{ reachable: string[]; unreachable: Asked["unreachable"] }> {
  const reachable: string[] = [];
  const unreachable: Asked["unreachable"] = [];
  const found = await Promise.allSettled(owners.map((owner) => findPeople(client, [owner])));
  for (const [index, owner] of owners.entries()) {
    const result = found[index];
    const person: PersonFound | undefined = result?.status === "fulfilled" ? result.value[0] : undefined;
    // Where the look-up itself failed, posting will show whether the person can be reached.
    if (person && !person.person) unreachable.push({ user: owner, because: person.because });
    else reachable.push(owner);
  }
  return { reachable, unreachable };
}

async function showOwners(client: WebClient, request: Request): Promise<Told> {
  const messages = "messages" in request && request.messages ? request.messages : [];
  const message = ownerMessage(request);
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

async function told(deliver: () => Promise<unknown>): Promise<Told> {
  try {
    await deliver();
    return undefined;
  } catch (error) {
    return { because: slackReason(error) };
  }
}
