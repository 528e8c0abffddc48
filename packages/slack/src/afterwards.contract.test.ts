import { enterAccount } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ACCOUNT,
  bringTo,
  OPERATOR,
  OWNER,
  SECOND_OPERATOR,
  STRANGER,
  type StartedDesk,
  startDesk,
} from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

const ENDED = "inv-abcd2345";
const last = () => desk.history.written.at(-1);
const blocks = [
  { type: "section", text: { type: "mrkdwn", text: "It failed." } },
  { type: "actions", elements: [] },
];
const rewritten = () => desk.privately().filter((answer) => answer.replace_original);

describe("Retry", () => {
  it("takes up the Regions that failed, for whoever asked", async () => {
    await bringTo(desk.history, "partial");
    await desk.press("request:retry", OPERATOR, ENDED, { blocks });
    expect(last()).toMatchObject({
      type: "requested",
      kind: "invitation",
      request: "inv-new1",
      actor: { person: OPERATOR },
      details: { onlyRegions: ["eu-west-1"], continues: { request: ENDED, decision: { by: OWNER } } },
    });
    expect(desk.asked).toEqual(["start inv-new1"]);
    expect(desk.privately()[0]).toMatchObject({ response_type: "ephemeral", replace_original: false });
    expect(desk.privately()[0]?.text).toContain("`inv-new1` takes up 1 Region where `inv-abcd2345` failed");
  });

  it("leaves the message as it was, without the button, and says who pressed", async () => {
    await bringTo(desk.history, "partial");
    await desk.press("request:retry", OWNER, ENDED, { blocks });
    expect(rewritten()).toHaveLength(1);
    expect(JSON.stringify(rewritten())).toContain("It failed.");
    expect(JSON.stringify(rewritten())).toContain(`<@${OWNER}> pressed Retry: request \`inv-new1\``);
    expect(JSON.stringify(rewritten())).not.toContain('"actions"');
  });

  it("of a removal takes up what was agreed, without asking again", async () => {
    await bringTo(desk.history, "partial", "removal", { details: { andDelete: true } });
    await desk.press("request:retry", SECOND_OPERATOR);
    expect(last()).toMatchObject({
      kind: "removal",
      details: { andDelete: true, continues: { decision: { by: SECOND_OPERATOR } } },
    });
  });

  it("turns a stranger away, and records it with the request that failed", async () => {
    await bringTo(desk.history, "partial");
    await desk.press("request:retry", STRANGER, ENDED, { blocks });
    expect(last()).toMatchObject({
      type: "press-refused",
      pressed: "request:retry",
      because: "not-an-operator",
      actor: { person: STRANGER },
    });
    expect(desk.privately()[0]?.text).toContain("Only the security team");
    expect(rewritten()).toEqual([]);
    expect(desk.asked).toEqual([]);
  });

  it("begins once, however many press", async () => {
    await bringTo(desk.history, "partial");
    await Promise.all([desk.press("request:retry", OPERATOR), desk.press("request:retry", OWNER)]);
    const opened = desk.history.written.filter(({ type }) => type === "requested");
    expect(opened).toHaveLength(2);
    expect(desk.asked).toHaveLength(1);
    expect(desk.types().at(-1)).toBe("press-refused");
  });

  it("does not take up what a later request has overtaken, and takes the button away", async () => {
    await bringTo(desk.history, "partial", "removal");
    await bringTo(desk.history, "enabled", "invitation", { request: "inv-later222" });
    await desk.press("request:retry", OPERATOR, ENDED, { blocks });
    expect(last()).toMatchObject({ type: "press-refused", because: "request-superseded" });
    expect(desk.privately()[0]?.text).toContain("`inv-later222` came after it");
    expect(rewritten()).toHaveLength(1);
  });

  it("has nothing to do where all went well", async () => {
    await bringTo(desk.history, "enabled");
    await desk.press("request:retry", OPERATOR);
    expect(last()).toMatchObject({ type: "press-refused", because: "nothing-to-retry" });
  });

  it("frees the account again when the work cannot be started, and leaves the button", async () => {
    await bringTo(desk.history, "partial");
    desk.workflow.start = () => Promise.reject(new Error("connection reset"));
    await desk.press("request:retry", OPERATOR, ENDED, { blocks });
    expect(desk.types().slice(-3)).toEqual(["requested", "failed", "press-refused"]);
    expect((await desk.history.account(ACCOUNT))?.openRequest).toBeUndefined();
    expect(desk.privately()[0]?.text).toContain("could not be started");
    expect(rewritten()).toEqual([]);
  });

  it("answers a press on a request that is unknown", async () => {
    await desk.press("request:retry", OPERATOR, "inv-none");
    expect(desk.privately()[0]?.text).toContain("There is no request `inv-none`");
  });
});

