import { commandBody, payloadBody, pressPayload, signedEvent } from "@invitations/slack/testing/signed";
import {
  ACCOUNT,
  bringTo,
  OPERATOR,
  OWNER,
  STRANGER,
  type StartedDesk,
  startDesk,
} from "@invitations/slack/testing/start-desk";
import { ACCEPT, DECLINE } from "@invitations/slack/words/buttons";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Line, logLines, metricsIn } from "../testing/log-lines.ts";
import { boltLogger } from "./bolt-logger.ts";
import { observe } from "./observation.ts";
import { doorObserver, observedDoor } from "./observed-door.ts";

let desk: StartedDesk;
let door: ReturnType<typeof observedDoor>;
const observation = observe("slack-door", "deployment");
beforeEach(async () => {
  desk = await startDesk();
  desk.desk.history = observation.observed(desk.history);
  desk.desk.observer = doorObserver(observation);
  door = observedDoor(observation, desk.handler);
});
afterEach(() => desk.stop());

const send = (body: string, change: object = {}): Promise<Line[]> =>
  logLines(() => door(signedEvent({ body, ...change }), { awsRequestId: "aws-1" }));
const type = (text: string, user = OPERATOR) =>
  send(commandBody({ text, user, responseUrl: desk.slack.responseUrl }));
const press = (action: string, user: string, value = "inv-abcd2345") =>
  send(payloadBody(pressPayload({ user, action, value, responseUrl: desk.slack.responseUrl })));
/** The one line that each request of Slack has; the others are about what was recorded. */
const visit = (lines: readonly Line[]) => lines.filter((line) => "milliseconds" in line);

describe("a request of Slack has one line", () => {
  it("which says what was recorded, of which request and account, by whom, and never what was typed", async () => {
    const lines = await type(`invite ${ACCOUNT} <@${OWNER}> root@example.com the secret plan`);
    const id = desk.history.written[0]?.type === "requested" ? desk.history.written[0].request : "";
    expect(visit(lines)).toEqual([
      {
        level: "INFO",
        timestamp: expect.any(String),
        service: "slack-door",
        message: "command invite",
        function_request_id: "aws-1",
        request: id,
        account: ACCOUNT,
        deed: "command",
        name: "invite",
        user: OPERATOR,
        outcome: "recorded",
        recorded: ["requested"],
        status: 200,
        milliseconds: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret plan|example\.com/);
    expect(metricsIn(lines)).toMatchObject([{ RequestsAsked: 1, kind: "invitation", request: id }]);
  });

  it("which says why somebody was told no, and counts it", async () => {
    await bringTo(desk.history, "waiting");
    const lines = await press(ACCEPT, STRANGER);
    expect(visit(lines)).toMatchObject([
      {
        message: `action ${ACCEPT}`,
        user: STRANGER,
        request: "inv-abcd2345",
        account: ACCOUNT,
        outcome: "refused",
        refused: ["not-an-owner"],
        recorded: ["press-refused"],
      },
    ]);
    expect(metricsIn(lines)).toMatchObject([
      { Refusals: 1, refusal: "not-an-owner", request: "inv-abcd2345", account: ACCOUNT },
    ]);
  });

  it("which says that it was answered, where nothing was to be recorded", async () => {
    await bringTo(desk.history, "waiting");
    const lines = [...(await type("help")), ...(await press(DECLINE, OWNER))];
    expect(visit(lines)).toMatchObject([
      { message: "command help", outcome: "answered" },
      { message: `action ${DECLINE}`, outcome: "answered", request: "inv-abcd2345" },
    ]);
  });

  it("which says that it was turned away, and who would not have been believed is not named", async () => {
    const body = commandBody({ text: "list", user: OPERATOR, responseUrl: desk.slack.responseUrl });
    const [line] = visit(await send(body, { secret: "another" }));
    expect(line).toMatchObject({ message: "Turned away", outcome: "turned away", status: 401 });
    expect(line).not.toHaveProperty("user");
  });

  it("which says that a listener failed, beside the error itself with the same invocation", async () => {
    desk.desk.logger = boltLogger(observation.log);
    desk.history.breakOnce("request", new Error("The table of root@example.com is away."));
    const lines = await press(ACCEPT, OWNER);
    expect(visit(lines)).toMatchObject([{ outcome: "failed", status: 200 }]);
    const error = lines.find(({ level }) => level === "ERROR");
    expect(error).toMatchObject({
      message: "A listener failed on a block_actions payload. The table of [e-mail] is away.",
      function_request_id: "aws-1",
      error: { name: "Error", stack: expect.any(String) },
    });
  });
});
