import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Switches } from "../securityhub/switches.ts";
import { questionOf } from "../world/messages.ts";
import { membersOf } from "../world/outcome.ts";
import type { WorldInTest } from "./use-world.ts";

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

/** Nobody has asked about data-lake before, which has no hub in eu-west-1. */
export function switchesJourneys(here: WorldInTest): void {
  describe("an AWS that is slow to show what was written, and says everything the other way", () => {
    beforeAll(() => here.world().aws.securityHub.setSwitches(ONE_WAY));
    afterAll(() => {
      const initial = Object.keys(ONE_WAY).map((name) => [name, null]);
      here.world().aws.securityHub.setSwitches(Object.fromEntries(initial));
    });

    it("ends Enabled in every Region all the same", async () => {
      const carla = here.person("carla");
      const id = await here.invite("222233334444");
      const { conversation, message } = await questionOf(carla, id);
      await carla.press(conversation, message, "Accept");
      expect((await here.untilOver(id)).status).toBe("enabled");
      const members = (await membersOf(here.world()))["222233334444"] ?? {};
      expect(Object.values(members)).toEqual(["ENABLED", "ENABLED", "ENABLED"]);
    });
  });
}
