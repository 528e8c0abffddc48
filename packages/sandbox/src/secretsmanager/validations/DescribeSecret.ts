import { refuseOthers, secretId } from "./members.ts";

export function readDescribeSecret(input: Record<string, unknown>): { id: string } {
  refuseOthers("DescribeSecret", input, ["SecretId"]);
  return { id: secretId(input) };
}
