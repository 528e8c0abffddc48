import { DescribeExecutionCommand, StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { membersOf } from "../world/outcome.ts";
import { stepFunctionsOf } from "./testing/step-functions.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld();

it("an execution that was stopped by hand is mended as the runbook says: by another one for the same request", async () => {
  const carla = here.person("carla");
  const id = await here.invite("111122223333");
  const { conversation, message } = await here.question(carla);
  const { client, machine, execution } = stepFunctionsOf(here.world());
  try {
    await client.send(new StopExecutionCommand({ executionArn: execution("invitation", id) }));
    await carla.press(conversation, message, "Accept");
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
  const statuses = Object.values((await membersOf(here.world()))["111122223333"] ?? {});
  expect(statuses).toEqual(here.world().ready.regions.map(() => "Enabled"));
  const events = (await here.history().events(id)).map(({ type }) => type);
  // Neither asked nor decided twice.
  for (const once of ["decision-awaited", "owner-asked", "decided", "completed"]) {
    expect(events.filter((type) => type === once)).toHaveLength(1);
  }
});
