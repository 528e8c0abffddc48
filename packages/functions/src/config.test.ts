import { describe, expect, it } from "vitest";
import { administratorConfig, announcerConfig, memberConfig, readConfig, slackDoorConfig } from "./config.ts";

const machine = (kind: string) => `arn:aws:states:us-east-1:999988887777:stateMachine:${kind}`;
const door = {
  TABLE_NAME: "invitations",
  ADMINISTRATOR_ACCOUNT_ID: "999988887777",
  OPERATORS: "U01ANA, U02BO",
  OPERATORS_CHANNEL: "C01SECOPS",
  SLACK_BOT_TOKEN_SECRET: "invitations-practice-slack-bot-token",
  SLACK_SIGNING_SECRET_SECRET:
    "arn:aws:secretsmanager:us-east-1:999988887777:secret:slack-signing-secret-AbCdEf",
  INVITATION_MACHINE_ARN: machine("invitation"),
  JOIN_MACHINE_ARN: machine("join"),
  DEPARTURE_MACHINE_ARN: machine("departure"),
  REMOVAL_MACHINE_ARN: machine("removal"),
  TRANSITION_MACHINE_ARN: machine("transition"),
  BULK_MACHINE_ARN: machine("bulk"),
  READINESS_MACHINE_ARN: machine("readiness"),
  DRIFT_MACHINE_ARN: machine("drift"),
};
const read = (change: Record<string, string | undefined> = {}) =>
  readConfig(slackDoorConfig, { ...door, ...change });