describe("Invite again", () => {
  it.each(["declined", "expired"] as const)("asks the owners of now, when it was %s", async (status) => {
    await bringTo(desk.history, status);
    await enterAccount(desk.history, { id: ACCOUNT, owners: ["U04DENIZ"] });
    await desk.press("request:resend", OPERATOR, ENDED, { blocks });
    expect(last()).toMatchObject({
      type: "requested",
      kind: "invitation",
      request: "inv-new1",
      owners: ["U04DENIZ"],
      reason: "Findings for the PCI audit",
    });
    expect(desk.asked).toEqual(["start inv-new1"]);
    expect(desk.privately()[0]?.text).toContain("invites `111122223333` once more, and asks <@U04DENIZ>");
    expect(JSON.stringify(rewritten())).toContain("pressed Invite again: request `inv-new1`");
  });

  it("is for operators alone, not for owners", async () => {
    await bringTo(desk.history, "declined");
    await desk.press("request:resend", OWNER);
    expect(last()).toMatchObject({
      type: "press-refused",
      pressed: "request:resend",
      because: "not-an-operator",
    });
    expect(desk.asked).toEqual([]);
  });

  it("waits while another request is open", async () => {
    await bringTo(desk.history, "declined");
    await bringTo(desk.history, "waiting", "join", { request: "inv-later222" });
    await desk.press("request:resend", OPERATOR, ENDED, { blocks });
    expect(last()).toMatchObject({ type: "press-refused", because: "account-has-open-request" });
    expect(desk.privately()[0]?.text).toContain("`inv-later222`");
    expect(rewritten()).toEqual([]);
  });
});

describe("Cancel", () => {
  beforeEach(async () => {
    await bringTo(desk.history, "waiting");
    await desk.history.keepTaskToken(ENDED, "token-1");
  });

  it.each([
    ["whoever asked", OPERATOR],
    ["another operator", SECOND_OPERATOR],
  ])("by %s is recorded, and then the workflow is woken", async (_who, user) => {
    let recorded: unknown;
    const { answer } = desk.workflow;
    desk.workflow.answer = (token) => {
      recorded = last();
      return answer(token);
    };
    await desk.press("request:cancel", user, ENDED, { blocks });
    expect(recorded).toMatchObject({ type: "cancelled", actor: { person: user } });
    expect(desk.asked).toEqual(["answer token-1"]);
    expect(desk.privately()[0]?.text).toContain("Cancelled: the invitation of `payments-prod`");
    expect(JSON.stringify(rewritten())).toContain("was cancelled");
    expect(JSON.stringify(rewritten())).not.toContain('"actions"');
  });

  it("by an owner is refused and recorded", async () => {
    await desk.press("request:cancel", OWNER, ENDED, { blocks });
    expect(last()).toMatchObject({
      type: "press-refused",
      pressed: "request:cancel",
      because: "not-an-operator",
    });
    expect(desk.asked).toEqual([]);
    expect(rewritten()).toEqual([]);
  });

  it("comes too late once somebody has decided, and says who", async () => {
    await desk.press("request:accept", OWNER);
    desk.asked.length = 0;
    await desk.press("request:cancel", OPERATOR, ENDED, { blocks });
    expect(last()).toMatchObject({ type: "press-refused", because: "already-decided" });
    expect(desk.asked).toEqual([]);
  });

  it("wakes the workflow again on a second press, in case the first died in between", async () => {
    const { answer } = desk.workflow;
    desk.workflow.answer = () => Promise.reject(new Error("connection reset"));
    await desk.press("request:cancel", OPERATOR);
    expect(desk.privately()[0]?.text).toContain("recorded and stands");
    desk.workflow.answer = answer;
    await desk.press("request:cancel", OPERATOR);
    expect(desk.asked).toEqual(["answer token-1"]);
  });

  it("answers a press on a request that is unknown", async () => {
    await desk.press("request:cancel", OPERATOR, "inv-none");
    expect(desk.privately()[0]?.text).toContain("There is no request `inv-none`");
  });
});

describe("the answers to commands", () => {
  const shown = async (text: string, user: string) => JSON.stringify(await desk.type(text, user));

  it("offer Cancel with the first answer", async () => {
    expect(await shown(`invite ${ACCOUNT} <@${OWNER}>`, OPERATOR)).toContain("request:cancel");
    await desk.press("request:cancel", OPERATOR, "inv-new1", { blocks });
    expect(last()).toMatchObject({ type: "cancelled" });
  });

  it("offer in the status what the one who looks may do", async () => {
    await bringTo(desk.history, "partial");
    for (const subject of [ENDED, ACCOUNT]) {
      expect(await shown(`status ${subject}`, OWNER)).toContain("request:retry");
      expect(await shown(`status ${subject}`, STRANGER)).not.toContain("request:retry");
    }
  });
});
