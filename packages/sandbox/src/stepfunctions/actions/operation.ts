import { denied, notAuthorized } from "../../iam/denied.ts";
import type { JsonOperation } from "../../wire/awsjson.ts";
import { AwsFault } from "../../wire/fault.ts";
import type { AwsRequest } from "../../wire/service.ts";
import { parseStatesArn } from "../arns.ts";
import type { Engine } from "../engine.ts";

/** One operation: what is malformed, what it touches, and what it does. */
export interface Operation<Input> {
  name: string;
  validate(given: Record<string, unknown>): Input;
  /** The ARN that the caller must be allowed to act on; `*` where the operation has none. */
  resource(input: Input, request: AwsRequest): string;
  act(engine: Engine, input: Input, request: AwsRequest): unknown;
}

/** Puts the checks that all operations share before what the operation does. */
export function served<Input>(engine: Engine, operation: Operation<Input>): JsonOperation {
  const action = `states:${operation.name}`;
  return (given, request) => {
    const input = operation.validate(given);
    const resource = operation.resource(input, request);
    const account = parseStatesArn(resource)?.accountId ?? request.caller.accountId;
    const { caller } = request;
    // Step Functions has no resource policies: what another account owns is out of reach.
    if (account !== caller.accountId)
      throw new AwsFault("AccessDeniedException", notAuthorized(caller.arn, action, resource));
    if (!caller.allows(action, resource))
      throw new AwsFault("AccessDeniedException", denied(caller, action, resource));
    return operation.act(engine, input, request);
  };
}
