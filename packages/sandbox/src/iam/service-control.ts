import { createHash } from "node:crypto";
import type { AccountSeed, AwsSeed, ControlLevelSeed, PolicyDocument } from "../seeds/seed.ts";
import type { Layer } from "./evaluate.ts";
import { checkPolicy } from "./policy.ts";
import { type NamedPolicy, statementsOf } from "./principals.ts";

/** Stands at every level of an organization unless it was detached. */
const FULL_ACCESS: NamedPolicy = {
  policyId: "FullAWSAccess",
  arn: "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
};

/**
 * What service control policies say about an account, one layer for each level from the root down; none for an account
 * that they do not reach. Throws a sentence for a policy that AWS would not take.
 */
export function createServiceControl(seed: Pick<AwsSeed, "accounts" | "serviceControl">) {
  const byAccount = new Map(
    seed.accounts.map((account) => [
      account.id,
      levelsOf(seed, account).map((level) => read(level, account)),
    ]),
  );

  /** `unconditional`: without the policies that have any condition, which the policy simulator does not look at. */
  return (accountId: string, unconditional = false): Layer[] =>
    (byAccount.get(accountId) ?? []).map((policies) => ({
      kind: "service-control",
      statements: statementsOf(
        unconditional ? policies.filter(({ document }) => !hasCondition(document)) : policies,
      ),
    }));
}

export type ServiceControl = ReturnType<typeof createServiceControl>;

/** Root, unit and account; the management account and an organization without all features have none. */
function levelsOf(
  { serviceControl }: Pick<AwsSeed, "serviceControl">,
  { id, organization }: AccountSeed,
): ControlLevelSeed[] {
  if (!organization || organization.managementAccountId === id) return [];
  if (organization.features === "CONSOLIDATED_BILLING") return [];
  const { root, units = [], accounts = {} } = serviceControl?.[organization.id] ?? {};
  const unit = units.find((one) => one.accounts.includes(id));
  const bare: ControlLevelSeed = { policies: [] };
  return [root ?? bare, ...(unit ? [unit] : []), accounts[id] ?? bare];
}

function read(
  { policies, withoutFullAccess }: ControlLevelSeed,
  { organization }: AccountSeed,
): NamedPolicy[] {
  const { id = "", managementAccountId = "" } = organization ?? {};
  const own = policies.map(({ name, document }): NamedPolicy => {
    checkPolicy(`The service control policy "${name}" of ${id}`, document, "identity");
    const policy = createHash("sha256").update(`${id}/${name}`).digest("hex").slice(0, 8);
    const arn = `arn:aws:organizations::${managementAccountId}:policy/${id}/service_control_policy/p-${policy}`;
    return { policyId: name, arn, document };
  });
  return withoutFullAccess ? own : [FULL_ACCESS, ...own];
}

function hasCondition({ Statement }: PolicyDocument): boolean {
  return [Statement].flat().some((statement) => statement.Condition !== undefined);
}
