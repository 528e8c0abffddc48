import { statusOf } from "../executions.ts";
import { type ListExecutionsInput, validateListExecutions } from "../validations/ListExecutions.ts";
import { foundMachine } from "./found.ts";
import type { Operation } from "./operation.ts";
import { pageOf } from "./pages.ts";

/** Newest first. */
export const listExecutions: Operation<ListExecutionsInput> = {
  name: "ListExecutions",
  validate: validateListExecutions,
  resource: ({ stateMachineArn }) => stateMachineArn,
  act(engine, input, request) {
    const machine = foundMachine(engine, input.stateMachineArn, request);
    const all = engine.executions().filter(({ start }) => start.machineArn === machine.arn);
    // The token's place is found among all: an execution may leave the filter between two pages.
    const from = pageOf(all, ({ start }) => start.arn, { ...input, maxResults: all.length }, machine.arn);
    const listed = from.items.filter(
      (execution) => input.statusFilter === undefined || statusOf(execution) === input.statusFilter,
    );
    const { items, ...more } = pageOf(
      listed,
      ({ start }) => start.arn,
      { maxResults: input.maxResults, nextToken: undefined },
      machine.arn,
    );
    return {
      executions: items.map(({ start, closing }) => ({
        executionArn: start.arn,
        stateMachineArn: start.machineArn,
        name: start.name,
        status: closing?.status ?? "RUNNING",
        startDate: new Date(start.startDate),
        ...(closing && { stopDate: new Date(closing.stopDate) }),
        redriveCount: 0,
      })),
      ...more,
    };
  },
};
