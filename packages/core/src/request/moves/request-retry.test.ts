import { describe, expect, it } from "vitest";
import { account, policy } from "../../testing.ts";
import { fold } from "../fold.ts";
import { type Details, kindSchema, type Request, type RequestKind } from "../request.ts";
import { anEvent, aRequest, REGIONS, STATUSES_OF } from "../testing.ts";
import { complete } from "./close.ts";
import type { RequestContext } from "./request.ts";
import { carryOver, failedRegions, regionsToRetry, requestRetry } from "./request-retry.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const context: RequestContext = { request: "inv-new", requester: "U02BO", account, policy };
const linked = REGIONS[1] ?? "";

/** An invitation that reached no Region. */
const uninvited = [
  ...REGIONS.map((region) => anEvent("region-failed", { region, during: "invite" })),
  anEvent("completed", { outcome: "failed" }),
].reduce<Request>(fold, aRequest({ kind: "invitation", status: "examined" }));

describe("requestRetry", () => {
  it.each([
    ["invitation", "U03CARLA"],
    ["join", "U01ANA"],
    ["departure", "U03CARLA"],
    ["removal", "U02BO"],
  ] as const)("takes up the failed Region of a partial %s, as %s decided it", (kind, by) => {
    const failed = aRequest({ kind, status: "partial" });
    expect(failedRegions(failed)).toEqual([linked]);
    expect(requestRetry(failed, context, now)).toMatchObject({
      type: "requested",
      request: "inv-new",
      kind,
      actor: { person: "U02BO" },
      reason: "Findings for the PCI audit",
      account: { id: "111122223333", email: "payments@example.com" },
      owners: account.owners,
      details: {
        onlyRegions: [linked],
        continues: { request: failed.id, decision: { verdict: "accept", by } },
      },
    });
  });

  it("carries over who accepted, and asks for no number of owners again", () => {
    const partial = aRequest({ kind: "invitation", status: "partial", details: { quorum: 2 } });
    if (!partial.decision) throw new Error("A partial request was decided.");
    const decision = { ...partial.decision, withApprovalOf: ["U04DENIZ"] };
    const retry = requestRetry({ ...partial, decision }, context, now);
    expect(retry).toMatchObject({ details: { continues: { decision } } });
    expect(retry).not.toHaveProperty("details.quorum");
    const located = aRequest({ kind: "invitation", status: "located" });
    const details = { continues: { request: partial.id, decision } };
    expect(carryOver({ ...located, details }, now)).toMatchObject({
      type: "decided",
      withApprovalOf: ["U04DENIZ"],
    });
  });

  it("settles the number of owners anew where nothing was decided", () => {
    const undecided = { ...uninvited, details: { quorum: 3 } };
    expect(requestRetry(undecided, context, now)).not.toHaveProperty("details.quorum");
    const two = { ...context, account: { ...account, quorum: 2 } };
    expect(requestRetry(undecided, two, now)).toMatchObject({ details: { quorum: 2 } });
  });

  it("is on its own: it counts in no batch that the failed one was made for", () => {
    const failed = aRequest({ kind: "invitation", status: "partial" });
    const listed = { ...failed, details: { ...failed.details, batch: "lst-abcd2345" } };
    expect(requestRetry(listed, context, now)).not.toHaveProperty("details.batch");
  });

  it("takes up Regions that were never come to as well", () => {
    const broken = aRequest({ kind: "invitation", status: "failed" });
    expect(failedRegions(broken)).toEqual([]);
    expect(regionsToRetry(broken)).toEqual(REGIONS);
    expect(requestRetry(broken, context, now)).toMatchObject({ details: { onlyRegions: REGIONS } });
  });

  it("deletes where deleting was asked for", () => {
    const failed = aRequest({ kind: "removal", status: "partial", details: { andDelete: true } });
    expect(requestRetry(failed, context, now)).toMatchObject({ details: { andDelete: true } });
  });

  it.each<[Details]>([[{ standards: ["pci-dss/v/4.0.1"] }], [{}]])("keeps the standards of %j", (details) => {
    const later = { ...context, policy: { ...policy, baselineStandards: ["nist-800-53/v/5.0.0"] } };
    for (const failed of [
      aRequest({ kind: "invitation", status: "partial", details }),
      { ...uninvited, details } as Request,
    ]) {
      const event = requestRetry(failed, later, now);
      expect("details" in event && event.details.standards).toEqual(details.standards);
    }
  });

  it("may be asked by an owner where something has been decided, and by nobody else", () => {
    const failed = aRequest({ kind: "removal", status: "partial" });
    expect(requestRetry(failed, { ...context, requester: "U04DENIZ" }, now)).toMatchObject({
      type: "requested",
    });
    expect(requestRetry(failed, { ...context, requester: "U07GUS" }, now)).toEqual({
      refusal: "not-an-operator",
    });
  });

  it("asks the owners of today where the invitation itself had failed, without a decision", () => {
    const owners = ["U05EMEKA"];
    const event = requestRetry(uninvited, { ...context, account: { ...account, owners } }, now);
    expect(event).toMatchObject({
      owners,
      details: { onlyRegions: REGIONS, continues: { request: uninvited.id } },
    });
    expect(event).not.toHaveProperty("details.continues.decision");
  });

  it.each<[string, Partial<RequestContext>, object]>([
    ["an owner", { requester: "U03CARLA" }, { refusal: "not-an-operator" }],
    ["an account without owners", { account: { ...account, owners: [] } }, { refusal: "owner-unknown" }],
    [
      "an operator who is its only owner",
      { account: { ...account, owners: ["U02BO"] } },
      { refusal: "owner-is-requester" },
    ],
  ])("does not ask anew for %s", (_, situation, refusal) => {
    expect(requestRetry(uninvited, { ...context, ...situation }, now)).toMatchObject(refusal);
  });

  it("leaves a join or removal that broke before it was decided to those who may ask for it", () => {
    const broken = (kind: "join" | "removal") =>
      fold(aRequest({ kind, status: "waiting" }), anEvent("failed"));
    expect(requestRetry(broken("join"), context, now)).toMatchObject({ refusal: "not-an-owner" });
    expect(requestRetry(broken("join"), { ...context, requester: "U03CARLA" }, now)).toMatchObject({
      kind: "join",
      details: {},
    });
    const owner = { ...context, requester: "U03CARLA" };
    expect(requestRetry(broken("removal"), owner, now)).toEqual({ refusal: "not-an-operator" });
    expect(requestRetry(broken("removal"), context, now)).toMatchObject({ kind: "removal" });
  });

  const others = kindSchema.options.flatMap((kind) =>
    STATUSES_OF[kind]
      .filter((status) => status !== "partial" && status !== "failed")
      .map((status) => [kind, status] as const),
  );
  it.each(others)("finds nothing to retry in a %s that is %s", (kind, status) => {
    const request = aRequest({ kind, status });
    expect(requestRetry(request, context, now)).toEqual({
      refusal: "nothing-to-retry",
      request: request.id,
      status,
    });
  });

  it("finds nothing to retry where no Region was known yet", () => {
    const broken = fold(aRequest({ kind: "join" }), anEvent("failed"));
    expect(requestRetry(broken, context, now)).toMatchObject({ refusal: "nothing-to-retry" });
  });

  it("is refused while another request is open, and after a later one", () => {
    const failed = aRequest({ kind: "removal", status: "partial" });
    const open = { id: "inv-other", status: "waiting" } as const;
    expect(requestRetry(failed, { ...context, open }, now)).toMatchObject({
      refusal: "account-has-open-request",
    });
    expect(requestRetry(failed, { ...context, latest: "inv-other" }, now)).toEqual({
      refusal: "request-superseded",
      request: failed.id,
      by: "inv-other",
    });
    expect(requestRetry(failed, { ...context, latest: failed.id }, now)).toMatchObject({
      type: "requested",
    });
  });

  it("takes up a decline where that failed, and only in the Regions that were invited", () => {
    const declining = [
      anEvent("region-resigned", { region: REGIONS[0] ?? "" }),
      anEvent("region-failed", { region: linked, during: "decline" }),
    ].reduce<Request>(fold, aRequest({ kind: "invitation", status: "declining" }));
    const failed = fold(declining, complete(declining, now) as never);
    expect(failed.status).toBe("partial");
    expect(requestRetry(failed, context, now)).toMatchObject({
      details: {
        onlyRegions: [linked],
        continues: { decision: { verdict: "decline", reason: "We are being sold" } },
      },
    });
  });
});

