import { describe, expect, it } from "vitest";
import type { Switches } from "../securityhub/switches.ts";
import { membersOf } from "../world/outcome.ts";
import { useWorld } from "./use-world.ts";

/** What AWS does not document, each way it may turn out to be: the main path holds under all of them at once. */
const ONE_WAY: Partial<Switches> = {
  hubAbsentStyle: "AccessDenied",
  getUnknownMember: "BadRequest",
  statusCase: "Upper",
  renamedActions: "BothNames",
  listShowsAccepted: false,
  visibilityDelayMs: {
    create: 300,
    invite: 700,
    accept: 700,
    decline: 700,
    disassociate: 0,
    delete: 0,
    hub: 300,
    standards: 300,
  },
};

describe("an AWS that is slow to show what was written, and says everything the other way", () => {
  const here = useWorld({ switches: ONE_WAY });

  it("ends Enabled in every Region all the same", async () => {
    const carla = here.person("carla");
    const id = await here.invite("222233334444");
    const { conversation, message } = await here.question(carla);
    await carla.press(conversation, message, "Accept");
    expect((await here.untilOver(id)).status).toBe("enabled");
    const members = (await membersOf(here.world()))["222233334444"] ?? {};
    expect(Object.values(members)).toEqual(["ENABLED", "ENABLED", "ENABLED"]);
  });
});
