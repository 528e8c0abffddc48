import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { Failure, FailureName } from "@invitations/core/failure";
import type { CallMade } from "@invitations/core/ports";
import { deniedByPolicy } from "./classify.ts";
import type { Hub } from "./hub.ts";
import { type Answered, awsErrorOf, isFailure } from "./trace.ts";

/** An operation of Security Hub, and how it is called. */
interface NamedCall<Output> {
  operation: string;
  send(client: SecurityHubClient): Promise<Output>;
}

/**
 * Makes a call by its name of today and, where policies deny that one, by the legacy name: each name is an IAM
 * action of its own, and a policy may know the former alone. `legacy`: only that one was let through.
 *
 * Throws what the last call failed with; where policies deny both, `AccessDenied` with what each was told.
 * `refusal` is the operation's own "no".
 */
export async function byEitherName<Output extends Answered>(
  hub: Hub,
  refusal: FailureName,
  modern: NamedCall<Output>,
  legacy: NamedCall<Output>,
): Promise<{ output: Output; legacy?: true; call: CallMade }> {
  try {
    const output = await hub.call(modern.operation, refusal, modern.send);
    return { output, call: { worked: actionOf(modern) } };
  } catch (denial) {
    if (!isFailure(denial, "AccessDenied") || !isDeniedByPolicy(denial)) throw denial;
    try {
      const output = await hub.call(legacy.operation, refusal, legacy.send);
      return { output, legacy: true, call: { worked: actionOf(legacy), denial: denial.message } };
    } catch (second) {
      if (!isFailure(second, "AccessDenied") || !isDeniedByPolicy(second)) throw second;
      // The names first: where the message is cut, they are what somebody has to know.
      throw hub.trace.failure(
        "AccessDenied",
        `Neither ${modern.operation} nor its legacy name ${legacy.operation} is allowed. ${denial.message}; ${second.message}`,
        denial.cause,
      );
    }
  }
}

const actionOf = ({ operation }: { operation: string }) => `securityhub:${operation}`;

/** Whether a policy is what refuses; what Security Hub refuses itself, it refuses by any name. */
export function isDeniedByPolicy(refusal: Failure): boolean {
  const told = awsErrorOf(refusal);
  return told !== undefined && deniedByPolicy(told);
}
