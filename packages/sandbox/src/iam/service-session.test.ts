import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMINISTRATOR, MEMBER, policy, smallSeed } from "../aws/testing/small-world.ts";
import { type Clock, createClock } from "../wire/clock.ts";
import type { RoleCall } from "./caller.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { createServiceCaller } from "./service-caller.ts";

const REGION = "eu-west-1";
const lambda = { service: "lambda.amazonaws.com", sessionName: "steps" };

let clock: Clock;
let folder: string;
let directory: Directory;
let calls: RoleCall[];
beforeEach(() => {
  clock = createClock();
  folder = mkdtempSync(join(tmpdir(), "service-session-"));
  calls = [];
  directory = open();
});
afterEach(() => {
  clock.stop();
  rmSync(folder, { recursive: true });
});

const open = () =>
  createDirectory({
    seed: smallSeed(),
    clock,
    file: join(folder, "iam.json"),
    told: (call) => calls.push(call),
  });

/** A role that this service may take, and that may describe hubs. */
function putRole(Service = "lambda.amazonaws.com") {
  const { arn } = directory.putRole(ADMINISTRATOR.id, {
    name: "Function",
    trust: policy({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }),
    policies: { calls: policy({ Effect: "Allow", Action: "securityhub:DescribeHub", Resource: "*" }) },
  });
  return arn;
}

describe("a service's session of a role", () => {
  it("outlives every move of the clock, and is not kept", async () => {
    const session = directory.openServiceSession(putRole(), lambda);
    await clock.advance(365 * 24 * 60 * 60 * 1_000);
    const credential = directory.credential(session?.accessKeyId ?? "");
    expect(credential?.expires?.getTime()).toBeGreaterThan(clock.now().getTime());
    expect(credential?.sessionToken).toBe(session?.sessionToken);
    directory.flush();
    expect(open().credential(session?.accessKeyId ?? "")).toBeUndefined();
  });

  it("is for a service that the role trusts, in an account that is open", () => {
    const arn = putRole();
    expect(directory.openServiceSession(arn, { ...lambda, service: "states.amazonaws.com" })).toBeUndefined();
    expect(directory.openServiceSession(`${arn}s`, lambda)).toBeUndefined();
    const member = directory.role(MEMBER.id, "Member");
    expect(directory.openServiceSession(member?.arn ?? "", lambda)).toBeUndefined();
    directory.setClosed(ADMINISTRATOR.id, true);
    expect(directory.openServiceSession(arn, lambda)).toBeUndefined();
  });

  it("is worthless once its role is gone", () => {
    const session = directory.openServiceSession(putRole(), lambda);
    directory.deleteRole(ADMINISTRATOR.id, "Function");
    expect(directory.credential(session?.accessKeyId ?? "")).toBeUndefined();
  });
});

it("a service that acts itself is held to what the role allows then", () => {
  const caller = createServiceCaller(directory, clock.now);
  const arn = putRole();
  expect(caller(arn, lambda, REGION)?.allows("securityhub:DescribeHub")).toBe(true);
  expect(caller(arn, lambda, REGION)?.allows("securityhub:ListMembers")).toBe(false);
  directory.deleteRole(ADMINISTRATOR.id, "Function");
  expect(caller(arn, lambda, REGION)).toBeUndefined();
  putRole();
  expect(caller(arn, lambda, REGION)?.arn).toBe(
    `arn:aws:sts::${ADMINISTRATOR.id}:assumed-role/Function/steps`,
  );
});

it("whatever a session asks for is told, with the answer", () => {
  const arn = putRole();
  const { accessKeyId = "" } = directory.openServiceSession(arn, lambda) ?? {};
  const caller = directory.credential(accessKeyId)?.caller({ region: REGION, now: clock.now() });
  caller?.allows("securityhub:DescribeHub", "arn:aws:securityhub:eu-west-1:111111111111:hub/default");
  caller?.allows("securityhub:ListMembers");
  expect(calls).toEqual([
    {
      role: arn,
      session: "steps",
      action: "securityhub:DescribeHub",
      resource: "arn:aws:securityhub:eu-west-1:111111111111:hub/default",
      allowed: true,
    },
    { role: arn, session: "steps", action: "securityhub:ListMembers", resource: "*", allowed: false },
  ]);
});
