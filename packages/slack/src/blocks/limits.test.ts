import type { Recorded } from "@invitations/core/ports";
import {
  duringSchema,
  kindSchema,
  outcomeSchema,
  type Request,
  requestSchema,
} from "@invitations/core/request/request";
import { LIVES } from "@invitations/core/request/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaints, mrkdwnOf } from "../testing/slack-limits.ts";
import { declineForm, originOf } from "./decline-form.ts";
import { historyAnswer } from "./history-answer.ts";
import { notifiedNews, notifiedNote } from "./notified-news.ts";
import { operatorsLine } from "./operators-line.ts";
import { ownersNews, removalNotice } from "./owners-news.ts";
import type { Post } from "./post.ts";
import { decidedCopy, question, questionMessage } from "./question.ts";
import { escalation, reminder } from "./reminder.ts";
import { requesterMessage } from "./requester-message.ts";
import { accountStatus, requestStatus } from "./status-answer.ts";

const everyStatus = Object.keys(LIVES) as (keyof typeof LIVES)[];

/** Any text: what could act, short ones often, and now and then one far beyond every limit. */
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("<!channel>", "`", "*", "&&&&", "\n\n", "<@U1>".repeat(50), "&".repeat(4_000)),
);
const iso = fc
  .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const user = fc.oneof(fc.constantFrom("U01ANA", "U03CARLA", "C01"), text);
const id = fc.constantFrom("111122223333", "000000000012");
const regionNames = fc.uniqueArray(fc.oneof(fc.constantFrom("us-east-1", "eu-west-1", "__proto__"), text), {
  minLength: 1,
  maxLength: 60,
});
const failure = fc.record({
  name: fc.oneof(fc.constantFrom("AccessDenied", "Throttled", "RoleNotAssumable", "MemberRefused"), text),
  message: text,
});
const standard = fc.oneof(fc.constantFrom("pci-dss/v/4.0.1", "__proto__/v/1.0.0"), text);
const standardList = fc.array(standard, { minLength: 1, maxLength: 25 });
const outcome = fc.record(
  {
    step: fc.constantFrom(...outcomeSchema.shape.step.options),
    during: fc.constantFrom(...duringSchema.options),
    failure,
    standards: fc.record(
      {
        enabled: standardList,
        already: standardList,
        incomplete: fc.array(fc.record({ standard, because: text })),
        failure,
      },
      { requiredKeys: [] },
    ),
    at: iso,
  },
  { requiredKeys: ["step", "at"] },
);
const found = fc.record(
  {
    hub: fc.constantFrom("on", "off", "unknown"),
    config: fc.constantFrom("recording", "stopped", "not-found", "unknown"),
    unknown: fc.array(text, { maxLength: 4 }),
  },
  { requiredKeys: ["hub", "config"] },
);
const blocker = fc.oneof(
  fc.record({ blocker: fc.constant("role-not-assumable"), role: text, message: text }),
  fc.record({ blocker: fc.constant("other-administrator"), administrator: text, regions: fc.array(text) }),
  fc.record({ blocker: fc.constant("is-administrator"), regions: fc.array(text), members: fc.nat() }),
  fc.record({ blocker: fc.constant("organization-managed"), organization: text }),
  fc.record({ blocker: fc.constant("organization-unknown"), because: text }),
  fc.record({ blocker: fc.constant("already-member"), regions: fc.array(text) }),
);
const dictionary = <Value>(names: string[], value: fc.Arbitrary<Value>) =>
  fc
    .array(value, { minLength: names.length, maxLength: names.length })
    .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index]])));

/** Any request that the schema takes, in any status. */
const anyRequest: fc.Arbitrary<Request> = regionNames.chain((regions) =>
  fc
    .record(
      {
        status: fc.constantFrom(...everyStatus),
        // It names an execution too, and so has 80 characters at most.
        id: fc.string({ maxLength: 80 }),
        kind: fc.constantFrom(...kindSchema.options),
        details: fc.record(
          { andDelete: fc.boolean(), standards: standardList, quorum: fc.integer({ min: 2, max: 10 }) },
          { requiredKeys: [] },
        ),
        approvals: fc.array(fc.record({ by: user, at: iso }), { maxLength: 12 }),
        account: fc.record({ id, alias: text, email: text }, { requiredKeys: ["id"] }),
        administrator: id,
        requester: user,
        owners: fc.array(user, { maxLength: 12 }),
        reason: text,
        requestedAt: iso,
        version: fc.integer({ min: 1, max: 99 }),
        outcomes: dictionary(regions, outcome),
        regions: fc.constant(regions),
        homeRegion: fc.constant(regions[0] ?? ""),
        examination: fc.record({ regions: dictionary(regions, found) }),
        examinedAt: iso,
        messages: fc.array(fc.record({ channel: fc.string(), ts: fc.string() })),
        expiresAt: iso,
        decision: fc.record(
          {
            verdict: fc.constantFrom("accept", "decline"),
            by: user,
            at: iso,
            reason: text,
            withApprovalOf: fc.array(user, { maxLength: 12 }),
          },
          { requiredKeys: ["verdict", "by", "at"] },
        ),
        blockers: fc.array(blocker, { minLength: 1, maxLength: 30 }),
        failure,
        closedAt: iso,
      },
      {},
    )
    .map((raw) => requestSchema.parse(raw)),
);

