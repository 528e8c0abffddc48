import type { History } from "@invitations/core/ports";
import { isClosed, type Request } from "@invitations/core/request/request";
import { afterAll, beforeAll, inject } from "vitest";
import { recordOf } from "../world/outcome.ts";
import { type Actor, actorOn } from "../world/person.ts";
import { createWorld, type World, type WorldOptions } from "../world/world.ts";

/** The world of a test file: brought up before its tests, ended after them. */
export interface WorldInTest {
  world(): World;
  history(): History;
  /** By handle: `ana`. */
  person(name: string): Actor;
  /** Asks for an invitation and gives the request's id. Throws with Slack's words when there is none. */
  invite(account: string, rest?: string, who?: string): Promise<string>;
  /** Types `/securityhub <text>` and gives the id of the request that this opened for the account. */
  ask(who: Actor, conversation: string, text: string, account: string): Promise<string>;
  /** Waits until the request is so far. Throws with what it is instead. */
  until(id: string, wanted: (request: Request) => boolean): Promise<Request>;
  /** Waits until the request is closed and everybody has been told. */
  untilOver(id: string): Promise<Request>;
  /** The last private answer in the operators' channel to this person, as text with its blocks'. */
  answer(who: Actor, conversation?: string): Promise<string>;
}

export const OPERATORS_CHANNEL = "security-ops";

/** How the world of a journey is brought up, where it does not say otherwise: without a process that it can do without. */
export const IN_JOURNEYS = { page: false, functions: inject("functions"), environmentsAtMost: 1 } as const;

export function useWorld(options: WorldOptions = {}): WorldInTest {
  let world: World | undefined;
  let record: ReturnType<typeof recordOf> | undefined;
  beforeAll(async () => {
    world = await createWorld({ ...IN_JOURNEYS, ...options });
    record = recordOf(world);
  });
  afterAll(async () => {
    record?.close();
    await world?.close();
  });
  const here = () => {
    if (!world || !record) throw new Error("The world is not up.");
    return { world, history: record.history };
  };
  const person = (name: string) => {
    const found = here().world.ready.people.find((someone) => someone.name === name);
    if (!found) throw new Error(`Nobody here is called ${name}.`);
    return actorOn(here().world.ready.page, found.id);
  };
  const until = async (id: string, wanted: (request: Request) => boolean | Promise<boolean>) => {
    const deadline = Date.now() + 30_000;
    let request: Request | undefined;
    while (Date.now() < deadline) {
      request = await here().history.request(id);
      if (request && (await wanted(request))) return request;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    throw new Error(`Request ${id} did not come so far; it is ${JSON.stringify(request)}.`);
  };
  const ask = async (who: Actor, conversation: string, text: string, account: string) => {
    const before = (await here().history.requestsOf(account, 1))[0]?.id;
    const done = await who.say(conversation, `/securityhub ${text}`);
    if (!done.ok) throw new Error(done.error);
    const request = (await here().history.requestsOf(account, 1))[0];
    if (!request || request.id === before) throw new Error(await textOfLast(who, conversation));
    return request.id;
  };
  return {
    world: () => here().world,
    history: () => here().history,
    person,
    invite: (account, rest = "", who = "ana") =>
      ask(person(who), OPERATORS_CHANNEL, `invite ${account} ${rest}`, account),
    ask,
    until,
    untilOver: (id) =>
      until(id, async (request) => {
        if (!isClosed(request)) return false;
        const events = await here().history.events(id);
        return events.some(
          (event) =>
            (event.type === "announced" || event.type === "announcement-failed") && event.to === "operators",
        );
      }),
    answer: (who, conversation = OPERATORS_CHANNEL) => textOfLast(who, conversation),
  };
}

async function textOfLast(who: Actor, conversation: string): Promise<string> {
  const last = (await who.messages(conversation)).filter(({ onlyMe }) => onlyMe).at(-1);
  return last ? `${last.text}\n${JSON.stringify(last.blocks ?? [])}` : "";
}
