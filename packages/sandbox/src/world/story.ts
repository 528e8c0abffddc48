import { setTimeout as pause } from "node:timers/promises";
import type { RequestEvent } from "@invitations/core/request/event";
import { isClosed, type Request } from "@invitations/core/request/request";
import type { InputBlock } from "@slack/types";
import { membersOf, outcomeOf, type RequestOutcome, recordOf } from "./outcome.ts";
import { type Actor, actorOn, buttonsOf, conversationOf } from "./person.ts";
import type { World } from "./world.ts";

/** What a told story comes to. */
export interface StoryResult {
  /** Everything that was promised has come true. */
  ok: boolean;
  /** One sentence for each promise that has not. */
  broken: string[];
  requests: RequestOutcome[];
  members: Record<string, Record<string, string>>;
}

type Tell = (line: string) => void;

const OPERATORS_CHANNEL = "security-ops";
const HUB_OFF = "222233334444";
const DECLINING = "123412341234";
const TAKEN = "444455556666";

/**
 * The main job, told once: one account accepts (and has its hub turned on in a Region), one declines, one is
 * refused since it follows another administrator, and somebody presses who may not. The people act through
 * Slack alone; the record and ListMembers say whether it came out as it should.
 */
export async function tellMainStory(world: World, tell: Tell): Promise<StoryResult> {
  const { history, close } = recordOf(world);
  const people = Object.fromEntries(
    world.ready.people.map(({ id, name }) => [name, actorOn(world.ready.page, id)]),
  ) as Record<string, Actor>;
  const { ana, bo, carla, deniz, gus } = people;
  if (!ana || !bo || !carla || !deniz || !gus)
    throw new Error("The story needs the people of the practice seed.");

  const told = new Map<string, number>();
  const follow = async (id: string, until: (request: Request) => boolean): Promise<Request> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const request = await history.request(id);
      const events = await history.events(id);
      for (const event of events.slice(told.get(id) ?? 0)) {
        told.set(id, event.seq);
        const line = progressLine(event);
        if (line) tell(`    ${line}`);
      }
      // Operators are told last: a closed request is over once they know.
      const announced = events.some((event) => event.type === "announced" && event.to === "operators");
      if (request && until(request) && (announced || !isClosed(request))) return request;
      await pause(50);
    }
    throw new Error(`Request ${id} did not come so far.`);
  };
  const ask = async (who: Actor, account: string, reason: string): Promise<string> => {
    tell(`\n${nameOf(world, who)} types: /securityhub invite ${account} ${reason}`);
    const done = await who.say(OPERATORS_CHANNEL, `/securityhub invite ${account} ${reason}`);
    if (!done.ok) throw new Error(done.error);
    const [request] = await history.requestsOf(account, 1);
    if (!request) throw new Error(`Nothing was recorded for account ${account}.`);
    return request.id;
  };
  const question = (who: Actor, conversation: (state: Awaited<ReturnType<Actor["sees"]>>) => string) =>
    who.waitFor("the question with its buttons", (state) => {
      const place = conversation(state);
      const message = conversationOf(state, place)?.messages.find((message) => buttonsOf(message).length > 0);
      return message && { place, message };
    });
  const direct = (state: Awaited<ReturnType<Actor["sees"]>>) =>
    state.conversations.find(({ kind }) => kind === "direct")?.id ?? "";
  const broken: string[] = [];
  const promise = (kept: boolean, otherwise: string) => {
    if (!kept) broken.push(otherwise);
  };

  try {
    const accepted = await ask(ana, HUB_OFF, "Findings for the data audit");
    await follow(accepted, ({ status }) => status === "waiting");
    const asked = await question(carla, () => "data-lake");
    tell("  Gus, who does not own the account, presses Accept.");
    await gus.press(asked.place, asked.message, "Accept");
    const refused = await gus.waitFor("a private answer", (state) =>
      conversationOf(state, asked.place)?.messages.find(({ onlyMe }) => onlyMe),
    );
    tell(`    only Gus reads: ${refused.text}`);
    tell("  Carla, its owner, presses Accept.");
    await carla.press(asked.place, asked.message, "Accept");
    const enabled = await follow(accepted, isClosed);
    promise(enabled.status === "enabled", `${HUB_OFF} should be enabled and is ${enabled.status}.`);

    const declined = await ask(bo, DECLINING, "Joining the audit");
    await follow(declined, ({ status }) => status === "waiting");
    const put = await question(deniz, direct);
    tell("  Deniz, its owner, presses Decline and gives a reason.");
    await deniz.press(put.place, put.message, "Decline");
    await deniz.waitFor("the form for a reason", (state) => state.modals.at(-1));
    await submitReason(deniz, "The site is being sold in December");
    const resigned = await follow(declined, isClosed);
    promise(resigned.status === "declined", `${DECLINING} should be declined and is ${resigned.status}.`);

    const taken = await ask(ana, TAKEN, "They belong to us now");
    const blocked = await follow(taken, isClosed);
    promise(blocked.status === "blocked", `${TAKEN} should be refused and is ${blocked.status}.`);

    const requests = await Promise.all(
      [enabled, resigned, blocked].map((request) => outcomeOf(history, request)),
    );
    const members = await membersOf(world);
    const everywhere = (account: string, status: string) =>
      world.ready.regions.every((region) => members[account]?.[region] === status);
    promise(
      everywhere(HUB_OFF, "Enabled"),
      `ListMembers does not give ${HUB_OFF} as Enabled in every Region.`,
    );
    promise(
      everywhere(DECLINING, "Resigned"),
      `ListMembers does not give ${DECLINING} as Resigned in every Region.`,
    );
    promise(
      members[TAKEN] === undefined,
      `${TAKEN} follows another administrator and was added all the same.`,
    );
    const types = (index: number) => requests[index]?.events.map(({ type }) => type) ?? [];
    promise(types(0).includes("hub-enabled"), `History does not say that ${HUB_OFF} had its hub turned on.`);
    promise(types(0).includes("press-refused"), "History does not say that Gus was turned away.");
    return { ok: broken.length === 0, broken, requests, members };
  } finally {
    close();
  }
}

