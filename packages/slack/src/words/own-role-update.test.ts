import type { OwnRole } from "@invitations/core/action-pairs/account-policy-readiness";
import { ACTION_PAIRS, PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import type { PairVerdict, PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { rolePoliciesYaml } from "@invitations/core/member-role/role-policies-yaml";
import { describe, expect, it } from "vitest";
import { ownRoleUpdate } from "./own-role-update.ts";

const REGIONS = ["eu-west-1", "us-east-1"];
const arn = "arn:aws:iam::111122223333:role/security/SecurityHubInvitationMember";

const own = (verdicts: Partial<Record<PairName, PairVerdictName>>): OwnRole => {
  const of = (pair: PairName): PairVerdict => ({
    verdict: verdicts[pair] ?? "ready",
    legacy: "allowed",
    current: "allowed",
    findings: [],
    moreFindings: 0,
    because: [],
  });
  return {
    arn,
    verdict: {
      principal: { type: "role", name: "SecurityHubInvitationMember", arn },
      pairs: { accept: of("accept"), leave: of("leave"), read: of("read") },
    },
    simulation: { is: "known", actions: [] },
    differences: [],
  };
};

describe("the CloudFormation update of the app's own role", () => {
  it.each(PAIR_NAMES)(
    "names both actions of the pair %s where the role has one, and no other pair",
    (pair) => {
      for (const verdict of ["legacy-only", "new-only"] as const) {
        const update = ownRoleUpdate(own({ [pair]: verdict }), REGIONS);
        expect(update?.yaml).toBe(rolePoliciesYaml([pair], REGIONS));
        for (const other of PAIR_NAMES) {
          for (const action of Object.values(ACTION_PAIRS[other]))
            expect(update?.yaml.includes(action)).toBe(other === pair);
        }
      }
    },
  );

  it("says how the stack is found and updated, and which answer it needs", () => {
    expect(ownRoleUpdate(own({ accept: "neither", leave: "legacy-only" }), REGIONS)?.commands).toEqual([
      'aws cloudformation describe-stack-resources --physical-resource-id SecurityHubInvitationMember --query "StackResources[0].StackName" --output text',
      "aws cloudformation deploy --stack-name STACK --template-file member-role.yaml --capabilities CAPABILITY_NAMED_IAM --parameter-overrides AllowJoin=true AllowLeave=true",
    ]);
    expect(ownRoleUpdate(own({ read: "legacy-only" }), REGIONS)?.commands.at(-1)).toMatch(/NAMED_IAM$/);
  });

  it("leaves alone what its owner answered, what is in order, and what is not known", () => {
    expect(ownRoleUpdate(own({ leave: "neither" }), REGIONS)).toBeUndefined();
    expect(ownRoleUpdate(own({}), REGIONS)).toBeUndefined();
    expect(ownRoleUpdate(own({ accept: "conditional", read: "unknown" }), REGIONS)).toBeUndefined();
    const { verdict: _verdict, ...unseen } = own({ accept: "neither" });
    expect(ownRoleUpdate(unseen, REGIONS)).toBeUndefined();
    expect(ownRoleUpdate(undefined, REGIONS)).toBeUndefined();
  });
});
