import { describe, expect, it } from "vitest";
import type { Place } from "./names.ts";
import { policyDocument } from "./permissions/statement.ts";
import { functionRoles, machineRoles, scheduleRole } from "./roles.ts";
import { schedulesOf } from "./schedules.ts";
import { readSettings } from "./settings.ts";

const place: Place = {
  partition: "aws-us-gov",
  region: "us-gov-west-1",
  account: "999988887777",
  app: "app",
  stage: "production",
};
const settings = readSettings({
  administratorAccountId: place.account,
  homeRegion: place.region,
  operators: ["U01ANA"],
  operatorsChannel: "C01OPS",
  memberExternalId: "an-external-id",
});
const schedules = schedulesOf(settings);
const roles = [
  ...Object.values(functionRoles(place, settings)),
  ...Object.values(machineRoles(place, settings)),
  ...schedules.map((schedule) => scheduleRole(place, schedule)),
];

describe("each role", () => {
  it("has a name of its own in this deployment", () => {
    const names = roles.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^app-production-[a-z-]+$/);
  });

  it("is taken by one service, and where that tells for whose sake, for one thing of this account only", () => {
    for (const { name, trust } of roles) {
      const [{ Principal, Condition }] = trust.Statement;
      expect(Object.keys(Principal), name).toEqual(["Service"]);
      if (Principal.Service === "lambda.amazonaws.com") continue;
      expect(Condition?.StringEquals, name).toEqual({ "aws:SourceAccount": place.account });
      expect(Condition?.ArnLike?.["aws:SourceArn"], name).toMatch(
        /^arn:aws-us-gov:(states|scheduler):us-gov-west-1:999988887777:[a-z-]+[:/]app-production-[a-z]+$/i,
      );
    }
  });

  it("has no empty policy, and every ARN of its own partition", () => {
    for (const { name, policies } of roles)
      for (const [policy, statements] of Object.entries(policies)) {
        expect(statements.length, `${name} ${policy}`).toBeGreaterThan(0);
        const { Statement } = policyDocument(statements);
        for (const resource of Statement.flatMap(({ Resource }) => Resource))
          expect(resource, `${name} ${policy}`).toMatch(/^(\*$|arn:aws-us-gov:)/);
      }
  });
});
