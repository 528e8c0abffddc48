/** `arn:aws:states:REGION:ACCOUNT:stateMachine:NAME` and `…:execution:MACHINE:NAME`, taken apart. */
export interface StatesArn {
  region: string;
  accountId: string;
  resource: string;
}

/** `undefined` for anything that is no ARN of Step Functions. */
export function parseStatesArn(arn: string): StatesArn | undefined {
  const parts = /^arn:aws[a-z-]*:states:([a-z0-9-]+):(\d{12}):([A-Za-z]+)(:[^:]+)+$/.exec(arn);
  if (!parts) return undefined;
  const [, region = "", accountId = "", resource = ""] = parts;
  return { region, accountId, resource };
}

export function machineArn(region: string, accountId: string, name: string): string {
  return `arn:${partitionOf(region)}:states:${region}:${accountId}:stateMachine:${name}`;
}

export function executionArn(ofMachine: string, name: string): string {
  return `${ofMachine.replace(":stateMachine:", ":execution:")}:${name}`;
}

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
