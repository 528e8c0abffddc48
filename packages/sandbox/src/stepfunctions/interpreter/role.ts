import { denied } from "../../iam/denied.ts";
import { AwsFault } from "../../wire/fault.ts";
import type { Run } from "./run.ts";

/** Refuses, by throwing an `AwsFault`, what the role of the execution's machine does not allow. */
export function authorize({ execution, surroundings }: Run, action: string, resource: string): void {
  const { assume } = surroundings;
  if (!assume) return;
  const { machineArn, roleArn } = execution.start;
  const caller = assume({ arn: machineArn, roleArn });
  if (!caller) throw notTrusted();
  if (!caller.allows(action, resource))
    throw new AwsFault("AccessDeniedException", denied(caller, action, resource));
}

/** For a role that is not there, or that Step Functions may not assume for this machine. */
export const notTrusted = (): AwsFault =>
  new AwsFault(
    "AccessDeniedException",
    "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.",
  );
