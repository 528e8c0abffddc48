import type { Message } from "@invitations/core/request/request";
import type { MessageMetadata } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Post } from "./blocks/post.ts";
import { post, postDirectly, slackReason } from "./direct-message.ts";
import { findPeople, type PersonFound } from "./people.ts";

/** Where a message went, and whom it did not reach, each with Slack's reason. */
export interface Reached {
  messages: Message[];
  /** People by user id, and channels by theirs. */
  unreachable: { user: string; because: string }[];
}

/**
 * Reaches owners: in their account's channel, called by name, or else each in a direct message. Those who have
 * left, or never were people, are skipped and named. `mention` are the people to call by name.
 */
export async function reachOwners(
  client: WebClient,
  to: { owners: readonly string[]; channel?: string | undefined },
  compose: (mention?: readonly string[]) => Post,
  metadata?: MessageMetadata,
): Promise<Reached> {
  const { reachable, unreachable } = await sortOut(client, to.owners);
  if (to.channel !== undefined) {
    const there = await reachChannel(client, to.channel, compose(reachable), metadata);
    // A channel that is gone must not keep the message from its owners; history names it with its reason.
    unreachable.push(...there.unreachable);
    if (there.messages.length > 0) return { messages: there.messages, unreachable };
  }
  return together({ messages: [], unreachable }, await deliver(client, reachable, compose(), metadata));
}

/** Reaches each of these people in a direct message; those who have left are skipped and named. */
export async function reachEach(
  client: WebClient,
  people: readonly string[],
  message: Post,
  metadata?: MessageMetadata,
): Promise<Reached> {
  const { reachable, unreachable } = await sortOut(client, people);
  return together({ messages: [], unreachable }, await deliver(client, reachable, message, metadata));
}

/** Reaches a channel. */
export async function reachChannel(
  client: WebClient,
  channel: string,
  message: Post,
  metadata?: MessageMetadata,
): Promise<Reached> {
  try {
    return { messages: [await post(client, channel, message, metadata)], unreachable: [] };
  } catch (error) {
    return { messages: [], unreachable: [{ user: channel, because: slackReason(error) }] };
  }
}

function together(...all: readonly Reached[]): Reached {
  return {
    messages: all.flatMap(({ messages }) => messages),
    unreachable: all.flatMap(({ unreachable }) => unreachable),
  };
}

async function deliver(
  client: WebClient,
  people: readonly string[],
  message: Post,
  metadata: MessageMetadata | undefined,
): Promise<Reached> {
  const results = await Promise.all(
    people.map(async (user): Promise<Reached> => {
      try {
        return { messages: [await postDirectly(client, user, message, metadata)], unreachable: [] };
      } catch (error) {
        return { messages: [], unreachable: [{ user, because: slackReason(error) }] };
      }
    }),
  );
  return together(...results);
}

/** People who can be reached, and those who cannot, each with the reason. */
async function sortOut(
  client: WebClient,
  people: readonly string[],
): Promise<{ reachable: string[]; unreachable: Reached["unreachable"] }> {
  const reachable: string[] = [];
  const unreachable: Reached["unreachable"] = [];
  const found = await Promise.allSettled(people.map((user) => findPeople(client, [user])));
  for (const [index, user] of people.entries()) {
    const result = found[index];
    const person: PersonFound | undefined = result?.status === "fulfilled" ? result.value[0] : undefined;
    // Where the look-up itself failed, posting will show whether the person can be reached.
    if (person && !person.person) unreachable.push({ user, because: person.because });
    else reachable.push(user);
  }
  return { reachable, unreachable };
}
