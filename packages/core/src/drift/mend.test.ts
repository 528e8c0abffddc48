import { describe, expect, it } from "vitest";
import type { Account } from "../accounts/account.ts";
import type { RequestContext } from "../request/moves/request.ts";
import { policy } from "../testing.ts";
import type { DriftKind } from "./difference.ts";
import { keepDrift, MENDS, mend } from "./mend.ts";
import { type Found, rowsOfSurvey, standsAsFound, surveyOf, together, withMended } from "./survey.ts";

const NOW = new Date("2026-11-23T08:00:00.000Z");
const at = NOW.toISOString();
const ID = "111122223333";
const found = (drift: DriftKind, now: Found["regions"][string]["now"] = "Resigned"): Found => ({
  drift,
  account: ID,
  regions: { "us-east-1": { was: "Enabled", now }, "eu-west-1": { was: "Enabled", now } },
});
const standing = (now: Found["regions"][string]["now"]): Account => ({
  id: ID,
  owners: ["U03CARLA"],
  lastSeen: { "us-east-1": { status: now, at }, "eu-west-1": { status: now, at } },
});
const context = (account: Account | undefined, more: Partial<RequestContext> = {}): RequestContext => ({
  request: "inv-new",
  requester: "U01ANA",
  account,
  policy,
  ...more,
});
const by = { operator: "U01ANA", survey: "drift-1" };

describe("what an operator does about a difference", () => {
  it("invites again in the Regions where it was found, and owners are asked", () => {
    expect(mend(found("left"), "invite", "found", context(standing("Resigned")), NOW)).toMatchObject({
      type: "requested",
      kind: "invitation",
      owners: ["U03CARLA"],
      reason: "found",
      details: { onlyRegions: ["eu-west-1", "us-east-1"] },
    });
  });

  it.each<[DriftKind, "Enabled" | "other" | "Invited", object]>([
    ["joined-elsewhere", "Enabled", { onlyRegions: ["eu-west-1", "us-east-1"] }],
    ["suspended", "other", { onlyRegions: ["eu-west-1", "us-east-1"], andDelete: true }],
    ["unknown-account", "Enabled", { onlyRegions: ["eu-west-1", "us-east-1"], andDelete: true }],
    ["invited-elsewhere", "Invited", { onlyRegions: ["eu-west-1", "us-east-1"], andDelete: true }],
  ])("asks for a removal of what is %s, which a second operator confirms", (drift, now, details) => {
    const event = mend(found(drift, now), "remove", "found", context(standing(now)), NOW);
    expect(event).toMatchObject({ type: "requested", kind: "removal", details });
    expect(event).not.toHaveProperty("details.andDelete", drift === "joined-elsewhere");
  });

  it("agrees with it, for the history", () => {
    expect(keepDrift(found("left"), by, policy, standing("Resigned"), NOW)).toEqual({
      type: "drift-accepted",
      at,
      actor: { person: "U01ANA" },
      survey: "drift-1",
      drift: "left",
      regions: ["eu-west-1", "us-east-1"],
    });
  });

  it("is refused to others, after something has changed, and where it makes no sense", () => {
    const resigned = standing("Resigned");
    expect(mend(found("left"), "invite", "found", context(resigned, { requester: "U03CARLA" }), NOW)).toEqual(
      {
        refusal: "not-an-operator",
      },
    );
    for (const account of [standing("Enabled"), undefined]) {
      expect(mend(found("left"), "invite", "found", context(account), NOW)).toEqual({
        refusal: "drift-changed",
        account: ID,
      });
    }
    expect(keepDrift(found("off-list"), by, policy, resigned, NOW)).toMatchObject({
      refusal: "drift-changed",
    });
    expect(keepDrift(found("left"), { ...by, operator: "U07GUS" }, policy, resigned, NOW)).toEqual({
      refusal: "not-an-operator",
    });
    expect(mend(found("off-list"), "invite", "found", context(resigned), NOW)).toMatchObject({
      refusal: "drift-changed",
    });
    const open = { id: "inv-1", status: "waiting" } as const;
    expect(mend(found("left"), "invite", "found", context(resigned, { open }), NOW)).toMatchObject({
      refusal: "account-has-open-request",
    });
    expect(mend(found("left"), "invite", "found", context({ ...resigned, owners: [] }), NOW)).toMatchObject({
      refusal: "owner-unknown",
    });
  });

  it("can agree with whatever can be mended", () => {
    for (const mends of Object.values(MENDS)) expect(mends.length === 0 || mends.includes("keep")).toBe(true);
  });
});

describe("a survey", () => {
  const left = found("left");
  it("comes back from the rows that it was kept as", () => {
    const survey = { id: "drift-1", found: [left], unread: [{ unread: "eu-west-2", because: "off" }] };
    expect(surveyOf("drift-1", rowsOfSurvey(survey))).toEqual(survey);
    expect(() => surveyOf("drift-1", [{ other: 1 }])).toThrow();
  });

  it("puts the newer in the place of the older, Region by Region, and keeps what was done", () => {
    const removed: Found = { ...found("removed"), account: "222233334444" };
    const change = { was: "Enabled", now: "Resigned" } as const;
    const back: Found = {
      ...found("joined-elsewhere"),
      regions: { "us-east-1": { was: "Resigned", now: "Enabled" } },
    };
    const linked: Found = { ...left, regions: { "eu-west-1": change } };
    const home: Found = { ...left, regions: { "us-east-1": change } };
    expect(together([{ ...left, mended: { changed: true } }, removed], [left])).toEqual([left, removed]);
    expect(together([left], [back])).toEqual([back, linked]);
    expect(together([linked], [home])).toEqual([left]);
    const mended = { by: "U01ANA", request: "inv-1" };
    expect(withMended([left, removed], [{ ...removed, mended }])).toEqual([left, { ...removed, mended }]);
  });

  it("knows whether an account still stands as it was found", () => {
    expect(standsAsFound(left, standing("Resigned"))).toBe(true);
    expect(standsAsFound(left, standing("Enabled"))).toBe(false);
    expect(standsAsFound(found("removed", "none"), { id: ID, owners: [] })).toBe(true);
  });
});
