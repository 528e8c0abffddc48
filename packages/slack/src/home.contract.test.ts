import { account } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { payloadBody, pressPayload } from "./testing/signed.ts";
import { texts } from "./testing/slack-limits.ts";
import {
  bringTo,
  OPERATOR,
  OWNER,
  SECOND_OPERATOR,
  STRANGER,
  type StartedDesk,
  startDesk,
} from "./testing/start-desk.ts";
import { aTroubledReadiness } from "./testing/troubled-readiness.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk([account]);
});
afterEach(() => desk.stop());

interface Block {
  type: string;
  block_id?: string;
  elements?: { action_id: string; value: string }[];
  accessory?: { action_id: string; value: string };
}
interface Home {
  user: unknown;
  blocks: Block[];
  text: string;
}

function homes(): Home[] {
  return desk.slack.callsOf("views.publish").map(({ body }) => {
    const { blocks } = body.view as { blocks: Block[] };
    return { user: body.user_id, blocks, text: texts(blocks).join("\n") };
  });
}

async function open(user: string, tab = "home"): Promise<Home | undefined> {
  const body = JSON.stringify({
    type: "event_callback",
    team_id: "T01",
    api_app_id: "A01",
    event: { type: "app_home_opened", user, channel: "D1", tab, event_ts: "1" },
  });
  expect((await desk.send({ body, contentType: "application/json" })).statusCode).toBe(200);
  return homes().at(-1);
}

async function press(action: string, user: string, value = "inv-abcd2345"): Promise<void> {
  const {
    channel: _c,
    message: _m,
    response_url: _u,
    ...payload
  } = pressPayload({
    user,
    action,
    value,
    responseUrl: "",
  }) as Record<string, unknown>;
  const inHome = { ...payload, container: { type: "view", view_id: "V1" }, view: { id: "V1", type: "home" } };
  expect((await desk.send({ body: payloadBody(inHome) })).statusCode).toBe(200);
}

const actions = (home: Home | undefined) =>
  home?.blocks
    .flatMap(({ elements, accessory }) => [
      ...(elements ?? []).map(({ action_id }) => action_id),
      ...(accessory ? [accessory.action_id] : []),
    ])
    // Accounts have buttons of their own, whoever looks.
    .filter((id) => id !== undefined && !id.startsWith("home:"));

describe("the Home tab", () => {
  it("shows an owner what waits for them, with the question's own buttons", async () => {
    await bringTo(desk.history, "waiting");
    const home = await open(OWNER);
    expect(home?.user).toBe(OWNER);
    expect(home?.text).toContain("Waiting for you: 1");
    expect(home?.text).toContain("invites `payments-prod` (`111122223333`)");
    expect(actions(home)).toEqual(["request:accept", "request:decline"]);
    expect(home?.text).toContain("Open requests about your accounts: 1");
  });

  it("shows whoever asked what they asked for, with a button to cancel, and nothing to decide", async () => {
    await bringTo(desk.history, "waiting");
    const home = await open(OPERATOR);
    expect(home?.text).toContain("Nothing waits for your answer");
    expect(home?.text).toContain("The invitation of `payments-prod` (`111122223333`) waits for an answer");
    expect(actions(home)).toEqual(["request:cancel"]);
  });

  it("shows nothing to who has accepted, while the others still have to", async () => {
    await bringTo(desk.history, "waiting", "invitation", { details: { quorum: 2 } });
    await press("request:accept", OWNER);
    expect(homes()[0]?.text).toContain("Nothing waits for your answer");
    expect(actions(await open("U04DENIZ"))).toEqual(["request:accept", "request:decline"]);
    expect((await open(OWNER))?.text).toContain("Nothing waits for your answer");
  });

  it("shows a removal to the operators who did not ask for it", async () => {
    await bringTo(desk.history, "waiting", "removal");
    expect(actions(await open(SECOND_OPERATOR))).toEqual(["request:accept", "request:decline"]);
    expect(actions(await open(OPERATOR))).toEqual(["request:cancel"]);
    expect(actions(await open(OWNER))).toEqual([]);
  });

  it("shows a stranger nothing of others", async () => {
    await bringTo(desk.history, "waiting");
    const home = await open(STRANGER);
    expect(home?.text).not.toContain("payments-prod");
    expect(home?.text).toContain("not an owner of any account here");
  });

  it("draws who is covered where, and what the colours mean", async () => {
    await bringTo(desk.history, "partial");
    const home = await open(OPERATOR);
    expect(home?.text).toContain(
      "1 account in 2 Regions: 0 are members in every Region, 1 in some; something failed in 1",
    );
    expect(home?.text).toContain("payments-prod  🟥🟩");
    expect(home?.text).toContain("🟩 Enabled   🟥 failed");
    expect(home?.text).toContain("eu-west-1, us-east-1");
  });

  it("is drawn for the tab alone", async () => {
    expect(await open(OWNER, "messages")).toBeUndefined();
  });

  it("logs when the record cannot be reached", async () => {
    desk.history.breakOnce("accounts", new Error("table gone"));
    await open(OWNER);
    expect(homes()).toEqual([]);
    expect(desk.errors()).toHaveLength(1);
  });
});

