import {
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { machineArn, type Place } from "@invitations/functions/deployment/names";
import { expect, it } from "vitest";
import { membersOf } from "../world/outcome.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld();

/** What somebody on call has: the administrator account's Step Functions. */
function stepFunctions() {
  const { ready, administrator } = here.world();
  const account = ready.accounts.find(({ id }) => id === administrator);
  if (!account) throw new Error("The world has no administrator account.");
  const [region = ""] = ready.regions;
  const place: Place = {
    partition: "aws",
    region,
    account: administrator,
    app: "securityhub-invitations",
    stage: "practice",
  };
  const { accessKeyId, secretAccessKey } = account;
  const client = new SFNClient({
    endpoint: ready.aws,
    region,
    credentials: { accessKeyId, secretAccessKey },
  });
  const machine = machineArn(place, "invitation");
  return {
    client,
    machine,
    execution: (name: string) => `${machine.replace(":stateMachine:", ":execution:")}:${name}`,
  };
}

it("an execution that was stopped by hand is mended as the runbook says: by another one for the same request", async () => {
  const carla = here.person("carla");
  const id = await here.invite("111122223333");
  const { conversation, message } = await here.question(carla);
  const { client, machine, execution } = stepFunctions();
  try {
    await client.send(new StopExecutionCommand({ executionArn: execution(id) }));
    await carla.press(conversation, message, "Accept");
    // The decision stands, and nothing moves it.
    await here.until(id, ({ status }) => status === "accepting");
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn: execution(id) }));
    expect(status).toBe("ABORTED");

    const input = JSON.stringify({ request: id });
    await client.send(new StartExecutionCommand({ stateMachineArn: machine, name: `${id}-again`, input }));
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
