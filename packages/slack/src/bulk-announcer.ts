import type { Asked } from "@invitations/core/bulk/audience";
import type { Batch } from "@invitations/core/bulk/batch";
import type { PersonNamed } from "@invitations/core/bulk/judge";
import { ownerNamed } from "@invitations/core/bulk/owner-named";
import type { JudgedRow } from "@invitations/core/bulk/verdict";
import type { BulkAnnouncer, Told } from "@invitations/core/ports";
import type { Message } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import type { AnnouncerSettings } from "./announcer.ts";
import { type BulkChecked, bulkCheck } from "./blocks/bulk-check.ts";
import { bulkMessage } from "./blocks/bulk-message.ts";
import { verdictsFile } from "./blocks/bulk-verdicts-file.ts";
import { notesTogether } from "./blocks/notified-news.ts";
import type { Post } from "./blocks/post.ts";
import { question } from "./blocks/question.ts";
import { questionsTogether } from "./blocks/questions-together.ts";
import { escalationTogether, reminder, reminderTogether, type Waiting } from "./blocks/reminder.ts";
import { post, postDirectly, slackReason } from "./direct-message.ts";
import { fetchFile } from "./fetch-file.ts";
import { findPeople, ownerByEmail } from "./people.ts";
import { reachEach, reachOwners } from "./reach.ts";

export interface BulkAnnouncerSettings extends AnnouncerSettings {
  /** Files are fetched with it, outside of the Web API. */
  botToken: string;
}

/** Tells people about batches of requests, in the manner of `createAnnouncer`. */
export function createBulkAnnouncer(settings: BulkAnnouncerSettings): BulkAnnouncer {
  const { client, operatorsChannel, botToken, now } = settings;
  return {
    fetchList: ({ id }) => fetchFile(client, botToken, id),
    findOwners: (named, byEmail) => findOwners(client, named, byEmail),
    tellChecked: (batch, rows) => delivered(() => tellChecked(client, batch, rows)),
    tellBegun: (batch, standing) =>
      delivered(() => post(client, operatorsChannel, bulkMessage(batch, standing))),
    showBatch: (batch, standing) => rewriteAll(client, batch.messages, bulkMessage(batch, standing)),
    async askTogether(id, asked, expiresAt) {
      const until = expiresAt.toISOString();
      const reached = await reachOwners(client, asked, (mention) => ask(id, asked, until, mention));
      const together = asked.requests.length > 1 ? { together: id } : {};
      return { ...reached, messages: reached.messages.map((message) => ({ ...message, ...together })) };
    },
    async noteTogether(requests, expiresAt, person) {
      const note = notesTogether(requests, expiresAt.toISOString());
      const { unreachable } = await reachEach(client, [person], note);
      return unreachable[0] && { because: unreachable[0].because };
    },
    showTogether: (id, message, requests) =>
      rewriteAll(client, [message], questionsTogether({ id, requests, page: 1 })),
    async remindTogether(asked) {
      const waiting = asked.requests.filter(isWaiting);
      const [only, ...others] = waiting;
      if (!only) return [];
      const compose = (mention?: readonly string[]) =>
        others.length === 0 ? reminder(only, now(), mention) : reminderTogether(waiting, now(), mention);
      return (await reachOwners(client, asked, compose)).unreachable;
    },
    async escalateTogether(requests, people) {
      return (await reachEach(client, people, escalationTogether(requests.filter(isWaiting), now())))
        .unreachable;
    },
  };
}

const isWaiting = (request: Asked["requests"][number]): request is Waiting => request.status === "waiting";

function ask(id: string, { requests }: Asked, until: string, mention?: readonly string[]): Post {
  const [only, ...others] = requests;
  if (only?.status === "waiting" && others.length === 0) return question(only, until, mention);
  return questionsTogether({ id, requests, page: 1, ...(mention ? { mention } : {}) });
}

async function tellChecked(client: WebClient, batch: Batch, rows: readonly JudgedRow[]): Promise<Message> {
  const { counts, regions, source, encoding, ignored } = batch;
  if (batch.status !== "checked" || !counts || !regions) {
    return postDirectly(client, batch.requester, bulkMessage(batch));
  }
  const checked: BulkChecked = {
    id: batch.id,
    requester: batch.requester,
    rows,
    counts,
    regions,
    ...("file" in source ? { file: source.file.name } : {}),
    ...(encoding ? { encoding } : {}),
    ...(ignored ? { ignored } : {}),
  };
  const message = await postDirectly(client, batch.requester, bulkCheck(checked));
  await client.files.uploadV2({
    channel_id: message.channel,
    thread_ts: message.ts,
    filename: `${batch.id}-verdicts.csv`,
    content: verdictsFile(rows),
    initial_comment: "The verdict on every row.",
  });
  return message;
}

async function findOwners(
  client: WebClient,
  named: readonly string[],
  byEmail: boolean,
): Promise<Map<string, PersonNamed>> {
  const owners = named.map((token) => ({ token, owner: ownerNamed(token) }));
  const users = owners.flatMap(({ owner }) => (owner && "user" in owner ? [owner.user] : []));
  const found = new Map((await findPeople(client, users)).map((person) => [person.user, person]));
  const standsFor = async (owner: ReturnType<typeof ownerNamed>): Promise<PersonNamed> => {
    if (!owner) return { because: "unknown" };
    if (!("user" in owner)) {
      return byEmail ? ownerByEmail(client, owner.email) : { because: "email-matching-off" };
    }
    const person = found.get(owner.user);
    if (person?.person) return { user: owner.user };
    return { because: person?.because === "user_not_found" ? "unknown" : "is-no-person" };
  };
  const people = owners.map(async ({ token, owner }) => [token, await standsFor(owner)] as const);
  return new Map(await Promise.all(people));
}

async function delivered(
  deliver: () => Promise<Message>,
): Promise<{ message: Message } | { because: string }> {
  try {
    return { message: await deliver() };
  } catch (error) {
    return { because: slackReason(error) };
  }
}

async function rewriteAll(client: WebClient, messages: readonly Message[], message: Post): Promise<Told> {
  const failed: string[] = [];
  for (const { channel, ts } of messages) {
    try {
      await client.chat.update({ channel, ts, ...message });
    } catch (error) {
      failed.push(slackReason(error));
    }
  }
  return failed.length === 0 ? undefined : { because: [...new Set(failed)].join(", ") };
}
