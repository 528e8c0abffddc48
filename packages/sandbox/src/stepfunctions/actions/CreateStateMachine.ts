import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { AwsFault } from "../../wire/fault.ts";
import { machineArn } from "../arns.ts";
import {
  type CreateStateMachineInput,
  validateCreateStateMachine,
} from "../validations/CreateStateMachine.ts";
import type { Operation } from "./operation.ts";

/** A second request of the same name is idempotent if definition, logging and tracing are the same; the role is not looked at. */
export const createStateMachine: Operation<CreateStateMachineInput> = {
  name: "CreateStateMachine",
  validate: validateCreateStateMachine,
  resource: ({ name }, { region, caller }) => machineArn(region, caller.accountId, name),
  act(engine, input, { region, caller }) {
    const arn = machineArn(region, caller.accountId, input.name);
    const existing = engine.machine(arn);
    if (existing) {
      const same =
        existing.definition === input.definition &&
        isDeepStrictEqual(existing.loggingConfiguration, input.loggingConfiguration) &&
        isDeepStrictEqual(existing.tracingConfiguration, input.tracingConfiguration);
      if (!same) throw new AwsFault("StateMachineAlreadyExists", `State Machine Already Exists: '${arn}'`);
      return { stateMachineArn: arn, creationDate: new Date(existing.creationDate) };
    }
    const creationDate = engine.clock.now();
    engine.saveMachine({ ...input, arn, creationDate: creationDate.getTime(), revisionId: randomUUID() });
    return { stateMachineArn: arn, creationDate };
  },
};
