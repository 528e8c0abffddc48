import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Place } from "../names.ts";
import { functionRoles, machineRoles, type ServiceRole, scheduleRole } from "../roles.ts";
import { schedulesOf } from "../schedules.ts";
import { readSettings } from "../settings.ts";
import type { Statement } from "./statement.ts";

const place: Place = {
  partition: "aws",
  region: "REGION",
  account: "ACCOUNT",
  app: "app",
  stage: "STAGE",
};
const settings = readSettings({
  administratorAccountId: "111122223333",
  homeRegion: "us-east-1",
  operators: ["U01ANA"],
  operatorsChannel: "C01OPS",
  memberExternalId: "an-external-id",
});
const guide = readFileSync(new URL("../../../../../docs/permissions.md", import.meta.url), "utf8");

/** One line for each statement of the roles, as it stands in the guide. */
function tableOf(roles: readonly ServiceRole[]): string[] {
  const rows = roles.flatMap(({ name, policies }) =>
    (policies.calls ?? []).map((statement) => [short(name), actionsOf(statement), resourcesOf(statement)]),
  );
  return rows.map((row) => `| ${row.join(" | ")} |`);
}

const short = (name: string) => name.replace(/^app-STAGE-/, "");

function actionsOf({ actions }: Statement): string {
  return actions.map((action) => `\`${action}\``).join(", ");
}

function resourcesOf({ resources, conditions }: Statement): string {
  const named = resources.map((resource) => `\`${shortArn(resource)}\``).join(", ");
  const keys = Object.values(conditions ?? {}).flatMap((values) => Object.keys(values));
  return keys.length > 0 ? `${named}, by \`${keys.join("`, `")}\`` : named;
}

/** Without what is the same in each: partition, Region and account of the deployment. */
const shortArn = (arn: string) =>
  arn.replace(/^arn:aws:([a-z]+):(?:REGION)?:(?:ACCOUNT)?:/, "$1:").replaceAll("app-STAGE", "APP-STAGE");

it("docs/permissions.md says what the roles say, and nothing else", () => {
  const all = [
    ...Object.values(functionRoles(place, settings)),
    ...Object.values(machineRoles(place, settings)),
    ...schedulesOf(settings).map((schedule) => scheduleRole(place, schedule)),
  ];
  const lines = guide.split("\n").filter((line) => /^\| [a-z-]+ \| `[a-z]+:/.test(line));
  // What is to stand there is what a difference shows.
  expect(lines).toEqual(tableOf(all));
});
