import { describe, expect, it } from "vitest";
import type { Account } from "../../accounts/account.ts";
import type { Policy } from "../../policy.ts";
import { fold } from "../fold.ts";
import type { Request, RequestStatus } from "../request.ts";
import { anEvent, LIVES, REGIONS, requestAt } from "../testing.ts";
import { announce } from "./announce.ts";
import { askOwner, awaitDecision, expiryFrom } from "./ask-owner.ts";
import { complete, expire, fail } from "./close.ts";
import { decide } from "./decide.ts";
import { examine, findRegions } from "./prepare.ts";
import { progress } from "./progress.ts";
import { type InvitationContext, LONGEST_REASON, requestInvitation } from "./request-invitation.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const policy: Policy = {
  administrator: "999988887777",
  operators: ["U01ANA", "U02BO"],
  mayDecideOwnRequest: false,
  expiresAfterDays: 14,
};
const account: Account = { id: "111122223333", alias: "payments-prod", owners: ["U03CARLA", "U04DENIZ"] };
const statuses = Object.keys(LIVES) as RequestStatus[];

describe("requestInvitation", () => {
  const context: InvitationContext = { request: "inv-new", requester: "U01ANA", account, policy };
  const asked = { account: "111122223333", owners: [] as string[] };

  it("takes what an operator asks, with the alias and owners of the table", () => {
    expect(
      requestInvitation({ ...asked, email: "PCI@Example.com", reason: " audit " }, context, now),
    ).toEqual({
      type: "requested",
      at: now.toISOString(),
      actor: { person: "U01ANA" },
      request: "inv-new",
      kind: "invitation",
      account: { id: "111122223333", alias: "payments-prod", email: "pci@example.com" },
      administrator: "999988887777",
      owners: ["U03CARLA", "U04DENIZ"],
      reason: "audit",
    });
  });

  it("adds owners that are named to those of the table, each once", () => {
    const event = requestInvitation({ ...asked, owners: ["U05EMEKA", "U03CARLA"] }, context, now);
    expect(event).toMatchObject({ owners: ["U03CARLA", "U04DENIZ", "U05EMEKA"] });
  });

  it.each<
    [string, Partial<typeof asked> & { email?: string; reason?: string }, Partial<InvitationContext>, object]
  >([
    ["somebody else than an operator", {}, { requester: "U07GUS" }, { refusal: "not-an-operator" }],
    ["an id that is none", { account: "12" }, {}, { refusal: "account-id-malformed" }],
    ["the administrator itself", { account: "999988887777" }, {}, { refusal: "account-is-administrator" }],
    ["an e-mail that is none", { email: "x" }, {}, { refusal: "email-malformed" }],
    [
      "a reason that is too long",
      { reason: "x".repeat(LONGEST_REASON + 1) },
      {},
      { refusal: "reason-too-long", length: LONGEST_REASON + 1, most: LONGEST_REASON },
    ],
    [
      "an account with an open request",
      {},
      { open: { id: "inv-old", status: "waiting" } },
      { refusal: "account-has-open-request", request: "inv-old", status: "waiting" },
    ],
    ["an account that nobody owns", {}, { account: undefined }, { refusal: "owner-unknown" }],
    [
      "an account that only the requester owns",
      {},
      { account: { ...account, owners: ["U01ANA"] } },
      { refusal: "owner-is-requester" },
    ],
    [
      "more owners than can be told",
      { owners: Array.from({ length: 10 }, (_, i) => `U9${i}`) },
      {},
      { refusal: "too-many-owners", given: 12, most: 10 },
    ],
  ])("refuses %s", (_, changes, situation, refusal) => {
    expect(requestInvitation({ ...asked, ...changes }, { ...context, ...situation }, now)).toMatchObject(
      refusal,
    );
  });

  it("lets a requester own the account alone where the policy lets them decide", () => {
    const event = requestInvitation(
      asked,
      {
        ...context,
        account: { ...account, owners: ["U01ANA"] },
        policy: { ...policy, mayDecideOwnRequest: true },
      },
      now,
    );
    expect(event).toMatchObject({ type: "requested" });
  });
});

