import {
  DisassociateFromAdministratorAccountCommand,
  DisassociateFromMasterAccountCommand,
} from "@aws-sdk/client-securityhub";
import type { Failure } from "@invitations/core/failure";
import type { CallMade } from "@invitations/core/ports";
import { saysNoSuchResource } from "./classify.ts";
import { byEitherName, isDeniedByPolicy } from "./either-name.ts";
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
 * @returns `legacy`: it left by `DisassociateFromMasterAccount`, since policies deny
 * `DisassociateFromAdministratorAccount`.
 */
export async function leave(
  hub: Hub,
  administrator: string,
  pauses: readonly number[],
): Promise<{ legacy?: true; call?: CallMade }> {
  const followed = await follows(hub);
  if (!followed) return {};
  if (followed.id !== administrator) {
    throw hub.trace.failure(
      "OtherAdministrator",
      `The account follows ${followed.id} in ${hub.region}, not ${administrator}.`,
    );
  }
  const { refusal, ...sent } = await send(hub);
  // Told before it can be read back: another try would find the account gone, and could not tell by which name.
  if (sent.legacy) return sent;
  const after = await readBack(
    () => follows(hub),
    (found) => found?.id !== administrator,
    refusal && !isOver(refusal) ? [] : pauses,
  );
  if (after?.id !== administrator) return sent;
  if (refusal && !isOver(refusal)) throw hub.trace.again(refusal);
  throw hub.trace.failure(
    "NotYetResigned",
    `The account still reads ${administrator} as its administrator in ${hub.region}.`,
  );
}

/** `refusal`: what AWS refused, for what the account follows then decides; without one, AWS took it. */
async function send(hub: Hub): Promise<{ refusal?: Failure; legacy?: true; call?: CallMade }> {
  try {
    const { legacy, call } = await byEitherName(
      hub,
      "DepartureRefused",
      {
        operation: "DisassociateFromAdministratorAccount",
        send: (client) => client.send(new DisassociateFromAdministratorAccountCommand({})),
      },
      {
        operation: "DisassociateFromMasterAccount",
        send: (client) => client.send(new DisassociateFromMasterAccountCommand({})),
      },
    );
    return { call, ...(legacy ? { legacy } : {}) };
  } catch (error) {
    if (isFailure(error, "DepartureRefused")) return { refusal: error };
    // An organization's member may be refused under this name too, and then no policy is to blame.
    if (isFailure(error, "AccessDenied") && !isDeniedByPolicy(error)) {
      return { refusal: hub.trace.failure("DepartureRefused", error.message, error.cause) };
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
