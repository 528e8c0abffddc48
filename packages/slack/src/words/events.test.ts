import { eventSchema } from "@invitations/core/request/event";
import { kindSchema, type RequestKind } from "@invitations/core/request/request";
import { anEvent, type LIVES, lifeOf, STATUSES_OF } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { CANCEL, LABEL, RESEND, RETRY } from "./buttons.ts";
import { eventWords } from "./events.ts";

const types = eventSchema.options.map((option) => option.shape.type.value);

describe.each(types)("%s", (type) => {
  it.each(kindSchema.options)(
    "of a request of the kind %s is told in a line, without names of kinds",
    (kind) => {
      const said = eventWords(anEvent(type), kind);
      expect(said).not.toMatch(/\n|undefined|\[object/);
      if (type.includes("-")) expect(said).not.toContain(type);
      expect(said.length).toBeGreaterThan(10);
    },
  );
});

it("tells every life without saying one thing twice in a row", () => {
  const kinds = Object.entries(STATUSES_OF) as [RequestKind, (keyof typeof LIVES)[]][];
  for (const [kind, status] of kinds.flatMap(([kind, all]) => all.map((status) => [kind, status] as const))) {
    const said = lifeOf(kind, status).map((event) => eventWords(event, kind));
    expect(said.filter((line, index) => line === said[index - 1])).toEqual([]);
  }
});

it("tells how many owners had to accept, and that they did", () => {
  const requested = anEvent("requested", { details: { quorum: 2 } });
  expect(eventWords(requested, "invitation")).toContain("owners <@U03CARLA>, 2 of whom have to accept");
  const decided = anEvent("decided", { withApprovalOf: ["U04DENIZ"] });
  expect(eventWords(decided, "invitation")).toBe(
    "<@U03CARLA> accepted, after <@U04DENIZ>, and that is enough",
  );
});

it("tells who was not reached, and why", () => {
  const said = eventWords(
    anEvent("owner-asked", { unreachable: [{ user: "U04DENIZ", because: "deactivated" }] }),
    "invitation",
  );
  expect(said).toContain("the owners were asked in 1 message, but not reached: <@U04DENIZ> (`deactivated`)");
  expect(eventWords(anEvent("owner-asked", { messages: [] }), "invitation")).toContain("no owner could");
});

it("tells which button was pressed, and why it was refused", () => {
  expect(eventWords(anEvent("press-refused"), "invitation")).toBe(
    "<@U07GUS> pressed Accept and was turned away: not an owner of the account",
  );
});

it("lets no reason act", () => {
  expect(eventWords(anEvent("decided", { reason: "<!here> `x`" }), "invitation")).toBe(
    "<@U03CARLA> accepted: `&lt;!here&gt; 'x'`",
  );
});

it.each<[RequestKind, string[]]>([
  [
    "invitation",
    ["asked to invite", "an owner may decide", "the owners were asked", "the owners were reminded"],
  ],
  [
    "join",
    ["become a member", "an operator may decide", "the operators were asked", "the operators were reminded"],
  ],
  ["removal", ["asked to remove", "another operator may decide", "the operators were asked"]],
  ["departure", ["asked to leave", "nobody else has to decide"]],
])("tells of a request of the kind %s who asks and who decides", (kind, facts) => {
  const events = [
    anEvent("requested", { kind }),
    anEvent("decision-awaited"),
    anEvent("owner-asked"),
    anEvent("reminded"),
    anEvent("decided"),
  ];
  const said = events.map((event) => eventWords(event, kind)).join("\n");
  for (const fact of facts) expect(said).toContain(fact);
});

it("tells a reminder from an escalation, and whom it missed", () => {
  const unreachable = [{ user: "U06FAY", because: "deactivated" }];
  expect(eventWords(anEvent("reminded", { escalated: true, unreachable }), "join")).toBe(
    "nobody had decided, so the request was escalated, but not reached: <@U06FAY> (`deactivated`)",
  );
});

it("tells what was asked beyond the kind", () => {
  const decision = { verdict: "accept", by: "U02BO", at: "2026-11-22T09:00:00.000Z" } as const;
  const details = {
    onlyRegions: ["eu-west-1"],
    andDelete: true,
    continues: { request: "inv-before22", decision },
  };
  const said = eventWords(anEvent("requested", { kind: "removal", details }), "removal");
  for (const fact of ["delete it", "only in `eu-west-1`", "taking up `inv-before22`"]) {
    expect(said).toContain(fact);
  }
});

it("tells by which name it went where policies know the legacy one alone", () => {
  expect(eventWords(anEvent("region-accepted"), "invitation")).toBe("`us-east-1`: invitation accepted");
  expect(eventWords(anEvent("region-accepted", { legacy: true }), "invitation")).toBe(
    "`us-east-1`: invitation accepted by the legacy call `AcceptInvitation`, since policies deny `AcceptAdministratorInvitation`: name both",
  );
  expect(eventWords(anEvent("left-by-legacy"), "departure")).toBe(
    "`us-east-1`: left by the legacy call `DisassociateFromMasterAccount`, since policies deny `DisassociateFromAdministratorAccount`: name both",
  );
});

it("tells what the list reads after a departure or a removal, or that it reads nothing", () => {
  expect(eventWords(anEvent("region-left"), "departure")).toContain("reads `Resigned`");
  expect(eventWords(anEvent("region-disassociated"), "removal")).toContain("reads `Removed`");
  const { status: _none, ...off } = anEvent("region-disassociated");
  expect(eventWords(off, "removal")).toContain("was not on the administrator's list");
});

it.each([CANCEL, RETRY, RESEND] as const)("names the button %s by its label", (pressed) => {
  expect(eventWords(anEvent("press-refused", { pressed }), "invitation")).toContain(
    `pressed ${LABEL[pressed]} and`,
  );
});
