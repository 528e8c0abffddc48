import { type HistoryEvent, paginateGetExecutionHistory, SFNClient } from "@aws-sdk/client-sfn";
import { machineArn, type Place } from "@invitations/functions/deployment/names";
import type { MachineName } from "@invitations/workflow/definition/machines";
import type { World } from "../../world/world.ts";

/** What somebody on call has: the administrator account's Step Functions. */
export interface StepFunctions {
  client: SFNClient;
  machine(name: MachineName): string;
  execution(machine: MachineName, name: string): string;
  /** Everything that an execution did, in its order. */
  history(executionArn: string): Promise<HistoryEvent[]>;
}

/** The client is the caller's to destroy. */
export function stepFunctionsOf({ ready, administrator }: World): StepFunctions {
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
  const machine = (name: MachineName) => machineArn(place, name);
  return {
    client,
    machine,
    execution: (of, name) => `${machine(of).replace(":stateMachine:", ":execution:")}:${name}`,
    async history(executionArn) {
      const events: HistoryEvent[] = [];
      for await (const page of paginateGetExecutionHistory({ client }, { executionArn })) {
        events.push(...(page.events ?? []));
      }
      return events;
    },
  };
}
