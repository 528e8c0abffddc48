import { beforeAll, describe, expect, it } from "vitest";
import { membersOf } from "../world/outcome.ts";
import { acceptAs, decideAs } from "./decide.ts";
import { OPERATORS_CHANNEL, useWorld } from "./use-world.ts";

const here = useWorld();
const ACCOUNT = "111122223333";
const standing = async () => (await membersOf(here.world()))[ACCOUNT] ?? {};
const everywhere = (status: string) => ({
  "us-east-1": status,
  "eu-west-1": status,
  "ap-southeast-2": status,
});

describe("the life of a membership", () => {
  beforeAll(async () => {
    const id = await here.invite(ACCOUNT);
    await acceptAs(here, "carla", id);
    await here.untilOver(id);
  });

  it("Disassociating from an administrator account: the owner leaves, and nobody else is asked", async () => {
    const carla = here.person("carla");
    const id = await here.ask(carla, "general", `leave ${ACCOUNT} we are being sold`, ACCOUNT);
    const request = await here.untilOver(id);
    expect(request).toMatchObject({ kind: "departure", status: "left", reason: "we are being sold" });
    expect(await standing()).toEqual(everywhere("Resigned"));
    const told = JSON.stringify((await carla.sees()).conversations.flatMap(({ messages }) => messages));
    expect(told).toMatch(/old invitation|invitation .*(stays|can still be accepted)/i);
  });

  it("Resending an invitation: an operator asks once more, and the owner accepts anew", async () => {
    const id = await here.ask(here.person("ana"), OPERATORS_CHANNEL, `resend ${ACCOUNT}`, ACCOUNT);
    await acceptAs(here, "carla", id);
    expect((await here.untilOver(id)).status).toBe("enabled");
    expect(await standing()).toEqual(everywhere("Enabled"));
  });

  it("Disassociating member accounts: an operator asks, another one confirms, owners are told", async () => {
    const ana = here.person("ana");
    const id = await here.ask(ana, OPERATORS_CHANNEL, `remove ${ACCOUNT} the contract ends`, ACCOUNT);
    await here.until(id, ({ status }) => status === "waiting");
    await decideAs(here, "ana", id, "Accept");
    expect((await here.history().request(id))?.status).toBe("waiting");
    await decideAs(here, "bo", id, "Accept");
    const request = await here.untilOver(id);
    expect(request).toMatchObject({ kind: "removal", status: "removed", decision: { by: "U02BO" } });
    expect(await standing()).toEqual(everywhere("Removed"));
    const told = JSON.stringify((await here.person("carla").sees()).conversations);
    expect(told).toContain("the contract ends");
  });

  it("Deleting member accounts: after that the account is off the list", async () => {
    const id = await here.ask(here.person("bo"), OPERATORS_CHANNEL, `remove ${ACCOUNT} --delete`, ACCOUNT);
    await here.until(id, ({ status }) => status === "waiting");
    await decideAs(here, "ana", id, "Accept");
    expect((await here.untilOver(id)).status).toBe("removed");
    expect(await standing()).toEqual({});
  });
});

describe("Adding an account that asks for it: its owner", () => {
  it("is decided on by an operator, and needs no second question", async () => {
    const deniz = here.person("deniz");
    const id = await here.ask(deniz, "general", "join 123412341234 one list of findings", "123412341234");
    await here.until(id, ({ status }) => status === "waiting");
    expect((await membersOf(here.world()))["123412341234"]).toBeUndefined();
    await decideAs(here, "ana", id, "Accept");
    const request = await here.untilOver(id);
    expect(request).toMatchObject({ kind: "join", status: "enabled", decision: { by: "U01ANA" } });
    expect((await membersOf(here.world()))["123412341234"]).toEqual(everywhere("Enabled"));
  });

  it("may be declined, and then nothing was invited", async () => {
    const deniz = here.person("deniz");
    const id = await here.ask(deniz, "general", "join 333344445555", "333344445555");
    await here.until(id, ({ status }) => status === "waiting");
    await decideAs(here, "bo", id, "Decline");
    expect((await here.untilOver(id)).status).toBe("declined");
    expect((await membersOf(here.world()))["333344445555"]).toBeUndefined();
  });

  it("is refused for an account that is somebody else's", async () => {
    const gus = here.person("gus");
    await gus.say("general", "/securityhub join 123412341234");
    expect(await here.answer(gus, "general")).toMatch(/not an owner/);
  });
});

describe("an open request", () => {
  it("is cancelled by an operator, and its invitation is taken back", async () => {
    const id = await here.invite("777788889999");
    await here.until(id, ({ status }) => status === "waiting");
    expect(Object.values((await membersOf(here.world()))["777788889999"] ?? {})).toEqual([
      "Invited",
      "Invited",
      "Invited",
    ]);
    await here.person("bo").say(OPERATORS_CHANNEL, `/securityhub cancel ${id}`);
    const request = await here.untilOver(id);
    expect(request.status).toBe("cancelled");
    await here.until(id, ({ outcomes }) => Object.values(outcomes).every(({ step }) => step === "withdrawn"));
    expect((await membersOf(here.world()))["777788889999"]).toBeUndefined();
  });
});
