import { describe, expect, it } from "vitest";
import type { DeniedCall } from "./account-policy-readiness.ts";
import { actionsDenied, heedDenied, isExplained } from "./heed-denied.ts";
import { anOwnRole, aReadiness } from "./testing.ts";

const ACCOUNT = "111122223333";
const LEGACY = "securityhub:AcceptInvitation";
const CURRENT = "securityhub:AcceptAdministratorInvitation";

const sentence = (action: string, reason: string) =>
  `User: arn:aws:sts::${ACCOUNT}:assumed-role/Member/x is not authorized to perform: ${action} on resource: * ${reason}`;
const denied = (action: string, reason = "because no session policy allows it"): DeniedCall => ({
  action,
  region: "eu-west-1",
  at: "2026-11-22T10:00:00.000Z",
  message: sentence(action, reason),
});
const judged = (verdict: Parameters<typeof anOwnRole>[1]) =>
  aReadiness({ account: ACCOUNT, ownRole: anOwnRole(ACCOUNT, verdict) }, verdict);

describe("actionsDenied", () => {
  it("reads both names where both were denied", () => {
    const message = `Neither is allowed. ${sentence(CURRENT, "because")}; ${sentence(LEGACY, "because")}`;
    expect(actionsDenied(message)).toEqual([LEGACY, CURRENT]);
  });

  it.each(["", "AccessDenied", sentence("s3:GetObject", ""), "is not authorized to perform: "])(
    "finds none in %j",
    (message) => {
      expect(actionsDenied(message)).toEqual([]);
    },
  );
});

describe("isExplained", () => {
  it.each([
    ["legacy-only", CURRENT, true],
    ["legacy-only", LEGACY, false],
    ["neither", LEGACY, true],
    ["conditional", CURRENT, true],
    ["ready", CURRENT, false],
    ["unknown", CURRENT, false],
  ] as const)("where the own role is %s, a denial of %s: %s", (verdict, action, explained) => {
    const call = denied(action, "because no identity-based policy allows it");
    expect(isExplained(judged(verdict), call)).toBe(explained);
  });

  it.each([
    "because no session policy allows it",
    "with an explicit deny in a service control policy",
    "with an explicit deny in a resource control policy: arn:aws:organizations::1:policy/x",
    "because no VPC endpoint policy allows it",
  ])("is not by the policies of the account where AWS denies %s", (reason) => {
    expect(isExplained(judged("neither"), denied(CURRENT, reason))).toBe(false);
  });

  it("is by the simulator, where that names the organization", () => {
    const own = anOwnRole(ACCOUNT, "unknown");
    const simulated = {
      action: CURRENT,
      decision: "explicit-deny" as const,
      deniedByOrganization: true,
      deniedByBoundary: false,
      missing: [],
    };
    const readiness = aReadiness({ ownRole: { ...own, simulation: { is: "known", actions: [simulated] } } });
    const reason = "with an explicit deny in a service control policy";
    expect(isExplained(readiness, denied(CURRENT, reason))).toBe(true);
    expect(isExplained(readiness, denied(LEGACY, reason))).toBe(false);
  });

  it("is not where the own role was not seen", () => {
    expect(isExplained(aReadiness(), denied(CURRENT, "because no identity-based policy allows it"))).toBe(
      false,
    );
  });
});

describe("heedDenied", () => {
  it("leaves a scan as it is where nothing was denied", () => {
    const readiness = judged("ready");
    expect(heedDenied(readiness, [])).toBe(readiness);
  });

  it("makes unknown of ready, says why, and leaves the other pairs", () => {
    const heeded = heedDenied(judged("ready"), [denied(CURRENT)]);
    expect(heeded.pairs).toMatchObject({
      accept: { verdict: "unknown" },
      leave: { verdict: "ready" },
      read: { verdict: "ready" },
    });
    expect(heeded.ownRole?.verdict?.pairs.accept).toMatchObject({
      verdict: "unknown",
      legacy: "allowed",
      current: "unknown",
      because: [
        `The policies as they were read allow ${CURRENT}, and AWS denied it in eu-west-1: ${sentence(CURRENT, "because no session policy allows it")}`,
      ],
    });
    expect(heeded.denied).toEqual([denied(CURRENT)]);
  });

  it("makes it so for an account whose own role was not seen", () => {
    expect(heedDenied(aReadiness(), [denied(LEGACY)]).pairs.accept.verdict).toBe("unknown");
  });

  it("leaves what the policies deny anyway", () => {
    const readiness = judged("neither");
    expect(heedDenied(readiness, [denied(CURRENT)])).toEqual({ ...readiness, denied: [denied(CURRENT)] });
  });
});