describe("readConfig", () => {
  it("reads lists and defaults", () => {
    expect(read()).toMatchObject({
      OPERATORS: ["U01ANA", "U02BO"],
      ESCALATE_TO: [],
      PATIENCE: {},
      PATIENCE_BY_KIND: {},
      MAY_DECIDE_OWN_REQUEST: [],
      BASELINE_STANDARDS: [],
      QUORUM: 1,
      MATCH_OWNERS_BY_EMAIL: false,
    });
  });

  it("reads who may decide what, who is told, and how long people have", () => {
    expect(
      read({
        ESCALATE_TO: "U06FAY W07GUS",
        PATIENCE: '{"remindAfterDays":[0.5,2],"expiresAfterDays":7}',
        PATIENCE_BY_KIND: '{"removal":{"expiresAfterDays":3},"join":{"remindAfterDays":[]}}',
        MAY_DECIDE_OWN_REQUEST: "join, removal",
        BASELINE_STANDARDS: "pci-dss/v/4.0.1, cis-aws-foundations-benchmark/v/3.0.0 pci-dss/v/4.0.1",
        QUORUM: "2",
        MATCH_OWNERS_BY_EMAIL: "true",
      }),
    ).toMatchObject({
      ESCALATE_TO: ["U06FAY", "W07GUS"],
      PATIENCE: { remindAfterDays: [0.5, 2], expiresAfterDays: 7 },
      PATIENCE_BY_KIND: { removal: { expiresAfterDays: 3 }, join: { remindAfterDays: [] } },
      MAY_DECIDE_OWN_REQUEST: ["join", "removal"],
      BASELINE_STANDARDS: ["pci-dss/v/4.0.1", "cis-aws-foundations-benchmark/v/3.0.0"],
      QUORUM: 2,
      MATCH_OWNERS_BY_EMAIL: true,
    });
  });

  it("names every setting that is missing or malformed, in one error", () => {
    const wrong = () => read({ TABLE_NAME: undefined, ADMINISTRATOR_ACCOUNT_ID: "12", OPERATORS: "ana" });
    expect(wrong).toThrow(/^TABLE_NAME: is not set$/m);
    expect(wrong).toThrow(/^ADMINISTRATOR_ACCOUNT_ID: must be the 12 digits/m);
    expect(wrong).toThrow(/^OPERATORS.*must be Slack user ids/m);
  });

  it.each<[Record<string, string | undefined>, RegExp]>([
    [{ OPERATORS: " , " }, /^OPERATORS: must name at least one operator$/m],
    [{ ESCALATE_TO: "U06FAY, fay" }, /^ESCALATE_TO\.1: must be Slack user ids$/m],
    [{ PATIENCE: "14" }, /^PATIENCE: must be an object of days/m],
    [{ PATIENCE: "{" }, /^PATIENCE: must be JSON$/m],
    [{ PATIENCE: "" }, /^PATIENCE: must be JSON$/m],
    [{ PATIENCE: '{"expireAfterDays":3}' }, /^PATIENCE: Unrecognized key: "expireAfterDays"$/m],
    [{ PATIENCE: '{"expiresAfterDays":"3"}' }, /^PATIENCE\.expiresAfterDays: must be a number of days$/m],
    [{ PATIENCE: '{"expiresAfterDays":0}' }, /^PATIENCE\.expiresAfterDays: must be more than 0 days$/m],
    [{ PATIENCE: '{"escalateAfterDays":366}' }, /^PATIENCE\.escalateAfterDays: must be at most 365 days$/m],
    [{ PATIENCE: '{"remindAfterDays":[1,-1]}' }, /^PATIENCE\.remindAfterDays\.1: must be more than 0 days$/m],
    [{ PATIENCE: '{"remindAfterDays":1}' }, /^PATIENCE\.remindAfterDays: must be a list of days$/m],
    [{ PATIENCE_BY_KIND: '{"remove":{}}' }, /^PATIENCE_BY_KIND: Unrecognized key: "remove"$/m],
    [{ PATIENCE_BY_KIND: '{"join":3}' }, /^PATIENCE_BY_KIND\.join: must be an object of days/m],
    [
      { PATIENCE_BY_KIND: '{"removal":{"expiresAfterDays":-3}}' },
      /^PATIENCE_BY_KIND\.removal\.expiresAfterDays: must be more than 0 days$/m,
    ],
    [{ MAY_DECIDE_OWN_REQUEST: "true" }, /^MAY_DECIDE_OWN_REQUEST\.0: .*"invitation"\|"join"/m],
    [{ MAY_DECIDE_OWN_REQUEST: "join removals" }, /^MAY_DECIDE_OWN_REQUEST\.1: /m],
    [
      { BASELINE_STANDARDS: "pci-dss/v/4.0.1 cis" },
      /^BASELINE_STANDARDS\.1: must be short names with a version, such as "cis-aws-foundations-benchmark\/v\/3\.0\.0"$/m,
    ],
    [
      { BASELINE_STANDARDS: Array.from({ length: 26 }, (_, index) => `a/v/1.0.${index}`).join() },
      /^BASELINE_STANDARDS: must name at most 25 standards$/m,
    ],
    [{ QUORUM: "0" }, /^QUORUM: must be a whole number from 1 to 10$/m],
    [{ QUORUM: "11" }, /^QUORUM: must be a whole number from 1 to 10$/m],
    [{ QUORUM: "two" }, /^QUORUM: must be a whole number from 1 to 10$/m],
    [{ QUORUM: "1.5" }, /^QUORUM: must be a whole number from 1 to 10$/m],
    [{ QUORUM: "" }, /^QUORUM: must be a whole number from 1 to 10$/m],
    [{ MATCH_OWNERS_BY_EMAIL: "yes" }, /^MATCH_OWNERS_BY_EMAIL: must be true or false$/m],
    [{ MATCH_OWNERS_BY_EMAIL: "" }, /^MATCH_OWNERS_BY_EMAIL: must be true or false$/m],
    [{ SLACK_BOT_TOKEN_SECRET: undefined }, /^SLACK_BOT_TOKEN_SECRET: is not set$/m],
    [{ SLACK_BOT_TOKEN_SECRET: "xoxb-1-token" }, /^SLACK_BOT_TOKEN_SECRET: must be the name or the ARN/m],
    [{ SLACK_SIGNING_SECRET_SECRET: "" }, /^SLACK_SIGNING_SECRET_SECRET: must be the name or the ARN/m],
    [{ INVITATION_MACHINE_ARN: undefined }, /^INVITATION_MACHINE_ARN: is not set$/m],
    [{ JOIN_MACHINE_ARN: undefined }, /^JOIN_MACHINE_ARN: is not set$/m],
    [{ DEPARTURE_MACHINE_ARN: "departure" }, /^DEPARTURE_MACHINE_ARN: must be an ARN$/m],
    [{ REMOVAL_MACHINE_ARN: "" }, /^REMOVAL_MACHINE_ARN: must be an ARN$/m],
    [{ TRANSITION_MACHINE_ARN: undefined }, /^TRANSITION_MACHINE_ARN: is not set$/m],
    [{ DRIFT_MACHINE_ARN: undefined }, /^DRIFT_MACHINE_ARN: is not set$/m],
  ])("refuses %j by the name of the setting", (change, sentence) => {
    expect(() => read(change)).toThrow(sentence);
  });

  it("asks the announcer for no machine: a machine is made after its functions", () => {
    const { SLACK_SIGNING_SECRET_SECRET: _, ...rest } = door;
    const without = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.endsWith("_ARN")));
    expect(readConfig(announcerConfig, without)).toMatchObject({ OPERATORS_CHANNEL: "C01SECOPS" });
  });

  it("keeps Regions undefined where nothing narrows or widens them", () => {
    const base = {
      TABLE_NAME: "invitations",
      AWS_REGION: "us-east-1",
      ADMINISTRATOR_ACCOUNT_ID: "999988887777",
    };
    expect(readConfig(administratorConfig, base)).not.toHaveProperty("REGIONS_ONLY");
    expect(readConfig(administratorConfig, { ...base, REGIONS_ONLY: "us-east-1 eu-west-1" })).toMatchObject({
      REGIONS_ONLY: ["us-east-1", "eu-west-1"],
    });
  });

  it("asks for an external id that IAM would take", () => {
    const base = { TABLE_NAME: "invitations", AWS_REGION: "us-east-1", MEMBER_ROLE_NAME: "Member" };
    expect(() => readConfig(memberConfig, { ...base, MEMBER_EXTERNAL_ID: "x" })).toThrow(
      /MEMBER_EXTERNAL_ID/,
    );
  });
});
