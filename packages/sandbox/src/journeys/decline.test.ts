import { describe, expect, it } from "vitest";
import { submitOnly } from "../world/forms.ts";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld();

describe("Declining an invitation", () => {
  it("asks for a reason, and reads Resigned in every Region", async () => {
    const deniz = here.person("deniz");
    const id = await here.invite("123412341234");
    const { conversation, message } = await here.question(deniz);
    await deniz.press(conversation, message, "Decline");
    await submitOnly(deniz, "The site is being sold <!here>");

    const request = await here.untilOver(id);
    expect(request).toMatchObject({
      status: "declined",
      decision: { verdict: "decline", by: "U04DENIZ", reason: "The site is being sold <!here>" },
    });
    expect((await membersOf(here.world()))["123412341234"]).toEqual({
      "us-east-1": "Resigned",
      "eu-west-1": "Resigned",
      "ap-southeast-2": "Resigned",
    });
    const after = (await deniz.messages(conversation)).find(({ ts }) => ts === message.ts);
    expect(after && buttonsOf(after)).toEqual([]);
    const told = (await here.person("ana").sees()).conversations.find(({ kind }) => kind === "direct");
    expect(JSON.stringify(told?.messages.at(-1))).toContain("The site is being sold");
  });

  it("lets the form be closed, and the question stands as before", async () => {
    const carla = here.person("carla");
    const id = await here.invite("111122223333");
    const { conversation, message } = await here.question(carla);
    await carla.press(conversation, message, "Decline");
    const [modal] = await carla.waitFor("the form", ({ modals }) => (modals[0] ? modals : undefined));
    await fetch(`${here.world().ready.page}/do/dismiss`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ person: carla.id, modal: modal?.id }),
    });
    expect((await here.history().request(id))?.status).toBe("waiting");
    expect((await here.question(carla)).message.ts).toBe(message.ts);
  });

  it("takes the invitation back where the account has no hub, and turns none on for a refusal", async () => {
    const carla = here.person("carla");
    const id = await here.invite("222233334444");
    const message = await carla.waitFor("the question about data-lake", (state) =>
      state.conversations
        .find(({ name }) => name === "data-lake")
        ?.messages.find((message) => buttonsOf(message).length > 0),
    );
    await carla.press("data-lake", message, "Decline");
    await submitOnly(carla, undefined);
    const request = await here.untilOver(id);
    expect(request.status).toBe("declined");
    expect(request.outcomes["eu-west-1"]?.step).toBe("withdrawn");
    expect(here.world().aws.securityHub.place("222233334444", "eu-west-1").hub).toBeUndefined();
    expect((await membersOf(here.world()))["222233334444"]).toEqual({
      "us-east-1": "Resigned",
      "ap-southeast-2": "Resigned",
    });
  });
});
