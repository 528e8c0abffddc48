import { describe, expect, it } from "vitest";
import {
  administratorConfig,
  announcerConfig,
  memberConfig,
  readConfig,
  slackDoorConfig,
} from "../config.ts";
import { policyFrom } from "../policy.ts";
import { environmentOf } from "./environment.ts";
import { readSettings } from "./settings.ts";

const place = {
  partition: "aws-cn",
  region: "cn-north-1",
  account: "999988887777",
  app: "securityhub-invitations",
  stage: "production",
};
const settings = readSettings({
  administratorAccountId: place.account,
  homeRegion: place.region,
  operators: ["U01ANA", "U02BO"],
  operatorsChannel: "C01SECOPS",
  memberExternalId: "membership-1",
  escalateTo: ["U06FAY"],
  patience: { remindAfterDays: [0.5, 2] },
  patienceByKind: { removal: { expiresAfterDays: 3 } },
  mayDecideOwnRequest: ["join"],
  quorum: 2,
  matchOwnersByEmail: true,
  baselineStandards: ["pci-dss/v/4.0.1"],
  regionsOnly: ["cn-north-1"],
  runbookUrl: "https://example.com/runbook",
});
const environment = environmentOf(place, settings);
/** What Lambda sets by itself. */
const lambda = { AWS_REGION: place.region };

describe("environmentOf", () => {
  it("carries every rule to those who keep it", () => {
    const policy = {
      administrator: "999988887777",
      operators: ["U01ANA", "U02BO"],
      escalateTo: ["U06FAY"],
      mayDecideOwnRequest: ["join"],
      baselineStandards: ["pci-dss/v/4.0.1"],
      quorum: 2,
      matchOwnersByEmail: true,
      patience: {
        invitation: { remindAfterDays: [0.5, 2], escalateAfterDays: 5, expiresAfterDays: 14 },
        removal: { remindAfterDays: [0.5, 2], escalateAfterDays: 5, expiresAfterDays: 3 },
      },
    };
    expect(policyFrom(readConfig(announcerConfig, { ...environment.announcer, ...lambda }))).toMatchObject(
      policy,
    );
    expect(
      policyFrom(readConfig(slackDoorConfig, { ...environment["slack-door"], ...lambda })),
    ).toMatchObject(policy);
  });

  it("leads each function to what it works with", () => {
    expect(readConfig(slackDoorConfig, { ...environment["slack-door"], ...lambda })).toMatchObject({
      TABLE_NAME: "securityhub-invitations-production",
      SLACK_BOT_TOKEN_SECRET: "securityhub-invitations-production-slack-bot-token",
      SLACK_SIGNING_SECRET_SECRET: "securityhub-invitations-production-slack-signing-secret",
      DRIFT_MACHINE_ARN:
        "arn:aws-cn:states:cn-north-1:999988887777:stateMachine:securityhub-invitations-production-drift",
    });
    expect(
      readConfig(administratorConfig, { ...environment["administrator-steps"], ...lambda }),
    ).toMatchObject({ REGIONS_ONLY: ["cn-north-1"] });
    expect(readConfig(memberConfig, { ...environment["member-steps"], ...lambda })).toMatchObject({
      AWS_PARTITION: "aws-cn",
      MEMBER_ROLE_NAME: "SecurityHubInvitationMember",
      MEMBER_EXTERNAL_ID: "membership-1",
    });
  });

  it("leaves out what is not narrowed", () => {
    const wide = environmentOf(place, { ...settings, regionsOnly: [] });
    expect(wide["administrator-steps"]).not.toHaveProperty("REGIONS_ONLY");
  });

  it("holds no secret, only the names of secrets", () => {
    const keys = Object.values(environment).flatMap((one) => Object.keys(one));
    expect(keys.filter((key) => /TOKEN|SECRET/.test(key) && !key.endsWith("_SECRET"))).toEqual([]);
  });
});
