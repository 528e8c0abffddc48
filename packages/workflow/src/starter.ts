import {
  ExecutionAlreadyExists,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { ErrandKind } from "@invitations/core/errand";
import type { Workflow } from "@invitations/core/ports";
import type { RequestKind } from "@invitations/core/request/request";

/** Nobody waits on the token any more: answered before, timed out, or the execution has ended. */
const NOBODY_WAITS: ReadonlySet<string> = new Set(["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"]);

/**
 * Starts executions and wakes waiting ones.
 *
 * An execution bears its request's or errand's id as name, so starting it a second time is refused by Step
 * Functions itself and is no failure here.
 */
export function createWorkflow(options: {
  client: SFNClient;
  /** ARN of the machine by kind of request. */
  machines: Readonly<Record<RequestKind, string>>;
  /** ARN of the machine by kind of errand. */
  errands: Readonly<Record<ErrandKind, string>>;
}): Workflow {
  const { client, machines, errands } = options;

  /** `started` is false where an execution of that name has ended already. */
  async function start(machine: string, name: string, input: object) {
    const command = new StartExecutionCommand({
      stateMachineArn: machine,
      name,
      input: JSON.stringify(input),
    });
    try {
      const { $metadata } = await client.send(command);
      return { started: true, awsRequestIds: $metadata.requestId ? [$metadata.requestId] : [] };
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return { started: false, awsRequestIds: [] };
      throw error;
    }
  }

  return {
    async start({ kind, id }) {
      const { awsRequestIds } = await start(machines[kind], id, { request: id });
      return { awsRequestIds };
    },
    startErrand: ({ kind, id, input }) => start(errands[kind], id, { errand: id, input }),
    ...createAnswering(client),
  };
}

/** Wakes waiting executions only: what a step of a machine needs, which cannot know the machine's own ARN. */
export function createAnswering(client: SFNClient): Pick<Workflow, "answer"> {
  return {
    async answer(token) {
      try {
        // The decision itself is on record; the machine only has to wake and read it.
        await client.send(new SendTaskSuccessCommand({ taskToken: token, output: "{}" }));
        return true;
      } catch (error) {
        if (error instanceof Error && NOBODY_WAITS.has(error.name)) return false;
        throw error;
      }
    },
  };
}
