import type { OwnRole } from "@invitations/core/action-pairs/account-policy-readiness";
import { PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import { GRANTED } from "@invitations/core/member-role/grants";
import { rolePoliciesYaml } from "@invitations/core/member-role/role-policies-yaml";

/** What mends the app's own role where CloudFormation made it. */
export interface OwnRoleUpdate {
  /** Update of a stack that was made from this app's template. */
  commands: readonly string[];
  /** For a template of somebody's own: the `Policies` property of the role. */
  yaml: string;
}

/** `undefined` where the role has both names of all that it is to do, or was not among those that could be judged. */
export function ownRoleUpdate(
  own: OwnRole | undefined,
  regions: readonly string[],
): OwnRoleUpdate | undefined {
  const verdicts = own?.verdict?.pairs;
  if (!own || !verdicts) return undefined;
  const pairs = PAIR_NAMES.filter((pair) => lacks(pair, verdicts[pair].verdict));
  if (pairs.length === 0) return undefined;
  const name = own.arn.split("/").at(-1) ?? "";
  const answers = [
    ...(pairs.includes("accept") ? [`${GRANTED.join.parameter}=true`] : []),
    ...(pairs.includes("leave") ? [`${GRANTED.leave.parameter}=true`] : []),
  ];
  return {
    commands: [
      `aws cloudformation describe-stack-resources --physical-resource-id ${name} --query "StackResources[0].StackName" --output text`,
      `aws cloudformation deploy --stack-name STACK --template-file member-role.yaml --capabilities CAPABILITY_NAMED_IAM${answers.length > 0 ? ` --parameter-overrides ${answers.join(" ")}` : ""}`,
    ],
    yaml: rolePoliciesYaml(pairs, regions),
  };
}

/** That it may leave by neither name is what its owner answered, and no fault. */
function lacks(
  pair: PairName,
  verdict: NonNullable<OwnRole["verdict"]>["pairs"][PairName]["verdict"],
): boolean {
  return verdict === "legacy-only" || verdict === "new-only" || (verdict === "neither" && pair !== "leave");
}