describe("decide", () => {
  const accept = { by: "U03CARLA", verdict: "accept" } as const;

  it("takes an owner's word while the request waits", () => {
    const asked = { by: "U04DENIZ", verdict: "decline", reason: " sold " } as const;
    expect(decide(requestAt("waiting"), asked, { policy, account }, now)).toEqual({
      type: "decided",
      at: now.toISOString(),
      actor: { person: "U04DENIZ" },
      verdict: "decline",
      reason: "sold",
    });
  });

  it.each<[RequestStatus, object]>([
    ["requested", { refusal: "not-yet-asked", status: "requested" }],
    ["located", { refusal: "not-yet-asked", status: "located" }],
    ["examined", { refusal: "not-yet-asked", status: "examined" }],
    ["blocked", { refusal: "request-closed", status: "blocked" }],
    ["accepting", { refusal: "already-decided", decision: { verdict: "accept", by: "U03CARLA" } }],
    ["declining", { refusal: "already-decided", decision: { verdict: "decline" } }],
    ["enabled", { refusal: "already-decided" }],
    ["declined", { refusal: "already-decided" }],
    ["partial", { refusal: "already-decided" }],
    ["failed", { refusal: "already-decided" }],
    ["expired", { refusal: "request-closed", status: "expired" }],
    ["cancelled", { refusal: "request-closed", status: "cancelled" }],
  ])("refuses when the request is %s", (status, refusal) => {
    expect(decide(requestAt(status), accept, { policy, account }, now)).toMatchObject(refusal);
  });

  it("refuses from the very moment it expires, though the workflow has not noticed yet", () => {
    const request = requestAt("waiting");
    const late = new Date(request.expiresAt);
    expect(decide(request, accept, { policy, account }, late)).toMatchObject({ status: "expired" });
    const justInTime = new Date(late.getTime() - 1);
    expect(decide(request, accept, { policy, account }, justInTime)).toMatchObject({ type: "decided" });
  });

  it("asks who owns the account now, not who did when the message was sent", () => {
    const moved = { ...account, owners: ["U05EMEKA"] };
    expect(decide(requestAt("waiting"), accept, { policy, account: moved }, now)).toEqual({
      refusal: "not-an-owner",
      account: "111122223333",
      owners: ["U05EMEKA"],
    });
    expect(decide(requestAt("waiting"), accept, { policy, account: undefined }, now)).toMatchObject({
      refusal: "not-an-owner",
    });
  });

  it("does not tell an outsider what was decided", () => {
    const outsider = { by: "U07GUS", verdict: "accept" } as const;
    expect(decide(requestAt("enabled"), outsider, { policy, account }, now)).toMatchObject({
      refusal: "not-an-owner",
    });
  });

  it("lets nobody decide their own request, unless the policy does", () => {
    const own = { by: "U01ANA", verdict: "accept" } as const;
    const owned = { ...account, owners: ["U01ANA"] };
    expect(decide(requestAt("waiting"), own, { policy, account: owned }, now)).toEqual({
      refusal: "own-request",
    });
    const lenient = { ...policy, mayDecideOwnRequest: true };
    expect(decide(requestAt("waiting"), own, { policy: lenient, account: owned }, now)).toMatchObject({
      type: "decided",
    });
  });
});

describe("prepare", () => {
  it("puts the home Region first and each Region once", () => {
    const found = {
      homeRegion: "eu-west-1",
      linkedRegions: ["us-east-1", "eu-west-1", "ap-southeast-2"],
      awsRequestIds: [],
    };
    expect(findRegions(requestAt("requested"), found, now)).toMatchObject({
      homeRegion: "eu-west-1",
      regions: ["eu-west-1", "ap-southeast-2", "us-east-1"],
    });
  });

  it("goes on where nothing is in the way, and ends where something is", () => {
    const examination = { regions: {} };
    const blockers = [{ blocker: "organization-managed", organization: "o-1" } as const];
    expect(
      examine(requestAt("located"), { examination, blockers: [], awsRequestIds: [] }, now),
    ).toMatchObject({
      type: "examined",
    });
    expect(examine(requestAt("located"), { examination, blockers, awsRequestIds: [] }, now)).toMatchObject({
      type: "blocked",
      blockers,
    });
  });
});

describe("asking the owner", () => {
  it("opens the request for a decision before the question is sent", () => {
    const open = fold(requestAt("examined"), awaitDecision(requestAt("examined"), now, now) as never);
    expect(open).toMatchObject({ status: "waiting", expiresAt: now.toISOString() });
    expect(open).not.toHaveProperty("messages");
    const messages = [{ channel: "D1", ts: "1.2" }];
    expect(askOwner(open, { messages, unreachable: [] }, now)).toMatchObject({
      type: "owner-asked",
      messages,
    });
  });

  it("keeps where the question stands, though an owner was quicker than that", () => {
    const open = fold(requestAt("examined"), anEvent("decision-awaited"));
    const decided = fold(open, anEvent("decided"));
    const messages = [{ channel: "D1", ts: "1.2" }];
    const kept = fold(decided, askOwner(decided, { messages, unreachable: [] }, now) as never);
    expect(kept).toMatchObject({ status: "accepting", messages });
  });
});

