import { describe, expect, it } from "vitest";
import { type GivenSettings, readSettings } from "./settings.ts";

const least: GivenSettings = {
  administratorAccountId: "999988887777",
  homeRegion: "eu-central-1",
  operators: ["U01ANA"],
  operatorsChannel: "C01SECOPS",
  memberExternalId: "membership-1",
};
const withThis = (change: object) => readSettings({ ...least, ...change });

describe("readSettings", () => {
  it("fills in what holds where nothing is said", () => {
    expect(readSettings(least)).toEqual({
      ...least,
      memberRoleName: "SecurityHubInvitationMember",
      escalateTo: [],
      patience: {},
      patienceByKind: {},
      mayDecideOwnRequest: [],
      quorum: 1,
      matchOwnersByEmail: false,
      baselineStandards: [],
      regionsOnly: [],
      regionsAlso: [],
      driftHour: 8,
      readinessDay: "SUN",
      readinessHour: 6,
      alarmEmails: [],
      alarmsInSlack: true,
      logRetentionDays: 365,
      requestsPerSecond: 20,
      requestsAtOnce: 40,
      pace: {
        askAgainAfterSeconds: 86_400,
        regionsAtOnce: 5,
        readBack: { intervalSeconds: 2, maxDelaySeconds: 30, attempts: 14 },
      },
    });
  });

  it("names each setting that is missing, with an example", () => {
    expect(() => readSettings({})).toThrow(
      [
        "The settings in membership.config.ts are not right:",
        "  administratorAccountId: is not set.",
        '    Example: administratorAccountId: "999988887777"',
        "  homeRegion: is not set.",
        '    Example: homeRegion: "eu-central-1"',
        "  operators: is not set.",
        '    Example: operators: ["U012AB3CD", "U045EF6GH"]',
        "  operatorsChannel: is not set.",
        '    Example: operatorsChannel: "C012AB3CD"',
        "  memberExternalId: is not set.",
        '    Example: memberExternalId: "membership-4f7c2a91"',
      ].join("\n"),
    );
  });

  it.each<[object, string]>([
    [{ administratorAccountId: "9999" }, "administratorAccountId: must be the 12 digits"],
    [{ administratorAccountId: 999988887777 }, "administratorAccountId: must be the 12 digits"],
    [{ homeRegion: "eu-centrall-1" }, 'homeRegion: "eu-centrall-1" is no Region that has Security Hub.'],
    [{ homeRegion: 1 }, "homeRegion: must be the name of a Region, as text."],
    [{ operators: [] }, "operators: must name at least one operator."],
    [{ operators: ["ana"] }, "operators.0: must be Slack user ids."],
    [{ operators: ["U01ANA", "U02BO", "U01ANA"] }, 'operators.2: "U01ANA" is named twice.'],
    [{ operators: "U01ANA" }, "operators: must be a list of Slack user ids."],
    [{ escalateTo: ["U01ANA", "U01ANA"] }, 'escalateTo.1: "U01ANA" is named twice.'],
    [
      { operatorsChannel: "#security-ops" },
      "operatorsChannel: must be the id of a Slack channel, not its name.",
    ],
    [{ memberExternalId: "x" }, "memberExternalId: must have at least 2 characters."],
    [{ memberExternalId: "two words" }, "memberExternalId: may hold letters, digits"],
    [
      { memberRoleName: "arn:aws:iam::1:role/x" },
      "memberRoleName: must be the name of an IAM role, and not its ARN.",
    ],
    [{ patience: { expiresAfterDays: 0 } }, "patience.expiresAfterDays: must be more than 0 days."],
    [{ patience: { expireAfterDays: 3 } }, 'patience: Unrecognized key: "expireAfterDays".'],
    [{ patienceByKind: { removals: {} } }, 'patienceByKind: Unrecognized key: "removals".'],
    [{ quorum: 11 }, "quorum: must be a whole number from 1 to 10."],
    [{ quorum: "2" }, "quorum: must be a whole number from 1 to 10."],
    [{ matchOwnersByEmail: "yes" }, "matchOwnersByEmail: must be true or false."],
    [{ baselineStandards: ["cis"] }, "baselineStandards.0: must be short names with a version"],
    [{ regionsOnly: ["mars-1"] }, 'regionsOnly.0: "mars-1" is no Region that has Security Hub.'],
    [{ regionsOnly: ["eu-west-1", "eu-west-1"] }, 'regionsOnly.1: "eu-west-1" is named twice.'],
    [
      { regionsOnly: ["us-gov-west-1"] },
      'regionsOnly.0: "us-gov-west-1" lies in the partition aws-us-gov, and eu-central-1 in aws.',
    ],
    [{ regionsAlso: ["Frankfurt"] }, "regionsAlso.0: must be the name of a Region, such as eu-central-1."],
    [
      { regionsAlso: ["cn-north-1"] },
      'regionsAlso.0: "cn-north-1" lies in the partition aws-cn, and eu-central-1 in aws.',
    ],
    [{ driftHour: 24 }, "driftHour: must be a whole number from 0 to 23."],
    [{ driftHour: 7.5 }, "driftHour: must be a whole number from 0 to 23."],
    [{ readinessDay: "Sunday" }, "readinessDay: must be MON, TUE, WED, THU, FRI, SAT or SUN."],
    [{ alarmEmails: ["security"] }, "alarmEmails.0: must be an e-mail address."],
    [{ runbookUrl: "runbook" }, "runbookUrl: must be an address that begins with https://."],
    [{ logRetentionDays: 42 }, "logRetentionDays: must be one of 1, 3, 5,"],
    [{ requestsPerSecond: 0 }, "requestsPerSecond: must be a whole number from 1 to 1000."],
    [{ permissionsBoundary: "boundary" }, "permissionsBoundary: must be the ARN of an IAM policy."],
    [
      { permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" },
      "permissionsBoundary: belongs to account 111122223333, and not to 999988887777.",
    ],
    [
      { permissionsBoundary: "arn:aws-cn:iam::999988887777:policy/boundary" },
      "permissionsBoundary: lies in the partition aws-cn, and eu-central-1 in aws.",
    ],
    [{ adoptKey: "alias/securityhub" }, "adoptKey: must be the id of a KMS key, not its ARN or alias."],
    [{ pace: { regionsAtOnce: 0 } }, "pace.regionsAtOnce: must be a whole number from 1 to 40."],
    [{ operator: ["U01ANA"] }, 'Unrecognized key: "operator".'],
  ])("refuses %j by its name", (change, sentence) => {
    expect(() => withThis(change)).toThrow(`  ${sentence}`);
  });

  it("takes a Region that is too new to be known, and a boundary of AWS's own", () => {
    expect(
      withThis({
        regionsAlso: ["eu-north-9"],
        permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
      }),
    ).toMatchObject({ regionsAlso: ["eu-north-9"] });
  });

  it("keeps the pace that is not given", () => {
    expect(withThis({ pace: { regionsAtOnce: 2, readBack: undefined } }).pace).toMatchObject({
      regionsAtOnce: 2,
      readBack: { attempts: 14 },
    });
  });

  it("is no settings at all: a sentence", () => {
    expect(() => readSettings(undefined)).toThrow(
      /^The settings in membership\.config\.ts are not right:\n {2}/,
    );
  });
});
