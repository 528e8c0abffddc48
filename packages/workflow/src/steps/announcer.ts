import type { Told } from "@invitations/core/ports";
import { notifiedOfEnd, ownersToTell } from "@invitations/core/request/audience";
import type { EventOf, EventType, RequestEvent } from "@invitations/core/request/event";
import { announce } from "@invitations/core/request/moves/announce";
import { askOwner, awaitDecision, expiryFrom } from "@invitations/core/request/moves/ask-owner";
import { expire } from "@invitations/core/request/moves/close";
import { nextDue, remind } from "@invitations/core/request/moves/remind";
import { approvalsOf, asItCounts } from "@invitations/core/request/quorum";
import { decisionOf, isClosed, type Request, type RequestKind } from "@invitations/core/request/request";
import * as z from "zod";
import { announcerBulkSteps } from "./bulk/announcer.ts";
import { togetherIn } from "./bulk/together.ts";
import { announceDrift } from "./drift.ts";
import { announceErrandFailure } from "./errand.ts";
import type { AnnouncerStep } from "./names.ts";
import type { AnnouncerStepPorts } from "./ports.ts";
import { announceReadiness } from "./readiness.ts";
import { readRequest, recordStep, requestInput, type Step } from "./step.ts";
import { announceTransition } from "./transition.ts";

/** The steps that speak to people, by name. */
export function announcerSteps(ports: AnnouncerStepPorts): Record<AnnouncerStep, Step> {
  const { history, announcer, workflow, policy, now } = ports;
  const together = togetherIn(ports);
  return {
    async "ask-owner"(input) {
      const { request: id } = requestInput.parse(input);
      const { kind } = await readRequest(history, id);
      const expiresAt = expiryFrom(now(), policy.patience[kind].expiresAfterDays);
      const open = await recordStep(history, id, (request) => awaitDecision(request, expiresAt, now()));
      if (open.status !== "waiting") {
        // The machine would ask and be answered for ever.
        if (!isClosed(open) && !decisionOf(open))
          throw new Error(`Request ${id} is ${open.status}: too early to ask.`);
        return { wakeAt: now().toISOString() };
      }
      if (!open.messages) {
        const account = await history.account(open.account.id);
        const asked = await announcer.askOwners(open, new Date(open.expiresAt), account);
        const request = await recordStep(history, id, (request) => askOwner(request, asked, now()));
        // An owner was quicker than the record of the messages, so the door could not rewrite them.
        if (approvalsOf(request).length > 0) await announcer.showOwners(asItCounts(request, account));
        // Nobody would ever answer, so those who can do something about it are told now.
        if (asked.messages.length === 0) {
          await record(id, "requester", await announcer.tellRequester(request));
          await record(id, "operators", await announcer.tellOperators(request));
        }
      }
      return { wakeAt: (await due(open)).at.toISOString() };
    },

    async "follow-up"(input) {
      const { request: id } = requestInput.parse(input);
      const request = await readRequest(history, id);
      if (request.status !== "waiting") return { over: true, wakeAt: now().toISOString() };
      const next = await due(request);
      if (next.at > now()) return { over: false, wakeAt: next.at.toISOString() };
      if (next.what === "expire") {
        await recordStep(history, id, (request) => expire(request, now()));
        return { over: true, wakeAt: now().toISOString() };
      }
      const escalated = next.what === "escalate";
      const account = await history.account(request.account.id);
      const counting = asItCounts(request, account);
      const alone = () =>
        escalated ? announcer.escalate(counting, policy.escalateTo) : announcer.remind(counting, account);
      const unreachable = (await together.remind(request, escalated)) ?? (await alone());
      await recordStep(history, id, (request) => remind(request, { escalated, unreachable }, now()));
      return { over: false, wakeAt: (await due(request)).at.toISOString() };
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
      if (!told.has("owners")) await tellOwners(request);
      const { batch } = request.details;
      if (batch !== undefined) {
        // One message counts all of them, instead of one for each.
        if (!told.has("requester")) await record(id, "requester", await together.showBatch(batch));
        if (!told.has("notified")) await tellNotified(request);
        return {};
      }
      if (!told.has("requester")) await record(id, "requester", await announcer.tellRequester(request));
      if (!told.has("notified")) await tellNotified(request);
      if (!told.has("operators")) await record(id, "operators", await announcer.tellOperators(request));
      return {};
    },

    ...announcerBulkSteps(ports),
    "announce-transition": announceTransition(ports),
    "announce-drift": announceDrift(ports),
    "announce-readiness": announceReadiness(ports),
    "announce-errand-failure": announceErrandFailure(ports),
  };

  /** What comes next while nobody decides, by what has been done so far. */
  async function due(request: { id: string; kind: RequestKind; expiresAt: string }) {
    return nextDue(request, await history.events(request.id), policy, now());
  }

  /** Those who have the question before them see its end there; other owners get a message. */
  async function tellOwners(request: Request): Promise<void> {
    const account = await history.account(request.account.id);
    const owners = ownersToTell(request, account);
    const asked = "messages" in request && request.messages && request.messages.length > 0;
    if (owners.length === 0 && !asked) return;
    // The message first: showing the end of the question twice is no harm.
    const failed = owners.length > 0 ? await announcer.tellOwners(request, owners, account) : undefined;
    const unseen = asked ? await announcer.showOwners(request) : undefined;
    await record(request.id, "owners", failed ?? unseen ?? (await together.showEnd(request)));
  }

  async function tellNotified(request: Request): Promise<void> {
    const people = notifiedOfEnd(request, await history.account(request.account.id));
    if (people.length === 0) return;
    await record(request.id, "notified", await announcer.tellNotified(request, people));
  }

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
