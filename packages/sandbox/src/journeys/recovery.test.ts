import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeExecutionCommand, StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { decide } from "@invitations/core/request/moves/decide";
import { policy } from "@invitations/core/testing";
import { afterAll, describe, expect, it } from "vitest";
import { questionOf } from "../world/messages.ts";
import { membersOf, recordOf } from "../world/outcome.ts";
import { actorOn } from "../world/person.ts";
import { createWorld } from "../world/world.ts";
import { stepFunctionsOf } from "./testing/step-functions.ts";
import { IN_JOURNEYS, useWorld } from "./use-world.ts";

const dataDirectory = mkdtempSync(join(tmpdir(), "practice-world-"));
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));
// Days pass, and nothing else shall come with them.
const options = { schedules: [], dataDirectory };
const here = useWorld(options);
const DAY = 24 * 60 * 60 * 1_000;

describe("a crash between recording a decision and waking the workflow", () => {
  it("loses nothing: the workflow asks the record again", async () => {
    const id = await here.invite("111122223333");
    await here.until(id, ({ status }) => status === "waiting");
    // What the door does first, and then no more.
    const account = await here.history().account("111122223333");
    const { clock } = here.world();
    await here
      .history()
      .record(id, (request) =>
        decide(request, { by: "U03CARLA", verdict: "accept" }, { policy, account }, clock.now()),
      );
    expect((await here.history().request(id))?.status).toBe("accepting");
    await clock.advance(DAY + 1_000);
    expect((await here.untilOver(id)).status).toBe("enabled");
  });

  it("is mended at once by another press", async () => {
    const deniz = here.person("deniz");
    const id = await here.invite("123412341234");
    const { conversation, message } = await questionOf(deniz, id);
    const account = await here.history().account("123412341234");
    const { clock } = here.world();
    await here
      .history()
      .record(id, (request) =>
        decide(request, { by: "U04DENIZ", verdict: "accept" }, { policy, account }, clock.now()),
      );
    await deniz.press(conversation, message, "Accept");
    expect((await here.untilOver(id)).status).toBe("enabled");
  });
});

describe("an execution that was stopped by hand", () => {
  it("is mended as the runbook says: by another one for the same request", async () => {
    const deniz = here.person("deniz");
    const id = await here.invite("333344445555");
    const { conversation, message } = await questionOf(deniz, id);
    const { client, machine, execution } = stepFunctionsOf(here.world());
    try {
      await client.send(new StopExecutionCommand({ executionArn: execution("invitation", id) }));
      await deniz.press(conversation, message, "Accept");
      // The decision stands, and nothing moves it.
      await here.until(id, ({ status }) => status === "accepting");
      const { status } = await client.send(
        new DescribeExecutionCommand({ executionArn: execution("invitation", id) }),
      );
      expect(status).toBe("ABORTED");

      const input = JSON.stringify({ request: id });
      await client.send(
        new StartExecutionCommand({ stateMachineArn: machine("invitation"), name: `${id}-again`, input }),
      );
      expect((await here.untilOver(id)).status).toBe("enabled");
    } finally {
      client.destroy();
    }
    const statuses = Object.values((await membersOf(here.world()))["333344445555"] ?? {});
    expect(statuses).toEqual(here.world().ready.regions.map(() => "Enabled"));
    const events = (await here.history().events(id)).map(({ type }) => type);
    // Neither asked nor decided twice.
    for (const once of ["decision-awaited", "owner-asked", "decided", "completed"]) {
      expect(events.filter((type) => type === once)).toHaveLength(1);
    }
  });
});

// It ends the world of the others.
describe("a world that keeps its data", () => {
  it("goes on after a restart where it was: the question still has its buttons, and they work", async () => {
    const account = "222233334444";
    const id = await here.invite(account);
    await questionOf(here.person("carla"), id);
    await here.world().close();

    const after = await createWorld({ ...IN_JOURNEYS, ...options });
    try {
      const carla = actorOn(after.ready.page, "U03CARLA");
      const { conversation, message } = await questionOf(carla, id);
      await carla.press(conversation, message, "Accept");
      const record = recordOf(after);
      await expect
        .poll(async () => (await record.history.request(id))?.status, { timeout: 20_000 })
        .toBe("enabled");
      record.close();
      expect(Object.values((await membersOf(after))[account] ?? {})).toEqual([
        "Enabled",
        "Enabled",
        "Enabled",
      ]);
    } finally {
      await after.close();
    }
  });
});
