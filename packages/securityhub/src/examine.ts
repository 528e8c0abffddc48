import {
  type ConfigServiceClient,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
} from "@aws-sdk/client-config-service";
import { Failure } from "@invitations/core/failure";
import type { RegionExamination } from "@invitations/core/region-examination";
import { followedAdministrator } from "./followed-administrator.ts";
import type { Hub } from "./hub.ts";
import { everyMember } from "./member-list.ts";
import { isFailure } from "./trace.ts";

/**
 * Looks at one Region of a member account; changes nothing. What cannot be read is `unknown` with the reason;
 * only `Throttled` is thrown, since a retry mends that.
 */
export async function examine(hub: Hub, config: ConfigServiceClient): Promise<RegionExamination> {
  const missed: Missed[] = [];
  const look = <Found>(at: string, read: () => Promise<Found>) => lookAt(at, read, missed);

  const [isOn, recording] = await Promise.all([
    look("whether Security Hub is enabled", () => hub.isOn()),
    look("whether AWS Config records", () => recorderState(hub, config)),
  ]);
  const found: RegionExamination = {
    hub: isOn === undefined ? "unknown" : isOn ? "on" : "off",
    config: recording ?? "unknown",
  };
  // Without a hub an account neither follows nor administers anybody.
  if (isOn !== false) {
    const [followed, ownMembers] = await Promise.all([
      look("the administrator that the account follows", async () => (await followedAdministrator(hub))?.id),
      look("the accounts that it administers", () => countOwnMembers(hub)),
    ]);
    if (followed !== undefined) found.administrator = followed;
    if (ownMembers !== undefined) found.ownMembers = ownMembers;
  }
  const optedIn = isOptedIn(found, missed);
  if (optedIn !== undefined) found.optedIn = optedIn;
  if (missed.length > 0) found.unknown = missed.map(({ at, failure }) => `${at} (${failure.message})`);
  return found;
}

/** What could not be looked at, and what it failed with. */
interface Missed {
  at: string;
  failure: Failure;
}

/** A Region says so by what it does with the account's credentials: one that refuses a right has taken them. */
function isOptedIn({ hub, config }: RegionExamination, missed: readonly Missed[]): boolean | undefined {
  if (missed.some(({ failure }) => isFailure(failure, "RegionNotOptedIn"))) return false;
  const taken = missed.some(({ failure }) => isFailure(failure, "AccessDenied"));
  return taken || hub !== "unknown" || config !== "unknown" ? true : undefined;
}

async function lookAt<Found>(
  at: string,
  read: () => Promise<Found>,
  missed: Missed[],
): Promise<Found | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Failure) || isFailure(error, "Throttled")) throw error;
    missed.push({ at, failure: error });
    return undefined;
  }
}

/** Of the customer-managed recorder: AWS shows the service-linked ones only to those who name them. */
async function recorderState(hub: Hub, client: ConfigServiceClient): Promise<RegionExamination["config"]> {
  const { region, trace } = hub;
  const { ConfigurationRecorders } = await trace.call(
    `DescribeConfigurationRecorders in ${region}`,
    "ServiceUnavailable",
    () => client.send(new DescribeConfigurationRecordersCommand({})),
  );
  if (!ConfigurationRecorders?.length) return "not-found";
  const { ConfigurationRecordersStatus } = await trace.call(
    `DescribeConfigurationRecorderStatus in ${region}`,
    "ServiceUnavailable",
    () => client.send(new DescribeConfigurationRecorderStatusCommand({})),
  );
  return ConfigurationRecordersStatus?.some(({ recording }) => recording) ? "recording" : "stopped";
}

/** Members that are created or invited count too: they keep an account from accepting as enabled ones do. */
const COUNTED = ["Created", "Invited", "Enabled"];

async function countOwnMembers(hub: Hub): Promise<number> {
  return (await everyMember(hub)).filter(({ status }) => COUNTED.includes(status)).length;
}
