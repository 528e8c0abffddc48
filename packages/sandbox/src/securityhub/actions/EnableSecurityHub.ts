import { type Call, ownPlace, writing } from "../call.ts";
import { refusal } from "../faults.ts";
import { subscribeToDefaults } from "../standards.ts";
import { hubOf, writeHub } from "../state.ts";
import type { EnableSecurityHubInput } from "../validations/EnableSecurityHub.ts";

/** Subscribes the caller in this Region, unless told otherwise with the default standards. */
export function enableSecurityHub(input: EnableSecurityHubInput, call: Call): undefined {
  if (hubOf(ownPlace(call), "latest"))
    throw refusal("ResourceConflictException", "alreadySubscribed", call.switches);
  const hub = {
    subscribedAt: new Date(call.now).toISOString(),
    defaultStandards: input.enableDefaultStandards,
    controlFindingGenerator: input.controlFindingGenerator,
    tags: input.tags,
  };
  writeHub(ownPlace(call), hub, writing(call, "hub"));
  if (input.enableDefaultStandards) subscribeToDefaults(ownPlace(call), writing(call, "standards"));
}
