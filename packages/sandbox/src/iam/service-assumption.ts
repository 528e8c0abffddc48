import { conditionValues, evaluate } from "./evaluate.ts";
import { readPolicy } from "./policy.ts";
import type { Role } from "./roles.ts";

/** How an AWS service assumes a role that was given to it. */
export interface Assumption {
  /** `lambda.amazonaws.com` */
  service: string;
  /** Of the session; the service chooses it. */
  sessionName: string;
  /** ARN of what the service does it for, where the service tells that. */
  sourceArn?: string;
}

/** Whether the role's trust policy lets the service have it. */
export function trustsService(role: Role, { service, sourceArn }: Assumption): boolean {
  const values = conditionValues({
    "aws:SourceArn": sourceArn,
    "aws:SourceAccount": sourceArn?.split(":")[4],
  });
  const question = {
    action: "sts:AssumeRole",
    resource: role.arn,
    principals: [`Service:${service}`],
    values,
  };
  return evaluate(readPolicy(role.trust, "trust"), question) === "allow";
}
