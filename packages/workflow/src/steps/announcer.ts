import type { Policy } from "@invitations/core/policy";
import type { Announcer, History, Now, Told, Workflow } from "@invitations/core/ports";
import type { EventOf, EventType, RequestEvent } from "@invitations/core/request/event";
import { announce } from "@invitations/core/request/moves/announce";
import { askOwner, awaitDecision, expiryFrom } from "@invitations/core/request/moves/ask-owner";
import { z } from "zod";
import type { AnnouncerStep } from "./names.ts";
import { readRequest, recordStep, requestInput, type Step } from "./step.ts";

export interface AnnouncerStepPorts {
  history: History;
  announcer: Announcer;
  workflow: Pick<Workflow, "answer">;
  policy: Policy;
  now: Now;
}

/** The steps that speak to people, by name. */
export function announcerSteps(ports: AnnouncerStepPorts): Record<AnnouncerStep, Step> {
  const { history, announcer, workflow, policy, now } = ports;
  return {
    async "ask-owner"(input) {
      const { request: id } = requestInput.parse(input);
      const expiresAt = expiryFrom(now(), policy.expiresAfterDays);
      const open = await recordStep(history, id, (request) => awaitDecision(request, expiresAt, now()));
      if (open.status !== "waiting" || open.messages) return { expiresAt: expiryOf(open) };
      const account = await history.account(open.account.id);
      const asked = await announcer.askOwners(open, new Date(open.expiresAt), account);
      const request = await recordStep(history, id, (request) => askOwner(request, asked, now()));
      // Nobody would ever answer, so those who can do something about it are told now.
      if (asked.messages.length === 0) {
        await record(id, "requester", await announcer.tellRequester(request));
        await record(id, "operators", await announcer.tellOperators(request));
      }
      return { expiresAt: open.expiresAt };
    },

    async "await-decision"(input) {
      const { request: id, taskToken } = requestInput.extend({ taskToken: z.string() }).parse(input);
      // Kept first and read after, as the door records first and reads the token after: whichever of the two
      // comes second sees the other's half, so no decision is left without an answer.
      await history.keepTaskToken(id, taskToken);
      const request = await readRequest(history, id);
      if (request.status !== "waiting") await workflow.answer(taskToken);
      return {};
    },

    async "show-owners"(input) {
      const { request: id } = requestInput.parse(input);
      const told = await announcer.showOwners(await readRequest(history, id));
      if (told) await record(id, "owners", told);
      return {};
    },

    async announce(input) {
      const { request: id } = requestInput.parse(input);
      const request = await readRequest(history, id);
      const told = toldSinceClosing(await history.events(id));
      const asked = "messages" in request && request.messages && request.messages.length > 0;
      if (asked && !told.has("owners")) await record(id, "owners", await announcer.showOwners(request));
      if (!told.has("requester")) await record(id, "requester", await announcer.tellRequester(request));
      if (!told.has("operators")) await record(id, "operators", await announcer.tellOperators(request));
      return {};
    },
  };

  async function record(id: string, to: EventOf<"announced">["to"], told: Told): Promise<void> {
    await recordStep(history, id, () => announce(to, told, now()));
  }
}

/** Who knows how it ended: a step that runs twice tells nobody twice. */
function toldSinceClosing(events: readonly RequestEvent[]): ReadonlySet<string> {
  const closed = events.findLastIndex(({ type }) => CLOSING.has(type));
  return new Set(events.slice(closed + 1).flatMap((event) => (event.type === "announced" ? [event.to] : [])));
}

const CLOSING: ReadonlySet<EventType> = new Set(["blocked", "completed", "expired", "cancelled", "failed"]);

function expiryOf(request: { expiresAt?: string | undefined } | object): string {
  const expiresAt = "expiresAt" in request ? request.expiresAt : undefined;
  if (!expiresAt) throw new Error("The request was never asked, so it has no expiry.");
  return expiresAt;
}
