import { hubArn } from "../arns.ts";
import { type Call, ownPlace } from "../call.ts";
import { notSubscribed, refusal } from "../faults.ts";
import { hubOf } from "../state.ts";
import type { DescribeHubInput } from "../validations/DescribeHub.ts";

/** The caller's own subscription; there is no other that it could name. */
export function describeHub(input: DescribeHubInput, call: Call) {
  const hub = hubOf(ownPlace(call), call.now);
  if (!hub) throw notSubscribed(call.accountId, call.switches);
  const arn = hubArn(call.region, call.accountId);
  if (input.hubArn !== undefined && input.hubArn !== arn)
    throw refusal("ResourceNotFoundException", "noSuchResource", call.switches);
  return {
    HubArn: arn,
    SubscribedAt: hub.subscribedAt,
    AutoEnableControls: true,
    ControlFindingGenerator: hub.controlFindingGenerator,
  };
}
