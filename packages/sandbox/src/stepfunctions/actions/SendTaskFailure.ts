import { type SendTaskFailureInput, validateSendTaskFailure } from "../validations/SendTaskFailure.ts";
import { openToken } from "./found.ts";
import type { Operation } from "./operation.ts";

export const sendTaskFailure: Operation<SendTaskFailureInput> = {
  name: "SendTaskFailure",
  validate: validateSendTaskFailure,
  resource: () => "*",
  act(engine, { taskToken, error, cause }, request) {
    engine.tokens.answer(openToken(engine, taskToken, request), { error, cause });
  },
};
