import { createHash } from "node:crypto";
import { denied } from "../iam/denied.ts";
import { AwsFault } from "../wire/fault.ts";
import type { AwsRequest } from "../wire/service.ts";
import type { Recorder, Recorders } from "./recorders.ts";
import type { RecorderChoice } from "./validations/DescribeConfigurationRecorders.ts";

/** AWS's own name for a recorder that the console has made. */
export const RECORDER_NAME = "default";

/**
 * The recorders that the caller asks for, after its policies have let it: the customer-managed one of its
 * account and Region, or none. There are no service-linked recorders in the practice world.
 */
export function chooseRecorder(
  recorders: Recorders,
  action: string,
  choice: RecorderChoice,
  { caller, region }: AwsRequest,
): Recorder[] {
  const { accountId } = caller;
  const anyRecorder = `arn:aws:config:${region}:${accountId}:configuration-recorder/*`;
  const recorder = recorders.get(accountId, region);
  const resource = recorder ? recorderArn(recorder) : anyRecorder;
  if (!caller.allows(action, resource))
    throw new AwsFault("AccessDeniedException", denied(caller, action, resource));

  const { names, arn, servicePrincipal } = choice;
  const found =
    recorder &&
    servicePrincipal === undefined &&
    (arn === undefined || arn === recorderArn(recorder)) &&
    names.every((name) => name === RECORDER_NAME);
  if (found) return [recorder];
  const sought = names[0] ?? arn ?? servicePrincipal;
  if (sought === undefined) return [];
  throw new AwsFault(
    "NoSuchConfigurationRecorderException",
    `Cannot find configuration recorder with the specified name '${sought}'.`,
  );
}

export function recorderArn({ accountId, region }: Recorder): string {
  const id = createHash("sha256").update(`${accountId}/${region}`).digest("hex").slice(0, 16);
  return `arn:aws:config:${region}:${accountId}:configuration-recorder/${RECORDER_NAME}/${id}`;
}
