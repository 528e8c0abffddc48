import { type AwsError, readAwsError } from "@invitations/core/aws-error";
import { Failure } from "@invitations/core/failure";
import { type Finding, failed } from "./check.ts";

/** What AWS said, also where the hands have given it a name; `undefined` for anything else that is thrown. */
export function awsErrorOf(error: unknown): AwsError | undefined {
  return readAwsError(error instanceof Failure ? error.cause : error);
}

export function isAwsError(error: unknown, ...names: string[]): boolean {
  const told = awsErrorOf(error);
  return told !== undefined && names.includes(told.name);
}

const DENIED = /AccessDenied|UnauthorizedOperation|InvalidAccess/;
const BROKEN = /^E[A-Z]+$|Timeout/;

/** What no check expects of AWS: a right that is missing, a connection that breaks. */
export function awsFinding(error: unknown): Finding | undefined {
  const told = awsErrorOf(error);
  if (!told) return undefined;
  const { name, message } = told;
  const said = message === "" ? name : message;
  if (DENIED.test(name))
    return failed(
      `could not be looked at: ${said}`,
      "Use credentials that may ask this, or have the action allowed for these; docs/doctor.md lists all that is asked.",
    );
  if (BROKEN.test(name))
    return failed(
      `could not be looked at, since AWS was not reached (${said})`,
      "Look at the network, a proxy, and AWS_ENDPOINT_URL if it is set; then try again.",
    );
  return failed(
    `could not be looked at: ${name}${message === "" ? "" : `, "${message}"`}`,
    "Try again; if it stays, this is what AWS support asks for.",
  );
}