describe("carryOver", () => {
  const decision = {
    verdict: "decline",
    by: "U04DENIZ",
    at: "2026-11-20T09:00:00.000Z",
    reason: "sold",
  } as const;
  const details = { continues: { request: "inv-old", decision } };

  it.each<[RequestKind, "located" | "examined"]>([
    ["invitation", "examined"],
    ["join", "examined"],
    ["departure", "located"],
    ["removal", "located"],
  ])("decides a %s that is %s as it was decided before", (kind, status) => {
    const request = aRequest({ kind, status, details });
    const event = carryOver(request, now);
    expect(event).toEqual({
      type: "decided",
      at: now.toISOString(),
      actor: { person: "U04DENIZ" },
      verdict: "decline",
      reason: "sold",
    });
    expect(fold(request, event as never)).toMatchObject({ status: "declining" });
  });

  it("decides nothing without such a decision, or where one stands already", () => {
    const again = { refusal: "already-recorded" };
    expect(carryOver(aRequest({ kind: "removal", status: "located" }), now)).toEqual(again);
    const undecided = { continues: { request: "inv-old" } };
    expect(carryOver(aRequest({ kind: "invitation", status: "examined", details: undecided }), now)).toEqual(
      again,
    );
    for (const status of ["requested", "waiting", "accepting", "cancelled"] as const) {
      expect(carryOver(aRequest({ kind: "removal", status, details }), now)).toEqual(again);
    }
  });
});
