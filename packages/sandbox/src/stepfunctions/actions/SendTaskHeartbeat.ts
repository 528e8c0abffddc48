import { validateSendTaskHeartbeat } from "../validations/SendTaskHeartbeat.ts";
import { openToken } from "./found.ts";
import type { Operation } from "./operation.ts";

export const sendTaskHeartbeat: Operation<{ taskToken: string }> = {
  name: "SendTaskHeartbeat",
  validate: validateSendTaskHeartbeat,
  resource: () => "*",
  act(engine, { taskToken }, request) {
    engine.tokens.heartbeat(openToken(engine, taskToken, request), engine.clock.now().getTime());
  },
};
