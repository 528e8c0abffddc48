import type { Json } from "../language/definition.ts";
import { validateSendTaskSuccess } from "../validations/SendTaskSuccess.ts";
import { openToken } from "./found.ts";
import type { Operation } from "./operation.ts";

export const sendTaskSuccess: Operation<{ taskToken: string; output: Json }> = {
  name: "SendTaskSuccess",
  validate: validateSendTaskSuccess,
  resource: () => "*",
  act(engine, { taskToken, output }, request) {
    engine.tokens.answer(openToken(engine, taskToken, request), { output });
  },
};
