import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NAMES } from "./names.ts";
import { type Asked, type DoctorWorld, openDoctorWorld } from "./testing/doctor-world.ts";
import { expectOnly, told } from "./testing/findings.ts";

let world: DoctorWorld;
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(() => world.close());

describe("a settings file is named with its setting and an example", () => {
  it.each<[string, Asked, RegExp]>([
    [
      "nothing is set",
      { settings: { administratorAccountId: undefined } },
      /administratorAccountId: is not set\.[\s\S]*Example: administratorAccountId: "999988887777"/,
    ],
    [
      "a value is malformed",
      { settings: { operatorsChannel: "#security-ops" } },
      /operatorsChannel: must be the id of a Slack channel, not its name\.[\s\S]*Example: operatorsChannel: "C012AB3CD"/,
    ],
    [
      "nobody knows the Region",
      { settings: { homeRegion: "mars-north-1" } },
      /homeRegion: "mars-north-1" is no Region that has Security Hub\.[\s\S]*Example: homeRegion: "eu-central-1"/,
    ],
    [
      "a Region lies in another partition",
      { settings: { regionsAlso: ["us-gov-west-1"] } },
      /regionsAlso\.0: "us-gov-west-1" lies in the partition aws-us-gov, and us-east-1 in aws\./,
    ],
    [
      "a role's ARN stands where its name belongs",
      { settings: { memberRoleName: "arn:aws:iam::111122223333:role/Member" } },
      /memberRoleName: must be the name of an IAM role, and not its ARN\./,
    ],
    [
      "a policy belongs to another account",
      { settings: { permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" } },
      /permissionsBoundary: belongs to account 111122223333, and not to 999988887777\./,
    ],
    [
      "an operator is named twice",
      { settings: { operators: ["U01ANA", "U02BO", "U01ANA"] } },
      /operators\.2: "U01ANA" is named twice\.[\s\S]*Example: operators: \["U012AB3CD", "U045EF6GH"\]/,
    ],
    [
      "nobody knows the setting",
      { source: `export default { adminstratorAccountId: "999988887777" };` },
      /administratorAccountId: is not set[\s\S]*Unrecognized key: "adminstratorAccountId"/,
    ],
    [
      "nothing is exported",
      { source: "export const settings = {};" },
      /exports no settings[\s\S]*export default membership/,
    ],
    [
      "it cannot be read",
      { source: "export default {\n  homeRegion: us-east-1,\n  operators [],\n};" },
      /cannot be read\nline 3: .*operators/,
    ],
    [
      "it throws",
      { source: `throw new Error("no such profile");` },
      /cannot be read\nError: no such profile/,
    ],
    [
      "it is not there",
      { settingsFile: "/no/such/membership.config.ts" },
      /there is no file \/no\/such\/[\s\S]*--settings/,
    ],
  ])("where %s", async (_broken, asked, words) => {
    expectOnly(await world.examine(asked), NAMES.settings, words);
  });
});

it("takes a file that imports as SST lets it, without endings", async () => {
  const settings = new URL("../../../../packages/functions/src/deployment/settings", import.meta.url)
    .pathname;
  const examination = await world.examine({
    source: `import { membership } from ${JSON.stringify(settings)};
      export default membership({
        administratorAccountId: "999988887777",
        homeRegion: "us-east-1",
        operators: ["U01ANA"],
        operatorsChannel: "C01SECOPS",
        memberExternalId: "practice-external-id",
      });`,
  });
  expect(told(examination, NAMES.settings)).toMatch(/^ok: .*account 999988887777, us-east-1, 1 operator$/);
});
