import { parseStatesArn } from "../arns.ts";
import { type ListStateMachinesInput, validateListStateMachines } from "../validations/ListStateMachines.ts";
import type { Operation } from "./operation.ts";
import { pageOf } from "./pages.ts";

export const listStateMachines: Operation<ListStateMachinesInput> = {
  name: "ListStateMachines",
  validate: validateListStateMachines,
  resource: () => "*",
  act(engine, input, { region, caller }) {
    const machines = engine.machines().filter(({ arn }) => {
      const home = parseStatesArn(arn);
      return home?.region === region && home.accountId === caller.accountId;
    });
    const list = `${region} ${caller.accountId}`;
    const { items, ...more } = pageOf(machines, ({ arn }) => arn, input, list);
    return {
      stateMachines: items.map(({ arn, name, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type: "STANDARD",
        creationDate: new Date(creationDate),
      })),
      ...more,
    };
  },
};
