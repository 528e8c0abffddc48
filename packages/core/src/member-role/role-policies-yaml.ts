import { ACTION_PAIRS, type PairName } from "../action-pairs/action-pair.ts";

const SIDS: Readonly<Record<PairName, string>> = {
  accept: "AcceptByEitherName",
  leave: "LeaveByEitherName",
  read: "ReadByEitherName",
};

/**
 * The `Policies` property of an `AWS::IAM::Role` in CloudFormation that names both actions of each pair on the hub
 * of each Region, for a role that belongs to this app.
 */
export function rolePoliciesYaml(pairs: readonly PairName[], regions: readonly string[]): string {
  const resources = regions.map(
    (region) =>
      `            - !Sub "arn:\${AWS::Partition}:securityhub:${region}:\${AWS::AccountId}:hub/default"`,
  );
  const statements = pairs.flatMap((pair) => [
    `        - Sid: ${SIDS[pair]}`,
    "          Effect: Allow",
    "          Action:",
    `            - ${ACTION_PAIRS[pair].legacy}`,
    `            - ${ACTION_PAIRS[pair].current}`,
    "          Resource:",
    ...resources,
  ]);
  return [
    "Policies:",
    "  - PolicyName: security-hub-membership",
    "    PolicyDocument:",
    '      Version: "2012-10-17"',
    "      Statement:",
    ...statements,
    "",
  ].join("\n");
}
