import { describe, expect, it } from "vitest";
import { memberRole } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { acceptAs } from "./decide.ts";
import { roleFencedIn } from "./fenced-role.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld();
const ACCOUNT = "111122223333";

describe("a request that is partly done", () => {
  it("is taken up by a button in the Regions that failed, without asking the owner again", async () => {
    here.world().aws.directory.putRole(ACCOUNT, roleFencedIn(ACCOUNT, "ap-southeast-2"));
    const first = await here.invite(ACCOUNT);
    await acceptAs(here, "carla", first);
    expect((await here.untilOver(first)).status).toBe("partial");

    here.world().aws.directory.putRole(ACCOUNT, memberRole(ACCOUNT, ADMINISTRATOR));
    const ana = here.person("ana");
    const told = await ana.waitFor("a message with Retry", (state) => {
      const direct = state.conversations.find(({ kind }) => kind === "direct");
      const message = direct?.messages.find((message) =>
        buttonsOf(message).some(({ text }) => text.startsWith("Retry")),
      );
      return direct && message && { conversation: direct.id, message };
    });
    await ana.press(told.conversation, told.message, "Retry 1 Region");
    const second = await here.until(
      (await here.history().requestsOf(ACCOUNT, 1))[0]?.id ?? "",
      ({ id }) => id !== first,
    );
    const over = await here.untilOver(second.id);
    expect(over).toMatchObject({
      status: "enabled",
      regions: ["ap-southeast-2"],
      details: { continues: { request: first } },
      decision: { by: "U03CARLA" },
    });
    expect(Object.values((await membersOf(here.world()))[ACCOUNT] ?? {})).toEqual([
      "Enabled",
      "Enabled",
      "Enabled",
    ]);
  });
});
