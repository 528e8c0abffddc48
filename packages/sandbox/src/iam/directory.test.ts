import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMINISTRATOR, MEMBER, policy, smallSeed } from "../aws/testing/small-world.ts";
import type { AccountSeed } from "../seeds/seed.ts";
import { createClock } from "../wire/clock.ts";
import { createDirectory } from "./directory.ts";
import { customerPolicyArn } from "./managed-policies.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "directory-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const situation = { region: "eu-west-1", now: new Date(), sourceIp: "127.0.0.1" };
const anything = policy({ Effect: "Allow", Action: "*", Resource: "*" });
const anyone = policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: "*" });

function open() {
  return createDirectory({ seed: smallSeed(), clock: createClock(), file: join(folder, "iam.json") });
}

describe("a world started again with the same file", () => {
  it("knows the sessions of before, with their keys, end and session policy", () => {
    const before = open();
    const role = before.role(MEMBER.id, "Member");
    if (!role) throw new Error("the seed has the role");
    const none = policy({ Effect: "Deny", Action: "*", Resource: "*" });
    const session = before.openSession(role, "press", 900, none);
    before.flush();

    const credential = open().credential(session.accessKeyId);
    expect(credential).toMatchObject({
      accountId: MEMBER.id,
      secretAccessKey: session.secretAccessKey,
      sessionToken: session.sessionToken,
      expires: new Date(session.expires),
    });
    const caller = credential?.caller(situation);
    expect(caller?.arn).toBe(`arn:aws:sts::${MEMBER.id}:assumed-role/Member/press`);
    expect(caller?.userId).toBe(`${role.id}:press`);
    expect(caller?.allows("config:DescribeConfigurationRecorders")).toBe(false);
  });

  it("knows changed, new and deleted roles, and takes the rest from the seed", () => {
    const before = open();
    before.putRole(ADMINISTRATOR.id, { name: "New", trust: anyone, policies: { all: anything } });
    before.deleteRole(MEMBER.id, "Member");
    const made = before.role(ADMINISTRATOR.id, "New");
    before.flush();

    const after = open();
    expect(after.role(ADMINISTRATOR.id, "New")).toEqual(made);
    expect(after.role(ADMINISTRATOR.id, "Steps")).toEqual(before.role(ADMINISTRATOR.id, "Steps"));
    expect(after.role(MEMBER.id, "Member")).toBeUndefined();
    expect(after.account(MEMBER.id)?.roles).toEqual([]);
  });
});

it("a closed account's keys and sessions are worthless until it is opened again, also after a restart", () => {
  const before = open();
  const role = before.role(MEMBER.id, "Member");
  if (!role) throw new Error("the seed has the role");
  const { accessKeyId } = before.openSession(role, "press", 900);
  before.setClosed(MEMBER.id, true);
  before.flush();
  const after = open();
  expect(after.isClosed(MEMBER.id)).toBe(true);
  expect(after.credential(accessKeyId)).toBeUndefined();
  expect(after.credential(MEMBER.accessKeyId)).toBeUndefined();
  expect(after.credential(ADMINISTRATOR.accessKeyId)).toBeDefined();
  after.setClosed(MEMBER.id, false);
  expect(after.credential(accessKeyId)).toBeDefined();
  expect(after.credential(MEMBER.accessKeyId)).toBeDefined();
  expect(() => after.setClosed("000000000000", true)).toThrow("no account 000000000000");
});

it("a managed policy keeps its versions, and which of them counts, after a restart", () => {
  const [older, newer] = ["securityhub:List*", "securityhub:*"].map((Action) =>
    policy({ Effect: "Allow", Action, Resource: "*" }),
  );
  if (!older || !newer) throw new Error("there are two documents");
  const arn = customerPolicyArn(MEMBER.id, "Shared");
  const seed = smallSeed();
  const accounts = seed.accounts.map((account) =>
    account.id === MEMBER.id ? { ...account, policies: [{ name: "Shared", documents: [older] }] } : account,
  );
  const start = () =>
    createDirectory({ seed: { ...seed, accounts }, clock: createClock(), file: join(folder, "iam.json") });
  const before = start();
  before.addPolicyVersion(arn, newer, true);
  before.addPolicyVersion(arn, older, false);
  before.flush();
  const versions = start().managed.get(arn)?.versions;
  expect(versions?.map(({ id, isDefault, document }) => [id, isDefault, document])).toEqual([
    ["v3", false, older],
    ["v2", true, newer],
    ["v1", false, older],
  ]);
  expect(() => before.addPolicyVersion(arn, policy({ Effect: "Allow" }), true)).toThrow(
    `The new version of ${arn} is malformed: Statement 1 names no Action.`,
  );
});