describe("a step that runs twice", () => {
  const again = { refusal: "already-recorded" };
  it.each<[string, (request: Request) => unknown, RequestStatus]>([
    [
      "findRegions",
      (r) => findRegions(r, { homeRegion: "a", linkedRegions: [], awsRequestIds: [] }, now),
      "located",
    ],
    [
      "examine",
      (r) => examine(r, { examination: { regions: {} }, blockers: [], awsRequestIds: [] }, now),
      "examined",
    ],
    ["awaitDecision", (r) => awaitDecision(r, now, now), "waiting"],
    ["askOwner", (r) => askOwner(r, { messages: [], unreachable: [] }, now), "waiting"],
    ["expire", (r) => expire(r, now), "expired"],
    ["complete", (r) => complete(r, now), "enabled"],
    ["fail", (r) => fail(r, { name: "x", message: "y" }, now), "failed"],
    [
      "progress",
      (r) => progress(r, { type: "region-invited", region: "us-east-1", status: "Invited" }, now),
      "waiting",
    ],
  ])("%s finds its event on record", (_, move, status) => {
    expect(move(requestAt(status))).toEqual(again);
  });
});

describe("progress", () => {
  it("is refused once the request is closed, but for taking back an expired invitation", () => {
    const report = { type: "region-accepted", region: "us-east-1" } as const;
    const withdrawn = { type: "invitation-withdrawn", region: "us-east-1" } as const;
    expect(progress(requestAt("enabled"), report, now)).toMatchObject({ refusal: "request-closed" });
    expect(progress(requestAt("expired"), report, now)).toMatchObject({ refusal: "request-closed" });
    expect(progress(requestAt("expired"), withdrawn, now)).toMatchObject(withdrawn);
  });
});

describe("complete", () => {
  const after = (status: "accepting" | "declining", ...steps: Parameters<typeof anEvent>[0][]) =>
    complete(
      steps.reduce<Request>(
        (request, type, index) => fold(request, { ...anEvent(type), region: REGIONS[index] } as never),
        requestAt(status),
      ),
      now,
    );

  it.each<["accepting" | "declining", Parameters<typeof anEvent>[0][], string]>([
    ["accepting", ["region-enabled", "region-enabled"], "enabled"],
    ["accepting", ["region-enabled", "region-failed"], "partial"],
    ["accepting", ["region-failed", "region-failed"], "failed"],
    ["declining", ["region-resigned", "region-resigned"], "declined"],
    ["declining", ["region-resigned", "invitation-withdrawn"], "declined"],
    ["declining", ["region-resigned", "region-failed"], "partial"],
    ["declining", ["region-failed", "region-failed"], "failed"],
  ])("%s with %j is %s", (status, steps, outcome) => {
    expect(after(status, ...steps)).toMatchObject({ type: "completed", outcome });
  });

  it("calls a request failed whose invitation reached no Region", () => {
    const failed = REGIONS.map((region) => anEvent("region-failed", { region, during: "invite" }));
    expect(complete(failed.reduce<Request>(fold, requestAt("examined")), now)).toMatchObject({
      outcome: "failed",
    });
  });

  it("asks a decline only of the Regions that were invited", () => {
    const request = [
      anEvent("region-failed", { region: "eu-west-1", during: "invite" }),
      anEvent("region-resigned", { region: "us-east-1" }),
    ].reduce<Request>(fold, requestAt("declining"));
    expect(complete(request, now)).toMatchObject({ outcome: "declined" });
  });
});

describe("announce", () => {
  it("keeps who was told, and why somebody could not be", () => {
    expect(announce("requester", undefined, now)).toMatchObject({ type: "announced", to: "requester" });
    expect(announce("owners", { because: "channel_not_found" }, now)).toMatchObject({
      type: "announcement-failed",
      because: "channel_not_found",
    });
  });
});

describe("expiryFrom", () => {
  it("counts days of 24 hours", () => {
    expect(expiryFrom(now, 14).toISOString()).toBe("2026-12-07T10:00:00.000Z");
  });
});

it("every life of a request ends where it says", () => {
  expect(statuses.map((status) => requestAt(status).status)).toEqual(statuses);
});
