import { ListMembersCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { type FunctionName, physicalName, roleArn } from "@invitations/functions/deployment/names";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Aws, createAws } from "../aws/aws.ts";
import { practice } from "../seeds/world-seed.ts";
import { type Clock, createClock } from "../wire/clock.ts";
import { keysFor, putRoles } from "./roles.ts";
import { SCHEDULES } from "./schedules.ts";
import { placeOf, settingsOf } from "./settings.ts";

const place = placeOf(practice);
const settings = settingsOf(practice);
const member = practice.aws.accounts.find(({ kind }) => kind === "member")?.id;

let clock: Clock;
let aws: Aws;
beforeAll(async () => {
  clock = createClock();
  aws = await createAws({ clock, seed: practice.aws });
  putRoles(aws.directory, place, settings, SCHEDULES);
});
afterAll(async () => {
  clock.stop();
  await aws.close();
});

const as = (name: FunctionName) => ({
  endpoint: aws.url,
  region: place.region,
  maxAttempts: 1,
  credentials: keysFor(aws.directory, roleArn(place, name), {
    service: "lambda.amazonaws.com",
    sessionName: physicalName(place, name),
  }),
});
const list = (name: FunctionName) => new SecurityHubClient(as(name)).send(new ListMembersCommand({}));
const assume = (name: FunctionName, RoleArn: string, ExternalId = settings.memberExternalId) =>
  new STSClient(as(name)).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "test", ExternalId }));
const memberRole = `arn:aws:iam::${member}:role/${settings.memberRoleName}`;

describe("each function", () => {
  it("may do in Security Hub what its role says, and is refused in AWS's words otherwise", async () => {
    await list("administrator-steps");
    await expect(list("member-steps")).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(
        `User: arn:aws:sts::${place.account}:assumed-role/${physicalName(place, "member-steps")}/${physicalName(place, "member-steps")} is not authorized to perform: securityhub:ListMembers`,
      ),
    });
  });

  it("assumes the member role only where its own role says so, with the external id", async () => {
    await assume("member-steps", memberRole);
    const denied = { name: "AccessDenied" };
    await expect(assume("administrator-steps", memberRole)).rejects.toMatchObject(denied);
    await expect(assume("member-steps", memberRole, "another")).rejects.toMatchObject(denied);
    await expect(assume("member-steps", roleArn(place, "administrator-steps"))).rejects.toMatchObject(denied);
  });
});

it("no role is given to a service that it is not for", () => {
  const keys = (role: string, service: string) =>
    keysFor(aws.directory, roleArn(place, role), { service, sessionName: "test" });
  expect(() => keys("member-steps", "scheduler.amazonaws.com")).toThrow(
    `scheduler.amazonaws.com may not assume ${roleArn(place, "member-steps")}.`,
  );
  // Not for the sake of another schedule group.
  expect(() => keys("drift-schedule", "scheduler.amazonaws.com")).toThrow("may not assume");
});
