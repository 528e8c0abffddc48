import { afterEach, describe, expect, test } from "vitest";
import { LINKED, MEMBER, READY, without } from "./testing/contract-seed.ts";
import { delays } from "./testing/contract-world.ts";
import { createStage } from "./testing/stage.ts";

const stage = createStage();
afterEach(stage.close);

describe("enableHub", () => {
  test("enables it without default standards, once", async () => {
    const session = await stage.session(MEMBER, {}, LINKED);
    expect((await session.enableHub()).enabled).toBe(true);
    expect(stage.world.securityHub.place(MEMBER, LINKED).hub).toMatchObject({ defaultStandards: false });
    expect((await session.enableHub()).enabled).toBe(false);
    expect(stage.world.operationsOf(MEMBER).filter((name) => name === "EnableSecurityHub")).toHaveLength(1);
  });

  test("a hub that is on needs no right to enable one", async () => {
    const session = await stage.session(READY, { seed: without("securityhub:EnableSecurityHub") });
    expect((await session.enableHub()).enabled).toBe(false);
  });

  test("a role that may not look finds out by enabling", async () => {
    const session = await stage.session(READY, { seed: without("securityhub:DescribeHub") });
    expect((await session.enableHub()).enabled).toBe(false);
  });

  test("a hub that cannot be seen yet can be tried again", async () => {
    const switches = { visibilityDelayMs: delays({ hub: 60_000 }) };
    const session = await stage.session(MEMBER, { switches }, LINKED);
    expect((await session.enableHub()).enabled).toBe(true);
    await expect(session.confirmHub()).rejects.toMatchObject({ name: "ServiceUnavailable" });
    await stage.world.clock.advance(60_000);
    expect((await session.confirmHub()).awsRequestIds).toHaveLength(1);
  });
});
