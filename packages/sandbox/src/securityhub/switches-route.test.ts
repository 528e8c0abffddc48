import { expect, test } from "vitest";
import { createSecurityHub } from "./securityhub.ts";
import { createSwitchesRoute, switchesPath } from "./switches-route.ts";
import { frozenClock } from "./testing/frozen-clock.ts";
import { testSeed } from "./testing/practice-hub.ts";

function open() {
  const hub = createSecurityHub({ clock: frozenClock(), seed: testSeed() });
  const route = createSwitchesRoute(hub);
  const ask = async (method: string, body?: string) => {
    const init = body === undefined ? { method } : { method, body };
    const response = await route(new Request(`http://127.0.0.1${switchesPath}`, init));
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { hub, ask };
}

test("GET shows what is set and what may be set", async () => {
  const { hub, ask } = open();
  const { status, body } = await ask("GET");
  expect(status).toBe(200);
  expect(body.switches).toEqual(hub.switches());
  expect(body.table).toMatchObject({ throttle: { initial: true, takes: "true or false" } });
  expect(Object.keys(body.table as object)).toEqual(Object.keys(hub.switches()));
});

test("PUT sets what it names, answers with all, and tells those who listen", async () => {
  const { hub, ask } = open();
  let told = 0;
  hub.onChange(() => {
    told += 1;
  });
  const { status, body } = await ask("PUT", '{"statusCase":"Upper"}');
  expect([status, told, hub.switches().statusCase]).toEqual([200, 1, "Upper"]);
  expect(body.switches).toEqual(hub.switches());
});

test.each([
  ["PUT", '{"statusCase":"upper","throttle":false}', 400, '"statusCase" takes one of "Title", "Upper"'],
  ["PUT", '{"stautsCase":"Upper"}', 400, 'There is no switch "stautsCase"'],
  ["PUT", "[]", 400, "Switches are an object"],
  ["PUT", "{", 400, "The body is not JSON"],
  ["POST", "{}", 405, "not with POST"],
])("%s %s is refused with %i and changes nothing", async (method, sent, status, message) => {
  const { hub, ask } = open();
  const before = hub.switches();
  const answer = await ask(method, sent);
  expect(answer.status).toBe(status);
  expect(answer.body.message).toContain(message);
  expect(hub.switches()).toEqual(before);
});
