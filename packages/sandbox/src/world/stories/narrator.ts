import type { History } from "@invitations/core/ports";
import { isClosed, type Request, type RequestStatus } from "@invitations/core/request/request";
import type { WorldSeed } from "../../seeds/world-seed.ts";
import { type AccountConsole, createConsole } from "../console.ts";
import { submitOnly } from "../forms.ts";
import { messageSaying, type Placed, questionOf } from "../messages.ts";
import { membersOf } from "../outcome.ts";
import { type Actor, actorOn } from "../person.ts";
import type { World } from "../world.ts";
import { plainText } from "./plain-text.ts";
import { createRequestWatch } from "./request-watch.ts";

export type Tell = (line: string) => void;

/**
 * Plays people and tells what becomes of it. They act through Slack alone; whether it came out as it should, the
 * record and ListMembers say. People are called by their handles, conversations by their names.
 */
export interface Narrator {
  world: World;
  history: History;
  /** What somebody does in AWS with an account's own keys, past this app. */
  console: AccountConsole;
  tell: Tell;
  /** Tells what somebody reads in Slack. */
  tellRead(name: string, text: string): void;
  person(name: string): Actor;
  /** Somebody types `/securityhub <text>`; gives the id of the request that this opened for the account. */
  asks(name: string, conversation: string, text: string, account: string): Promise<string>;
  /** Follows a request until this is so, and tells its events. Throws when it ends otherwise. */
  follow(id: string, until: (request: Request) => boolean): Promise<Request>;
  /** Follows a request until those who decide it are asked. */
  waits(id: string): Promise<Request>;
  /** Follows a request until it is over and everybody has been told; promises that it ends so. */
  ends(id: string, status: RequestStatus): Promise<Request>;
  /** Answers the question of that request; declining takes a reason. */
  accepts(name: string, id: string): Promise<void>;
  declines(name: string, id: string, reason: string): Promise<void>;
  /** Waits for a message to this person that says so, and tells it. */
  reads(name: string, words: string): Promise<Placed>;
  /** Promises that ListMembers gives the account with this status in every Region; `undefined`: in none. */
  stands(account: string, status: string | undefined): Promise<void>;
  /** Presses a button of a message that bears this text. */
  presses(name: string, placed: Placed, button: string): Promise<void>;
  /** Something that has to be so by now, and the sentence that is told where it is not. */
  promise(kept: boolean, otherwise: string): void;
  /** Names the requests of a story that were not followed one by one, for its report. */
  report(requests: readonly string[]): void;
}

/** A narrator, and what the stories that it told have come to. */
export interface Narration {
  narrator: Narrator;
  broken: string[];
  /** Ids of the requests, in the order in which they were told. */
  requests: ReadonlySet<string>;
}

export function createNarrator(world: World, history: History, seed: WorldSeed, tell: Tell): Narration {
  const broken: string[] = [];
  const watch = createRequestWatch(history, tell);
  const person = (name: string): Actor => {
    const found = world.ready.people.find((someone) => someone.name === name);
    if (!found) throw new Error(`The story needs ${name} of the practice seed.`);
    return actorOn(world.ready.page, found.id);
  };
  const nameOf = (user: string) =>
    capital(user === "U00APP" ? "the app" : (world.ready.people.find(({ id }) => id === user)?.name ?? user));
  const said = (text: string) => plainText(text, nameOf).replace(/\n/g, "\n    ");
  const tellRead = (name: string, text: string) => tell(`  ${capital(name)} reads: ${said(text)}`);
  const promise = (kept: boolean, otherwise: string) => {
    if (!kept) broken.push(otherwise);
  };
  const answer = async (name: string, id: string, button: "Accept" | "Decline") => {
    const who = person(name);
    const { conversation, message } = await questionOf(who, id);
    tellRead(name, message.text);
    await presses(name, { conversation, message }, button);
    return who;
  };
  const presses = async (name: string, { conversation, message }: Placed, button: string) => {
    tell(`  ${capital(name)} presses ${button}.`);
    const done = await person(name).press(conversation, message, button);
    if (done.ok) return;
    // On a busy machine the app may answer too late for Slack; whether it did its work all the same, the record tells.
    if (!done.error.includes("operation_timeout")) throw new Error(done.error);
    tell(`  Slack says: ${done.error}`);
  };

  const narrator: Narrator = {
    world,
    history,
    console: createConsole(world.ready.aws, seed),
    tell,
    tellRead,
    person,
    async asks(name, conversation, text, account) {
      const who = person(name);
      const before = (await history.requestsOf(account, 1))[0]?.id;
      tell(`\n${capital(name)} types in #${conversation}: /securityhub ${text}`);
      const done = await who.say(conversation, `/securityhub ${text}`);
      if (!done.ok) throw new Error(done.error);
      const answered = (await who.messages(conversation)).findLast(({ onlyMe }) => onlyMe)?.text ?? "";
      tell(`  Slack answers: ${said(answered)}`);
      const opened = (await history.requestsOf(account, 1))[0]?.id;
      if (!opened || opened === before) throw new Error(`No request was opened for account ${account}.`);
      return opened;
    },
    follow: watch.follow,
    waits: (id) =>
      watch.follow(id, (request) => request.status === "waiting" && request.messages !== undefined),
    async ends(id, status) {
      const request = await watch.follow(id, isClosed);
      const { account } = request;
      promise(
        request.status === status,
        `${id} of account ${account.id} should be ${status} and is ${request.status}.`,
      );
      return request;
    },
    accepts: async (name, id) => void (await answer(name, id, "Accept")),
    async declines(name, id, reason) {
      const who = await answer(name, id, "Decline");
      tell(`  ${capital(name)} gives a reason: "${reason}"`);
      await submitOnly(who, reason);
    },
    async reads(name, words) {
      const placed = await messageSaying(person(name), words);
      tellRead(name, placed.message.text);
      return placed;
    },
    async stands(account, status) {
      const listed = (await membersOf(world))[account] ?? {};
      const places = Object.entries(listed).map(([region, standing]) => `${region} ${standing}`);
      tell(`  AWS says: ${account}  ${places.join(" · ") || "not on the member list"}`);
      const kept = world.ready.regions.every((region) => listed[region] === status);
      promise(
        kept,
        status === undefined
          ? `ListMembers still gives account ${account}: ${places.join(", ")}.`
          : `ListMembers does not give account ${account} as ${status} in every Region, but: ${places.join(", ") || "not at all"}.`,
      );
    },
    presses,
    promise,
    report: watch.report,
  };
  return { narrator, broken, requests: watch.told };
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
