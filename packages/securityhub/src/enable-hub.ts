import { EnableSecurityHubCommand } from "@aws-sdk/client-securityhub";
import type { Hub } from "./hub.ts";
import { readBack } from "./read-back.ts";
import { awsErrorOf, isFailure } from "./trace.ts";

/**
 * Enables Security Hub without the default standards, whose checks cost money.
 *
 * @returns false when it was on before.
 */
export async function enableHub(hub: Hub): Promise<boolean> {
  // Asked first, so that a role that may not enable anything still does where nothing is to be enabled.
  return (await look(hub)) ? false : send(hub);
}

/** Waits until the hub can be seen. Throws `ServiceUnavailable` where it cannot be yet, which is worth a retry. */
export async function confirmHub(hub: Hub, pauses: readonly number[]): Promise<void> {
  const isOn = await readBack(
    () => look(hub),
    (on) => on !== false,
    pauses,
  );
  if (isOn === false) {
    throw hub.trace.failure(
      "ServiceUnavailable",
      `Security Hub was enabled in ${hub.region}, and cannot be seen there yet.`,
    );
  }
}

/** `undefined`: the role may not look. */
async function look(hub: Hub): Promise<boolean | undefined> {
  try {
    return await hub.isOn();
  } catch (error) {
    if (isFailure(error, "AccessDenied")) return undefined;
    throw error;
  }
}

async function send(hub: Hub): Promise<boolean> {
  try {
    await hub.call("EnableSecurityHub", "ServiceUnavailable", (client) =>
      client.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false })),
    );
    return true;
  } catch (error) {
    if (awsErrorOf(error)?.name === "ResourceConflictException") return false;
    throw error;
  }
}
