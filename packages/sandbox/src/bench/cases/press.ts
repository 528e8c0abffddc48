import { lifeOf } from "@invitations/core/request/testing";
import { payloadBody, pressPayload } from "@invitations/slack/testing/signed";
import { OWNER, type StartedDesk, startDesk } from "@invitations/slack/testing/start-desk";
import type { Bench } from "../bench.ts";

/** Opens a request of its own account that waits for its owner, and gives its id. */
async function waiting({ history }: StartedDesk, count: number): Promise<string> {
  const request = `inv-bench${count}`;
  const account = { id: String(100_000_000_000 + count) };
  const [first, ...rest] = lifeOf("invitation", "waiting", { request, account });
  if (first?.type !== "requested") throw new Error("A life begins with its request.");
  await history.open(first);
  for (const event of rest) await history.record(request, () => event);
  await history.keepTaskToken(request, `token-${count}`);
  return request;
}

/** From Slack's signed request to its answer: authority, record, workflow woken, and the private answer sent. */
export const press: Bench = {
  name: "a press on Accept through the door",
  unit: "a signed request that asks for nothing",
  budget: { time: 25, memory: 35 },
  async open() {
    const desk = await startDesk();
    const asks: string[] = [];
    let count = 0;
    const body = JSON.stringify({ type: "url_verification", challenge: "c1" });
    return {
      work: {
        times: 10,
        async ready(times) {
          while (asks.length < times) {
            count += 1;
            asks.push(await waiting(desk, count));
          }
        },
        async run() {
          const value = asks.shift() ?? "";
          const { responseUrl } = desk.slack;
          const pressed = pressPayload({ user: OWNER, action: "request:accept", value, responseUrl });
          const answer = await desk.send({ body: payloadBody(pressed) });
          const request = await desk.history.request(value);
          if (answer.statusCode !== 200 || request?.status !== "accepting")
            throw new Error(`The press on ${value} was not taken.`);
        },
      },
      unit: {
        times: 50,
        async run() {
          const { statusCode } = await desk.send({ body, contentType: "application/json" });
          if (statusCode !== 200) throw new Error(`The door answered ${statusCode}.`);
        },
      },
      close: () => desk.stop(),
    };
  },
};