const RUNS = { numRuns: 100 };

const NOW = new Date("2026-11-23T09:00:00.000Z");
const everybody = Array.from({ length: 10 }, (_, index) => `U0OWNER${index}`);
const VIEWER = { user: "U01ANA", operator: true, owner: true };

/** Every message that a request may be told in. */
function messagesOf(request: Request): Post[] {
  const waiting = request.status === "waiting" ? request : undefined;
  const askable = request.status === "examined" ? request : waiting;
  return [
    questionMessage(request),
    decidedCopy(request),
    requesterMessage(request),
    operatorsLine(request),
    requestStatus(request),
    requestStatus(request, VIEWER),
    ownersNews(request, everybody),
    removalNotice(request, everybody),
    notifiedNote(request, NOW.toISOString(), everybody),
    notifiedNews(request),
    ...(askable ? [question(askable, NOW.toISOString(), everybody)] : []),
    ...(waiting ? [reminder(waiting, NOW, everybody), escalation(waiting, NOW)] : []),
  ];
}

describe("any request", () => {
  it("makes messages that Slack takes", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        for (const message of messagesOf(request)) expect(complaints(message), message.text).toEqual([]);
        expect(complaints(accountStatus("111122223333", undefined, Array(10).fill(request)))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("makes a form that Slack takes", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const origin = { request: request.id.slice(0, 80), channel: "C1", ts: "1.2" };
        const view = declineForm(request, origin);
        expect(view.title.text.length).toBeLessThanOrEqual(24);
        expect(view.private_metadata?.length).toBeLessThanOrEqual(3_000);
        expect(originOf(view.private_metadata ?? "")).toEqual(origin);
      }),
      RUNS,
    );
  });

  it("never lets what was written act", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        for (const { text, blocks } of messagesOf(request)) {
          const unmentioned = [text, ...mrkdwnOf(blocks)].map((mrkdwn) => mrkdwn.replace(/<!date\^/g, ""));
          expect(unmentioned.join("\n")).not.toMatch(/<!|<@U1>/);
        }
      }),
      RUNS,
    );
  });
});

describe("any history", () => {
  it("is a message that Slack takes, whatever happened", () => {
    const event = fc.oneof(
      fc.record({ type: fc.constant("cancelled"), actor: fc.record({ person: user }) }),
      fc.record({ type: fc.constant("regions-found"), homeRegion: text, regions: fc.array(text) }),
      fc.record({ type: fc.constant("region-failed"), region: text, during: fc.constant("accept"), failure }),
      fc.record({
        type: fc.constant("standards-enabled"),
        region: text,
        enabled: standardList,
        already: standardList,
        incomplete: fc.array(fc.record({ standard, because: text })),
      }),
      fc.record({
        type: fc.constant("owner-asked"),
        messages: fc.constant([]),
        unreachable: fc.array(fc.record({ user, because: text })),
      }),
      fc.record({
        type: fc.constant("decided"),
        actor: fc.record({ person: user }),
        verdict: fc.constant("decline"),
        reason: text,
      }),
      fc.record({
        type: fc.constant("press-refused"),
        actor: fc.record({ person: user }),
        pressed: text,
        because: text,
      }),
    );
    fc.assert(
      fc.property(anyRequest, fc.array(fc.tuple(event, iso), { maxLength: 60 }), (request, given) => {
        const events = given.map(
          ([event, at], index) =>
            ({ actor: { app: "slack" }, ...event, at, seq: index + 1, hash: "" }) as Recorded,
        );
        expect(complaints(historyAnswer([{ request, events }]))).toEqual([]);
        expect(
          complaints(
            historyAnswer([
              { request, events },
              { request, events },
            ]),
          ),
        ).toEqual([]);
      }),
      RUNS,
    );
  });
});
