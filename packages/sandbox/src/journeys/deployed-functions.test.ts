import { FUNCTIONS, type FunctionName, physicalName } from "@invitations/functions/deployment/names";
import { SIZES } from "@invitations/functions/deployment/sizes";
import { alarmMessage, snsEvent } from "@invitations/functions/testing/sns";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { practice } from "../seeds/world-seed.ts";
import { buildFunctions } from "../world/built-functions.ts";
import { actorOn } from "../world/person.ts";
import { placeOf } from "../world/settings.ts";
import { createWorld, type World } from "../world/world.ts";
import { command, sendSlackRequest } from "./signed.ts";
import { IN_JOURNEYS } from "./use-world.ts";

const place = placeOf(practice);
const OPERATOR = "U01ANA";
const ACCOUNT = "111122223333";

// Also where the other journeys run on the sources, this one is about bundles.
const built = IN_JOURNEYS.functions === "sources" ? await buildFunctions() : undefined;
const options = { ...IN_JOURNEYS, ...(built ? { functions: built.functions } : {}) };
let world: World;
const lines: { line: string; from: string | undefined }[] = [];
beforeAll(async () => {
  world = await createWorld({ ...options, log: (line, from) => lines.push({ line, from }) });
});
afterAll(async () => {
  await world?.close();
  built?.remove();
});

const invoke = (name: FunctionName, event: unknown) => world.host.invoke(physicalName(place, name), event);
const ana = () => actorOn(world.ready.page, OPERATOR);

describe("the bundle of each function answers an event of its own kind", () => {
  it("slack-door: a command that Slack has signed, and none that is forged", async () => {
    const { slackRequestUrl: url, signingSecret } = world.ready;
    const send = (secret: string) => sendSlackRequest({ url, secret, body: command("list") });
    expect((await send("forged")).status).toBe(401);
    expect((await send(signingSecret)).status).toBe(200);
    // The same from the workspace, where the answer can be read.
    expect(await ana().say("security-ops", "/securityhub list")).toMatchObject({ ok: true });
    const answer = await ana().waitFor("an answer", (state) =>
      state.conversations.flatMap(({ messages }) => messages).find(({ onlyMe }) => onlyMe),
    );
    expect(answer.text).toBe("Accounts: 1 to 9 of 9");
  });

  it("administrator-steps, member-steps and announcer: a step each, as a state machine asks for it", async () => {
    const about = { errand: "readiness-1", input: { asker: OPERATOR, account: ACCOUNT } };
    const planned = await invoke("administrator-steps", { step: "plan-scan", ...about });
    expect(planned).toMatchObject({ ok: true, payload: { accounts: [ACCOUNT] } });
    const { regions } = (planned as { payload: { regions: string[] } }).payload;
    expect(regions.toSorted()).toEqual(practice.aws.regions.toSorted());

    const scan = { step: "scan-policies", ...about, account: ACCOUNT, regions };
    const scanned = await invoke("member-steps", scan);
    expect(scanned).toMatchObject({ ok: true, payload: { account: ACCOUNT, changed: false } });

    const found = [{ account: ACCOUNT, changed: false }];
    expect(await invoke("announcer", { step: "announce-readiness", ...about, scanned: found })).toMatchObject(
      {
        ok: true,
      },
    );
    const message = await ana().waitFor("the report", (state) =>
      state.conversations
        .flatMap(({ messages }) => messages)
        .find(({ onlyMe, blocks }) => !onlyMe && JSON.stringify(blocks ?? []).includes(ACCOUNT)),
    );
    expect(message.text).toContain("may accept: the policies name both actions");
  });

  it("watch: the start by its schedule", async () => {
    const scheduled = {
      version: "0",
      "detail-type": "Scheduled Event",
      source: "aws.scheduler",
      detail: "{}",
    };
    expect(await invoke("watch", scheduled)).toEqual({ ok: true, payload: { open: 0, stuck: 0 } });
  });

  it("alarm-announcer: an alarm that SNS delivers", async () => {
    expect(await invoke("alarm-announcer", snsEvent(alarmMessage()))).toEqual({ ok: true, payload: null });
    const told = (await ana().messages("security-ops")).find(({ text }) => text.startsWith("Alarm:"));
    expect(told?.text).toContain("invitations-production-stuck-requests");
  });

  it.each(["administrator-steps", "member-steps", "announcer"] as const)(
    "%s: fails by name where it has no such step",
    async (name) => {
      expect(await invoke(name, { step: "no-such", errand: "one" })).toMatchObject({
        ok: false,
        errorType: "Error",
        errorMessage: expect.stringContaining('has no step "no-such"'),
      });
    },
  );

  it.for(FUNCTIONS)("%s: is loaded, and stays within its memory", async (name, { annotate }) => {
    const reports = lines
      .filter(({ from, line }) => from === physicalName(place, name) && line.includes('"platform.report"'))
      .map(
        ({ line }) => (JSON.parse(line) as { record: { metrics: Record<string, number> } }).record.metrics,
      );
    const [first] = reports;
    const { memoryMegabytes } = SIZES[name];
    expect(first).toMatchObject({ memorySizeMB: memoryMegabytes, initDurationMs: expect.any(Number) });
    const most = Math.max(...reports.map(({ maxMemoryUsedMB = 0 }) => maxMemoryUsedMB));
    expect(most).toBeLessThan(memoryMegabytes);
    await annotate(
      `loaded in ${Math.round(first?.initDurationMs ?? 0)} ms, ${most} of ${memoryMegabytes} MB`,
    );
  });
});

describe("a bundle that lacks a setting", () => {
  it("is not loaded, and says which", async () => {
    const environment = { TABLE_NAME: "" };
    await expect(createWorld({ ...options, environment, log: () => undefined })).rejects.toThrow(
      /-slack-door: Error: The function's environment is not right\.\nTABLE_NAME:/,
    );
  });
});