describe("a button in the Home tab", () => {
  beforeEach(async () => {
    await bringTo(desk.history, "waiting");
    await desk.history.keepTaskToken("inv-abcd2345", "token-1");
  });
  const told = () => desk.slack.callsOf("chat.postMessage").map(({ body }) => body);

  it("accepts: recorded, answered by direct message, and the tab is drawn anew", async () => {
    await press("request:accept", OWNER);
    expect(desk.types().at(-1)).toBe("decided");
    expect(desk.asked).toEqual(["answer token-1"]);
    expect(told()).toMatchObject([{ channel: `D${OWNER}`, text: expect.stringContaining("Accepted") }]);
    expect(homes()).toHaveLength(1);
    expect(homes()[0]?.text).toContain("Nothing waits for your answer");
    expect(desk.errors()).toEqual([]);
  });

  it("turns away who may not", async () => {
    await press("request:accept", STRANGER);
    expect(desk.types().at(-1)).toBe("press-refused");
    expect(told()).toMatchObject([{ text: expect.stringContaining("not an owner") }]);
  });

  it("cancels", async () => {
    await press("request:cancel", OPERATOR);
    expect(desk.types().at(-1)).toBe("cancelled");
    // It stays among what they asked for, as what it has become, and can be cancelled no more.
    expect(homes()[0]?.text).toContain("You asked for");
    expect(homes()[0]?.text).toContain("was cancelled");
    expect(desk.errors()).toEqual([]);
  });

  it("declines through the form, and the tab is drawn anew after it", async () => {
    await press("request:decline", OWNER);
    const [form] = desk.slack.callsOf("views.open");
    const { private_metadata } = (form?.body.view ?? {}) as { private_metadata?: string };
    await desk.submit(
      "request:decline",
      { reason: { value: { value: "no" } } },
      { user: OWNER, privateMetadata: private_metadata ?? "" },
    );
    expect(desk.types().at(-1)).toBe("decided");
    expect(homes().at(-1)?.text).toContain("Nothing waits for your answer");
    expect(desk.errors()).toEqual([]);
  });
});

describe("the page of an account", () => {
  const page = (user: string, value = "111122223333:1") =>
    press("home:account", user, value).then(() => homes().at(-1));
  const accountButtons = (home: Home | undefined) =>
    home?.blocks.flatMap(({ accessory }) =>
      accessory?.action_id === "home:account" ? [accessory.value] : [],
    );

  it("is opened from the tab by its owner, and shows what its policies come to", async () => {
    await desk.history.keepPolicyReadiness(aTroubledReadiness());
    const home = await open(OWNER);
    expect(home?.text).toContain("❔ IAM policies: could not be told, looked at");
    expect(accountButtons(home)).toEqual(["111122223333:1"]);
    const opened = await page(OWNER);
    expect(opened?.text).toContain("Statement 2 asks for no external id");
    expect(opened?.text).toContain("<@U01ANA>");
    await press("home:back", OWNER, "1");
    expect(homes().at(-1)?.text).toContain("Nothing waits for your answer");
  });

  it.each([
    ["somebody who owns nothing of it", STRANGER, "111122223333:1"],
    ["an account that nobody knows", OPERATOR, "999900001111:1"],
    ["a value that nobody wrote", OPERATOR, "'; DROP TABLE"],
  ])("is the tab as always for %s", async (_who, user, value) => {
    await desk.history.keepPolicyReadiness(aTroubledReadiness());
    const opened = await page(user, value);
    expect(opened?.text).toContain("Nothing waits for your answer");
    expect(opened?.text).not.toContain("Statement 2 asks for no external id");
  });

  it("has the policies looked at, and says where what comes of it is told", async () => {
    await press("home:scan", OWNER, "111122223333:1");
    expect(desk.asked).toEqual([expect.stringContaining("readiness")]);
    const [told] = desk.slack.callsOf("chat.postMessage");
    expect(told?.body.text).toContain("I am reading the IAM policies");
    expect(homes().at(-1)?.text).toContain("Nobody has looked at its IAM policies yet");
  });

  it("has nothing looked at for a stranger", async () => {
    await press("home:scan", STRANGER, "111122223333:1");
    expect(desk.asked).toEqual([]);
  });

  it("is reached for every account, page by page", async () => {
    await desk.stop();
    desk = await startDesk(
      Array.from({ length: 20 }, (_, index) => ({
        ...account,
        id: String(100_000_000_000 + index),
        alias: `team-${10 + index}`,
      })),
    );
    const found = accountButtons(await open(OPERATOR)) ?? [];
    for (const number of ["2", "3"]) {
      await press("home:next", OPERATOR, number);
      found.push(...(accountButtons(homes().at(-1)) ?? []));
    }
    expect(new Set(found.map((value) => value.slice(0, 12))).size).toBe(20);
    await press("home:next", OPERATOR, "99");
    expect(homes().at(-1)?.text).toContain("Accounts: 17 to 20 of 20");
  });
});
