import { DescribeExecutionCommand, ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { everyAccount } from "@invitations/core/accounts/every-account";
import { ASSUMED } from "@invitations/deployment/costs/assumptions";
import { EVENTS, MEASURED } from "@invitations/deployment/costs/measured";
import { countRun } from "@invitations/deployment/costs/testing/count-run";
import { machineSettings } from "@invitations/functions/deployment/machine-settings";
import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questionOf } from "../world/messages.ts";
import { type StepFunctions, stepFunctionsOf } from "./testing/step-functions.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

const DAY = 24 * 60 * 60 * 1_000;
const PLACE = {
  partition: "aws",
  region: "us-east-1",
  account: "999988887777",
  app: "securityhub-invitations",
  stage: "practice",
};

/** @param account owned by Carla, who is asked directly */
export function costsJourneys(here: WorldInTest, account: string): void {
  describe("what a month costs", () => {
    let stepFunctions: StepFunctions;
    beforeAll(() => {
      stepFunctions = stepFunctionsOf(here.world());
    });
    afterAll(() => stepFunctions?.client.destroy());

    /** Names of the states that an execution has entered. */
    async function entered(arn: string): Promise<string[]> {
      const events = await stepFunctions.history(arn);
      return events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
    }

    /** What the execution took, once it has succeeded. */
    async function counted(machine: MachineName, arn: string, items: number) {
      const status = async () =>
        (await stepFunctions.client.send(new DescribeExecutionCommand({ executionArn: arn }))).status;
      await expect.poll(status, { timeout: 20_000 }).toBe("SUCCEEDED");
      return countRun(ALL_MACHINES[machine](machineSettings(PLACE)), await entered(arn), items);
    }

    it("an invitation that waits for two days takes what its cost is worked out from", async () => {
      const carla = here.person("carla");
      const id = await here.invite(account);
      const { conversation, message } = await questionOf(carla, id);
      const arn = stepFunctions.execution("invitation", id);
      for (const days of [1, 2]) {
        await here.world().clock.advance(DAY + 1_000);
        // Asked again each day, and reminded after the first.
        await expect
          .poll(async () => (await entered(arn)).filter((name) => name === "AwaitDecision").length)
          .toBeGreaterThan(days);
      }
      await carla.press(conversation, message, "Accept");
      expect((await here.untilOver(id)).status).toBe("enabled");
      const regions = here.world().ready.regions.length;
      expect(await counted("invitation", arn, regions)).toEqual(MEASURED.invitation);

      const events = await here.history().events(id);
      const ofRegions = events.filter((event) => "region" in event).length;
      expect({ once: events.length - ofRegions, each: ofRegions / regions }).toEqual(EVENTS);
      const bytes = events.reduce((sum, event) => sum + JSON.stringify(event).length, 0);
      expect(bytes / events.length).toBeLessThan(ASSUMED.bytesPerEvent);
    });

    it.each(["drift", "readiness"] as const)("so does a run of %s", async (machine) => {
      await here.person("ana").say(OPERATORS_CHANNEL, `/securityhub ${machine}`);
      const latest = async () => {
        const command = new ListExecutionsCommand({ stateMachineArn: stepFunctions.machine(machine) });
        const { executions = [] } = await stepFunctions.client.send(command);
        return executions.find(({ name }) => name?.includes("U01ANA"))?.executionArn;
      };
      await expect.poll(latest, { timeout: 20_000 }).toBeDefined();
      const accounts = (await everyAccount(here.history())).length;
      expect(await counted(machine, (await latest()) ?? "", accounts)).toEqual(MEASURED[machine]);
    });
  });
}
