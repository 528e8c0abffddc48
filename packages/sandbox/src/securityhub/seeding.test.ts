import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { MembershipSeed } from "../seeds/seed.ts";
import { createSecurityHub } from "./securityhub.ts";
import { BadSwitch } from "./switches.ts";
import { frozenClock } from "./testing/frozen-clock.ts";
import { ADMIN, HOME, HUBLESS, LINKED, MEMBER, OTHER_ADMIN, testSeed } from "./testing/practice-hub.ts";

const open = (memberships: MembershipSeed[], snapshotFile?: string) =>
  createSecurityHub({
    clock: frozenClock(),
    seed: { ...testSeed(), memberships },
    ...(snapshotFile ? { snapshotFile } : {}),
  });
const membership = (
  status: MembershipSeed["status"],
  more: Partial<MembershipSeed> = {},
): MembershipSeed => ({
  administrator: ADMIN,
  member: MEMBER,
  regions: [HOME],
  status,
  ...more,
});

test("a world begins with its hubs, without default standards, and with nobody related", () => {
  const hub = open([]);
  expect(hub.place(ADMIN, HOME)).toEqual({
    accountId: ADMIN,
    region: HOME,
    standards: [],
    hub: {
      arn: `arn:aws:securityhub:${HOME}:${ADMIN}:hub/default`,
      subscribedAt: expect.stringMatching(/^\d{4}-.+Z$/),
      defaultStandards: false,
      controlFindingGenerator: "SECURITY_CONTROL",
      tags: {},
    },
    members: [],
    invitations: [],
  });
  expect(hub.place(HUBLESS, HOME).hub).toBeUndefined();
  expect(hub.places()).toHaveLength(14);
});

test.each([
  ["Created", undefined, undefined],
  ["Invited", { status: "Invited", declined: false }, undefined],
  ["Enabled", { status: "Enabled", declined: false }, ADMIN],
  ["Removed", { status: "Removed", declined: false }, undefined],
  ["Resigned", { status: "Resigned", declined: true }, undefined],
] as const)("a seeded %s member is so on both sides", (status, invitation, administrator) => {
  const hub = open([membership(status)]);
  const member = { accountId: MEMBER, email: "member@example.com", status, organizationManaged: false };
  expect(hub.place(ADMIN, HOME).members).toMatchObject([member]);
  const own = hub.place(MEMBER, HOME);
  expect(own.invitations).toMatchObject(invitation ? [{ ...invitation, administratorId: ADMIN }] : []);
  expect(own.administrator?.accountId).toBe(administrator);
  expect(own.administrator?.invitationId).toBe(administrator && own.invitations[0]?.id);
  expect(hub.place(ADMIN, LINKED).members).toEqual([]);
});

test("an account may be invited that this world does not have", () => {
  const hub = open([membership("Invited", { member: "454545454545" })]);
  expect(hub.place("454545454545", HOME)).toMatchObject({ invitations: [{ administratorId: ADMIN }] });
  expect(hub.places()).toHaveLength(15);
});

test("a seed that no calls could lead to is refused", () => {
  expect(() => open([membership("Enabled", { member: HUBLESS })])).toThrow(
    `The seed has ${HUBLESS} as an Enabled member of ${ADMIN} in ${HOME}, where the account has no hub.`,
  );
  expect(() => open([membership("Enabled"), membership("Enabled", { administrator: OTHER_ADMIN })])).toThrow(
    `where it is a member of ${ADMIN} already.`,
  );
});

test("a bad switch is refused at the start", () => {
  const switches = { over50: "Maybe" as "Unprocessed" };
  expect(() => createSecurityHub({ clock: frozenClock(), seed: testSeed(), switches })).toThrow(BadSwitch);
});

test("a world started again goes on where it was", () => {
  const folder = mkdtempSync(join(tmpdir(), "securityhub-"));
  try {
    const file = join(folder, "securityhub.json");
    const first = open([membership("Enabled")], file);
    let told = 0;
    const stop = first.onChange(() => {
      told += 1;
    });
    first.closeAccount(MEMBER);
    stop();
    first.setSwitches({ wording: "Administrator" });
    expect(told).toBe(1);
    first.flush();
    const again = open([membership("Enabled")], file);
    expect(again.places()).toEqual(first.places());
    expect(again.place(MEMBER, HOME).administrator).toBeUndefined();
    expect(again.switches().wording).toBe("Master");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a world started again knows its linked Regions, also one kept by an older version", () => {
  const folder = mkdtempSync(join(tmpdir(), "securityhub-"));
  try {
    const file = join(folder, "securityhub.json");
    const first = open([], file);
    const linked = first.linkedRegions(ADMIN);
    expect(linked).not.toEqual([]);
    first.setThrottled(ADMIN, HOME, true);
    first.flush();
    const kept = JSON.parse(readFileSync(file, "utf8"));
    expect(kept.aggregators[ADMIN].regions).toEqual(linked);
    kept.aggregators[ADMIN] = { ...kept.aggregators[ADMIN], mode: "NO_REGIONS", regions: [] };
    writeFileSync(file, JSON.stringify(kept));
    expect(open([], file).linkedRegions(ADMIN)).toEqual([]);
    const { aggregators: _, ...older } = kept;
    writeFileSync(file, JSON.stringify(older));
    expect(open([], file).linkedRegions(ADMIN)).toEqual(linked);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a finding aggregator is deleted, and made anew in another Region", () => {
  const hub = open([]);
  const aggregator = { home: LINKED, mode: "SPECIFIED_REGIONS", regions: [HOME] } as const;
  hub.setAggregator(ADMIN, undefined);
  expect(hub.aggregator(ADMIN)).toBeUndefined();
  expect(hub.linkedRegions(ADMIN)).toEqual([]);
  hub.setAggregator(ADMIN, { ...aggregator, regions: [HOME] });
  expect(hub.aggregator(ADMIN)).toEqual(aggregator);
  expect(hub.linkedRegions(ADMIN)).toEqual([HOME]);
});
