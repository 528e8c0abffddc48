import { type FunctionConfiguration, GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { environmentOf } from "@invitations/functions/deployment/environment";
import { FUNCTIONS, type FunctionName, physicalName, roleArn } from "@invitations/functions/deployment/names";
import { isAwsError } from "../aws-refusals.ts";
import { type Check, failed, ok } from "../check.ts";
import { deploy, redeploy } from "../commands.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";

/** Each function is there, can run, runs under its own role, and has what the settings say now. */
export const functions: Check = {
  name: NAMES.functions,
  needs: [NAMES.account, NAMES.homeRegion],
  deployed: true,
  async look(visit) {
    const { stage } = visit.known("place");
    const looked = await Promise.all(
      FUNCTIONS.map(async (name) => faultsOf(visit, name, await describe(visit, name))),
    );
    const faults = looked.flat();
    if (faults.length === 0) return ok(`all ${FUNCTIONS.length} are there, with the settings of now`);
    return failed(faults.join("; "), deploy(stage), redeploy(stage));
  },
};

async function describe(visit: Visit, name: FunctionName): Promise<FunctionConfiguration | undefined> {
  const FunctionName = physicalName(visit.known("place"), name);
  try {
    return await visit.known("clients").lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  } catch (error) {
    if (isAwsError(error, "ResourceNotFoundException")) return undefined;
    throw error;
  }
}

function faultsOf(visit: Visit, name: FunctionName, found: FunctionConfiguration | undefined): string[] {
  if (!found) return [`${name} is missing`];
  const place = visit.known("place");
  const role = roleArn(place, name);
  const wanted = environmentOf(place, visit.known("settings"))[name];
  const has = found.Environment?.Variables ?? {};
  const other = Object.keys(wanted).filter((variable) => has[variable] !== wanted[variable]);
  return [
    ...(found.State === "Active"
      ? []
      : [`${name} is ${found.State}: ${found.StateReason ?? "no reason given"}`]),
    ...(found.LastUpdateStatus === "Failed"
      ? [`the last update of ${name} failed: ${found.LastUpdateStatusReason}`]
      : []),
    ...(found.Role === role ? [] : [`${name} runs under ${found.Role}, and not under ${role}`]),
    ...(other.length === 0 ? [] : [`${name} was deployed with other settings (${other.join(", ")})`]),
  ];
}
