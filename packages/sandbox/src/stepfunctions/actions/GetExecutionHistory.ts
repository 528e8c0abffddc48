import { toHistoryEvent } from "../history.ts";
import {
  type GetExecutionHistoryInput,
  validateGetExecutionHistory,
} from "../validations/GetExecutionHistory.ts";
import { foundExecution } from "./found.ts";
import type { Operation } from "./operation.ts";
import { pageOf } from "./pages.ts";

export const getExecutionHistory: Operation<GetExecutionHistoryInput> = {
  name: "GetExecutionHistory",
  validate: validateGetExecutionHistory,
  resource: ({ executionArn }) => executionArn,
  act(engine, input, request) {
    const { events, start } = foundExecution(engine, input.executionArn, request);
    const ordered = input.reverseOrder ? events.toReversed() : events;
    const list = `${start.arn} ${start.startDate} ${input.reverseOrder}`;
    const { items, ...more } = pageOf(ordered, ({ id }) => String(id), input, list);
    return { events: items.map((event) => toHistoryEvent(event, input.includeExecutionData)), ...more };
  },
};
