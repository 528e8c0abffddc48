import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  type DescribeConfigurationRecordersCommandInput,
  ListDiscoveredResourcesCommand,
} from "@aws-sdk/client-config-service";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ADMINISTRATOR,
  MEMBER,
  openSmallWorld,
  type SmallWorld,
  smallSeed,
} from "../aws/testing/small-world.ts";
import { createClock } from "../wire/clock.ts";
import { createRecorders } from "./recorders.ts";

let world: SmallWorld;
beforeEach(async () => {
  world = await openSmallWorld();
});
afterEach(() => world.close());

const client = (account = MEMBER, region?: string) => new ConfigServiceClient(world.as(account, region));
const recorders = (
  input: DescribeConfigurationRecordersCommandInput = {},
  region?: string,
  account = MEMBER,
) => client(account, region).send(new DescribeConfigurationRecordersCommand(input));
const status = (region?: string, account = MEMBER) =>
  client(account, region).send(new DescribeConfigurationRecorderStatusCommand({}));

describe("of the seed", () => {
  it("a recorder that records", async () => {
    const { ConfigurationRecorders } = await recorders({}, "eu-west-1", ADMINISTRATOR);
    expect(ConfigurationRecorders).toMatchObject([
      {
        name: "default",
        recordingGroup: { allSupported: true },
        recordingMode: { recordingFrequency: "CONTINUOUS" },
      },
    ]);
    const { ConfigurationRecordersStatus } = await status("eu-west-1", ADMINISTRATOR);
    expect(ConfigurationRecordersStatus).toMatchObject([{ name: "default", recording: true }]);
    expect(ConfigurationRecordersStatus?.[0]?.lastStartTime).toBeInstanceOf(Date);
    expect(ConfigurationRecordersStatus?.[0]?.lastStopTime).toBeUndefined();
    expect(ConfigurationRecordersStatus?.[0]?.arn).toBe(ConfigurationRecorders?.[0]?.arn);
  });

  it("one that is stopped", async () => {
    expect((await recorders()).ConfigurationRecorders).toHaveLength(1);
    const { ConfigurationRecordersStatus } = await status();
    expect(ConfigurationRecordersStatus).toMatchObject([{ recording: false }]);
    expect(ConfigurationRecordersStatus?.[0]?.lastStopTime).toBeInstanceOf(Date);
  });

  it("none", async () => {
    expect((await recorders({}, "eu-west-2")).ConfigurationRecorders).toEqual([]);
    expect((await status("eu-west-2")).ConfigurationRecordersStatus).toEqual([]);
  });
});

it("picks a recorder by name or ARN, and says when there is none of it", async () => {
  const [recorder] = (await recorders()).ConfigurationRecorders ?? [];
  expect((await recorders({ ConfigurationRecorderNames: ["default"] })).ConfigurationRecorders).toEqual([
    recorder,
  ]);
  expect((await recorders({ Arn: recorder?.arn })).ConfigurationRecorders).toEqual([recorder]);
  for (const input of [
    { ConfigurationRecorderNames: ["other"] },
    { Arn: `${recorder?.arn}0` },
    { ServicePrincipal: "securityhub.amazonaws.com" },
  ])
    await expect(recorders(input)).rejects.toMatchObject({ name: "NoSuchConfigurationRecorderException" });
});

it.each([
  [{ ConfigurationRecorderNames: ["a", "b"] }, "ValidationException", "only one"],
  [{ ConfigurationRecorderNames: ["default"], Arn: "arn" }, "ValidationException", "only one of them"],
  [{ ConfigurationRecorderNames: [""] }, "ValidationException", "length"],
])("refuses %j", async (input, name, sentence) => {
  await expect(recorders(input)).rejects.toMatchObject({ name, message: expect.stringContaining(sentence) });
});

it("names an operation that it does not have", async () => {
  const call = client().send(new ListDiscoveredResourcesCommand({ resourceType: "AWS::IAM::Role" }));
  await expect(call).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: expect.stringContaining("StarlingDoveService.ListDiscoveredResources"),
  });
});

describe("in practice", () => {
  it("a recorder can be started, stopped and removed", async () => {
    const { recorders: hands } = world.config;
    const isRecording = async () => (await status("eu-west-2")).ConfigurationRecordersStatus?.[0]?.recording;
    hands.set(MEMBER.id, "eu-west-2", "recording");
    expect(await isRecording()).toBe(true);
    hands.set(MEMBER.id, "eu-west-2", "stopped");
    expect(await isRecording()).toBe(false);
    hands.set(MEMBER.id, "eu-west-2", "none");
    expect(await isRecording()).toBeUndefined();
    expect(() => hands.set(MEMBER.id, "eu-central-1", "recording")).toThrow(
      `no account ${MEMBER.id} with the Region eu-central-1`,
    );
  });

  it("what was changed outlives a restart with the same file", () => {
    const folder = mkdtempSync(join(tmpdir(), "config-"));
    const open = () =>
      createRecorders({ seed: smallSeed(), clock: createClock(), file: join(folder, "c.json") });
    const before = open();
    before.set(MEMBER.id, "eu-west-1", "none");
    before.set(MEMBER.id, "eu-west-2", "recording");
    before.flush();
    const after = open();
    expect(after.get(MEMBER.id, "eu-west-1")).toBeUndefined();
    expect(after.get(MEMBER.id, "eu-west-2")).toEqual(before.get(MEMBER.id, "eu-west-2"));
    expect(after.get(ADMINISTRATOR.id, "eu-west-1")?.recording).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
