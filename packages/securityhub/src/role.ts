export interface RoleSetting {
  /** `aws`, `aws-us-gov`, `aws-cn`, … */
  partition: string;
  /** Name of the role in every member account, with its path if it has one: `security/invitation-acceptor`. */
  roleName: string;
}

/** ARN of the role to assume in an account: its own, where it has one, or else the one the settings give. */
export function roleArnFor(
  account: { id: string; roleArn?: string | undefined },
  setting: RoleSetting,
): string {
  return account.roleArn ?? `arn:${setting.partition}:iam::${account.id}:role/${setting.roleName}`;
}

/** The account that a role belongs to; `undefined` where the text is no ARN of a role. */
export function accountOfRole(arn: string): string | undefined {
  return /^arn:[a-z-]+:iam::(\d{12}):role\/.+$/.exec(arn)?.[1];
}

/** AWS takes 2 to 64 of these characters. */
const NOT_ALLOWED = /[^\w+=,.@-]+/g;
const LONGEST = 64;
const SHORTEST = 2;

/** Session name that carries the id of a request, so that CloudTrail in the member account names it. */
export function sessionNameFor(request: string): string {
  const name = request.replace(NOT_ALLOWED, "-").slice(0, LONGEST);
  return name.length < SHORTEST ? `request-${name}` : name;
}