it.each<[string, Partial<AccountSeed>, string]>([
  [
    "an attached policy that is not there",
    { users: [{ name: "ana", attached: ["arn:aws:iam::aws:policy/Nothing"] }] },
    "names the managed policy arn:aws:iam::aws:policy/Nothing, which is not there",
  ],
  [
    "a group that is not there",
    { users: [{ name: "ana", groups: ["security"] }] },
    "is in the group security, which the account does not have",
  ],
  [
    "a default version that is not there",
    { policies: [{ name: "Shared", documents: [anything], defaultVersion: "v2" }] },
    "has no version v2 to be its default",
  ],
  [
    "a malformed policy of a group",
    { groups: [{ name: "security", policies: { own: policy({ Effect: "Allow", Action: "*" }) } }] },
    `The policy "own" of arn:aws:iam::${MEMBER.id}:group/security is malformed: Statement 1 names no Resource.`,
  ],
])("a seed with %s is refused in a clear sentence", (_what, more, sentence) => {
  const seed = { ...smallSeed(), accounts: [ADMINISTRATOR, { ...MEMBER, ...more }] };
  expect(() => createDirectory({ seed, clock: createClock() })).toThrow(sentence);
});

describe("roles", () => {
  it("a session lives by the policies its role has now", () => {
    const directory = open();
    const role = directory.role(MEMBER.id, "Member");
    if (!role) throw new Error("the seed has the role");
    const { accessKeyId } = directory.openSession(role, "press", 900);
    const allowed = () =>
      directory.credential(accessKeyId)?.caller(situation).allows("securityhub:AcceptInvitation");
    expect(allowed()).toBe(false);
    directory.putRole(MEMBER.id, { name: "Member", trust: role.trust, policies: { all: anything } });
    expect(allowed()).toBe(true);
  });

  it("a session ends with its role, also when a role of that name is made again", () => {
    const directory = open();
    const role = directory.role(MEMBER.id, "Member");
    if (!role) throw new Error("the seed has the role");
    const { accessKeyId } = directory.openSession(role, "press", 900);
    expect(directory.credential(accessKeyId)).toBeDefined();
    expect(directory.deleteRole(MEMBER.id, "Member")).toBe(true);
    expect(directory.credential(accessKeyId)).toBeUndefined();
    directory.putRole(MEMBER.id, role);
    expect(directory.credential(accessKeyId)).toBeUndefined();
  });

  it("refuses a malformed policy in a clear sentence and keeps the role as it was", () => {
    const directory = open();
    const before = directory.role(MEMBER.id, "Member");
    const wrong = policy({ Effect: "Allow", Action: "*" });
    expect(() =>
      directory.putRole(MEMBER.id, { name: "Member", trust: anyone, policies: { wrong } }),
    ).toThrow(
      `The policy "wrong" of arn:aws:iam::${MEMBER.id}:role/Member is malformed: Statement 1 names no Resource.`,
    );
    expect(directory.role(MEMBER.id, "Member")).toEqual(before);
    expect(() => directory.putRole("999999999999", { name: "R", trust: anyone, policies: {} })).toThrow(
      "The practice world has no account 999999999999.",
    );
    expect(directory.deleteRole(MEMBER.id, "Gone")).toBe(false);
  });
});

it("knows which Regions an account has opted into", () => {
  const directory = open();
  expect(directory.hasRegion(MEMBER.id, "eu-west-2")).toBe(true);
  expect(directory.hasRegion(MEMBER.id, "eu-central-1")).toBe(false);
  expect(directory.hasRegion("999999999999", "eu-west-1")).toBe(false);
});
