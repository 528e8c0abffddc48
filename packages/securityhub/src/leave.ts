import { DisassociateFromAdministratorAccountCommand } from "@aws-sdk/client-securityhub";
import type { Failure } from "@invitations/core/failure";
import { saysNoSuchResource } from "./classify.ts";
import { followedAdministrator } from "./followed-administrator.ts";
import type { Hub } from "./hub.ts";
import { readBack } from "./read-back.ts";
import { awsErrorOf, isFailure } from "./trace.ts";

/**
 * Leaves `administrator`; an account that follows nobody, or whose hub is off, has left already.
 *
 * Throws `OtherAdministrator` where it follows another one, which is never left; `AccessDenied`, or
 * `DepartureRefused` with AWS's reason; `NotYetResigned` where it is still read as following, which is worth a
 * retry.
 */
export async function leave(hub: Hub, administrator: string, pauses: readonly number[]): Promise<void> {
  const followed = await follows(hub);
  if (!followed) return;
  if (followed.id !== administrator) {
    throw hub.trace.failure(
      "OtherAdministrator",
      `The account follows ${followed.id} in ${hub.region}, not ${administrator}.`,
    );
  }
  const refusal = await send(hub);
  const after = await readBack(
    () => follows(hub),
    (found) => found?.id !== administrator,
    refusal && !isOver(refusal) ? [] : pauses,
  );
  if (after?.id !== administrator) return;
  if (refusal && !isOver(refusal)) throw hub.trace.again(refusal);
  throw hub.trace.failure(
    "NotYetResigned",
    `The account still reads ${administrator} as its administrator in ${hub.region}.`,
  );
}

/** What AWS refused, for what the account follows then decides; `undefined`: AWS took it. */
async function send(hub: Hub): Promise<Failure | undefined> {
  try {
    await hub.call("DisassociateFromAdministratorAccount", "DepartureRefused", (client) =>
      client.send(new DisassociateFromAdministratorAccountCommand({})),
    );
    return undefined;
  } catch (error) {
    if (isFailure(error, "DepartureRefused")) return error;
    // An organization's member may be refused under this name too, and then no policy is to blame.
    if (isFailure(error, "AccessDenied") && !/not authorized to perform/i.test(error.message)) {
      return hub.trace.failure("DepartureRefused", error.message, error.cause);
    }
    throw error;
  }
}

/** Whether AWS says that there is nothing to leave: it ended a moment ago, and cannot be read back yet. */
function isOver(refusal: Failure): boolean {
  const told = awsErrorOf(refusal);
  return told !== undefined && (saysNoSuchResource(told) || /not associated/i.test(told.message));
}

async function follows(hub: Hub) {
  try {
    return await followedAdministrator(hub);
  } catch (error) {
    if (isFailure(error, "HubAbsent")) return undefined;
    throw error;
  }
}
