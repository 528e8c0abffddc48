import { eventSchema } from "@invitations/core/request/event";
import { anEvent, LIVES } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { eventWords } from "./events.ts";

const types = eventSchema.options.map((option) => option.shape.type.value);

describe.each(types)("%s", (type) => {
  it("is told in a line, without names of kinds", () => {
    const said = eventWords(anEvent(type));
    expect(said).not.toMatch(/\n|undefined|\[object/);
    if (type.includes("-")) expect(said).not.toContain(type);
    expect(said.length).toBeGreaterThan(10);
  });
});

it("tells every life without saying one thing twice in a row", () => {
  for (const life of Object.values(LIVES)) {
    const said = life.map(eventWords);
    expect(said.filter((line, index) => line === said[index - 1])).toEqual([]);
  }
});

it("tells who was not reached, and why", () => {
  const said = eventWords(
    anEvent("owner-asked", { unreachable: [{ user: "U04DENIZ", because: "deactivated" }] }),
  );
  expect(said).toContain("but not <@U04DENIZ> (`deactivated`)");
  expect(eventWords(anEvent("owner-asked", { messages: [] }))).toContain("no owner could be asked");
});

it("tells which button was pressed, and why it was refused", () => {
  expect(eventWords(anEvent("press-refused"))).toBe(
    "<@U07GUS> pressed Accept and was turned away: not an owner of the account",
  );
});

it("lets no reason act", () => {
  expect(eventWords(anEvent("decided", { reason: "<!here> `x`" }))).toBe(
    "<@U03CARLA> accepted: `&lt;!here&gt; 'x'`",
  );
});