/** What a listener to the story is told of an event, if anything. */
function progressLine(event: RequestEvent): string | undefined {
  switch (event.type) {
    case "regions-found":
      return `home Region ${event.homeRegion}, ${event.regions.length} Regions in all`;
    case "examined":
      return "the account was looked at: nothing stands in the way";
    case "blocked":
      return `the account was looked at: ${event.blockers.map(({ blocker }) => blocker).join(", ")}`;
    case "region-invited":
      return `${event.region}  invited`;
    case "owner-asked":
      return "the owners have the question before them";
    case "decided":
      return `on record: ${event.verdict}${event.reason ? `, "${event.reason}"` : ""}`;
    case "hub-enabled":
      return `${event.region}  Security Hub turned on`;
    case "region-accepted":
      return `${event.region}  accepted`;
    case "region-declined":
      return `${event.region}  declined`;
    case "region-enabled":
    case "region-resigned":
      return `${event.region}  ${event.status}, as the administrator reads it`;
    case "region-failed":
      return `${event.region}  failed: ${event.failure.message}`;
    case "completed":
      return `over: ${event.outcome}`;
    case "announced":
      return `told: ${event.to}`;
    default:
      return undefined;
  }
}

function nameOf(world: World, who: Actor): string {
  const name = world.ready.people.find(({ id }) => id === who.id)?.name ?? who.id;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Fills the only input of the open modal. */
export async function submitReason(who: Actor, reason: string): Promise<void> {
  const modal = (await who.sees()).modals.at(-1);
  const input = modal?.view.blocks.find((block): block is InputBlock => block.type === "input");
  if (!input?.block_id || !("action_id" in input.element)) throw new Error("The form has no input.");
  const { action_id: actionId = "" } = input.element;
  const done = await who.submit({
    [input.block_id]: { [actionId]: { type: "plain_text_input", value: reason } },
  });
  if (!done.ok) throw new Error(done.error);
}
