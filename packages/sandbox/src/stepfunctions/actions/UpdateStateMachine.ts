import { randomUUID } from "node:crypto";
import {
  type UpdateStateMachineInput,
  validateUpdateStateMachine,
} from "../validations/UpdateStateMachine.ts";
import { foundMachine } from "./found.ts";
import type { Operation } from "./operation.ts";

/** Executions under way keep the definition and role that they were started with. */
export const updateStateMachine: Operation<UpdateStateMachineInput> = {
  name: "UpdateStateMachine",
  validate: validateUpdateStateMachine,
  resource: ({ stateMachineArn }) => stateMachineArn,
  act(engine, { stateMachineArn, changes }, request) {
    const machine = foundMachine(engine, stateMachineArn, request);
    const revisionId = randomUUID();
    engine.saveMachine({ ...machine, ...changes, revisionId });
    return { updateDate: engine.clock.now(), revisionId };
  },
};
