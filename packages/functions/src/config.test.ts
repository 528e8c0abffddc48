import { describe, expect, it } from "vitest";
import { administratorConfig, memberConfig, readConfig, slackDoorConfig } from "./config.ts";

const door = {
  TABLE_NAME: "invitations",
  ADMINISTRATOR_ACCOUNT_ID: "999988887777",
  OPERATORS: "U01ANA, U02BO",
  OPERATORS_CHANNEL: "C01SECOPS",
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_SIGNING_SECRET: "secret",
  INVITATION_MACHINE_ARN: "arn:aws:states:us-east-1:999988887777:stateMachine:invitation",
};

describe("readConfig", () => {
  it("reads lists, numbers and defaults", () => {
    expect(readConfig(slackDoorConfig, door)).toMatchObject({
      OPERATORS: ["U01ANA", "U02BO"],
      EXPIRES_AFTER_DAYS: 14,
      MAY_DECIDE_OWN_REQUEST: false,
    });
    expect(
      readConfig(slackDoorConfig, { ...door, MAY_DECIDE_OWN_REQUEST: "true", EXPIRES_AFTER_DAYS: "3" }),
    ).toMatchObject({ EXPIRES_AFTER_DAYS: 3, MAY_DECIDE_OWN_REQUEST: true });
  });

  it("names every setting that is missing or malformed, in one error", () => {
    const { TABLE_NAME: _, ...without } = door;
    const read = () =>
      readConfig(slackDoorConfig, { ...without, ADMINISTRATOR_ACCOUNT_ID: "12", OPERATORS: "ana" });
    expect(read).toThrow(/TABLE_NAME/);
    expect(read).toThrow(/ADMINISTRATOR_ACCOUNT_ID: must be the 12 digits/);
    expect(read).toThrow(/OPERATORS.*must be Slack user ids/);
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
