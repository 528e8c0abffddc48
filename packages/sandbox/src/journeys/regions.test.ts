import { describe, expect, it } from "vitest";
import { practice } from "../seeds/world-seed.ts";
import { membersOf } from "../world/outcome.ts";
import { useWorld } from "./use-world.ts";

describe("a deployment that is narrowed to some Regions", () => {
  const here = useWorld({ environment: { REGIONS_ONLY: "us-east-1, eu-west-1" } });

  it("invites in those alone, the home Region always among them", async () => {
    const id = await here.invite("111122223333");
    const request = await here.until(id, ({ status }) => status === "waiting");
    expect(request).toMatchObject({ homeRegion: "us-east-1", regions: ["us-east-1", "eu-west-1"] });
    expect(Object.keys((await membersOf(here.world()))["111122223333"] ?? {})).toEqual([
      "us-east-1",
      "eu-west-1",
    ]);
  });
});

describe("an administrator account without a finding aggregator", () => {
  const accounts = practice.aws.accounts.map(({ aggregator: _, ...account }) => account);
  const here = useWorld({ seed: { ...practice, aws: { ...practice.aws, accounts } } });

  it("invites in the Region of the deployment", async () => {
    const id = await here.invite("111122223333");
    const request = await here.until(id, ({ status }) => status === "waiting");
    expect(request).toMatchObject({ homeRegion: "us-east-1", regions: ["us-east-1"] });
  });
});

describe("an administrator account whose findings are gathered in another Region than that of the deployment", () => {
  const accounts = practice.aws.accounts.map(({ aggregator, ...account }) =>
    aggregator
      ? {
          ...account,
          aggregator: { ...aggregator, home: "eu-west-1", regions: ["us-east-1", "ap-southeast-2"] },
        }
      : account,
  );
  const here = useWorld({ seed: { ...practice, aws: { ...practice.aws, accounts } } });

  it("invites where they are gathered, and in the Regions linked to that one", async () => {
    const id = await here.invite("111122223333");
    const request = await here.until(id, ({ status }) => status === "waiting");
    expect(request).toMatchObject({
      homeRegion: "eu-west-1",
      regions: ["eu-west-1", "ap-southeast-2", "us-east-1"],
    });
  });
});
