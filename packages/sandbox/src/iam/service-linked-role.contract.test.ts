import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetAccountAuthorizationDetailsCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import {
  DisableSecurityHubCommand,
  EnableSecurityHubCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { afterEach, describe, expect, it } from "vitest";
import { ADMINISTRATOR, EXTERNAL_ID, MEMBER, policy, smallSeed } from "../aws/testing/small-world.ts";
import type { AccountSeed, AwsSeed } from "../seeds/seed.ts";
import { createClock } from "../wire/clock.ts";
import { createDirectory } from "./directory.ts";
import { type IamWorld, openIamWorld } from "./testing/iam-world.ts";

const NAME = "AWSServiceRoleForSecurityHub";
const PATH = "/aws-service-role/securityhub.amazonaws.com/";
const ROLE = `arn:aws:iam::${MEMBER.id}:role/Member`;

/** An account in which Security Hub never was on, whose role may do this. */
function never(...actions: string[]): AccountSeed {
  const may = policy({ Effect: "Allow", Action: ["securityhub:*", ...actions], Resource: "*" });
  return {
    ...MEMBER,
    roles: MEMBER.roles.map((role) => ({ ...role, policies: { may } })),
    regions: { "eu-west-1": { hub: false, config: "none" }, "eu-central-1": { hub: false, config: "none" } },
  };
}
const seedWith = (member: AccountSeed): AwsSeed => ({ ...smallSeed(), accounts: [ADMINISTRATOR, member] });

let world: IamWorld;
let open: IamWorld[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});
async function openWorld(...given: Parameters<typeof openIamWorld>): Promise<void> {
  world = await openIamWorld(...given);
  open.push(world);
}
async function account(member: AccountSeed) {
  await openWorld(seedWith(member));
  const iam = world.iam(member);
  const hub = new SecurityHubClient(await world.session(ROLE, { externalId: EXTERNAL_ID }));
  return {
    enable: () => hub.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false })),
    disable: () => hub.send(new DisableSecurityHubCommand({})),
    get: () => iam.send(new GetRoleCommand({ RoleName: NAME })),
    async listed() {
      const { RoleDetailList = [] } = await iam.send(new GetAccountAuthorizationDetailsCommand({}));
      return RoleDetailList.map(({ RoleName, Path }) => `${Path}${RoleName}`);
    },
  };
}

describe("the service-linked role of Security Hub", () => {
  it("is there where a hub is on, in its own path, for the service alone", async () => {
    const { get, listed } = await account(MEMBER);
    const { Role } = await get();
    expect(Role).toMatchObject({
      RoleName: NAME,
      Path: PATH,
      Arn: `arn:aws:iam::${MEMBER.id}:role${PATH}${NAME}`,
    });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toContain("securityhub.amazonaws.com");
    expect(await listed()).toEqual(["/Member", `${PATH}${NAME}`]);
    await expect(world.session(Role?.Arn ?? "")).rejects.toMatchObject({ name: "AccessDenied" });
  });

  it("comes with the first hub, and stays when that goes", async () => {
    const { get, listed, enable, disable } = await account(never("iam:CreateServiceLinkedRole"));
    await expect(get()).rejects.toMatchObject({ name: "NoSuchEntityException" });
    expect(await listed()).toEqual(["/Member"]);
    await enable();
    expect((await get()).Role?.RoleName).toBe(NAME);
    await disable();
    expect(await listed()).toContain(`${PATH}${NAME}`);
  });

  it("is asked for once, and only whoever may have it made may enable the first hub", async () => {
    const { enable, listed } = await account(never());
    await expect(enable()).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(
        "is not authorized to perform: iam:CreateServiceLinkedRole on resource",
      ),
    });
    expect(await listed()).toEqual(["/Member"]);
    world.aws.directory.makeServiceLinkedRole(MEMBER.id);
    await enable();
  });

  it("is made for a right that names the service alone", async () => {
    const named = (service: string) => {
      const member = never();
      const Condition = { StringEquals: { "iam:AWSServiceName": service } };
      const link = policy({
        Effect: "Allow",
        Action: "iam:CreateServiceLinkedRole",
        Resource: "*",
        Condition,
      });
      return {
        ...member,
        roles: member.roles.map((role) => ({ ...role, policies: { ...role.policies, link } })),
      };
    };
    await expect((await account(named("config.amazonaws.com"))).enable()).rejects.toThrow(
      "iam:CreateServiceLinkedRole",
    );
    await (await account(named("securityhub.amazonaws.com"))).enable();
  });

  it("is kept between two runs", () => {
    const folder = mkdtempSync(join(tmpdir(), "iam-"));
    try {
      const clock = createClock();
      const options = { clock, seed: seedWith(never()), file: join(folder, "iam.json") };
      const first = createDirectory(options);
      expect(first.serviceLinkedRole(MEMBER.id)).toBeUndefined();
      first.makeServiceLinkedRole(MEMBER.id);
      first.flush();
      expect(createDirectory(options).serviceLinkedRole(MEMBER.id)?.name).toBe(NAME);
      clock.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it("STS counts the calls of whoever assumes, Region by Region, and refuses too many", async () => {
  await openWorld(seedWith(MEMBER), { stsThrottle: "Strict" });
  const many = await Promise.allSettled(Array.from({ length: 40 }, () => world.session(ROLE)));
  const refused = many.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(many.length - refused.length).toBeGreaterThanOrEqual(5);
  for (const { reason } of refused)
    expect(reason).toMatchObject({ name: "Throttling", message: "Rate exceeded" });
  world.aws.securityHub.setSwitches({ stsThrottle: "Usual" });
  await Promise.all(Array.from({ length: 40 }, () => world.session(ROLE)));
});
