import type { AccountSeed } from "../../seeds/seed.ts";
import { AwsFault } from "../../wire/fault.ts";
import type { QueryOperation, XmlObject } from "../../wire/query.ts";
import type { ConditionValues } from "../../wire/service.ts";
import { authorize, noSuchEntity, ownAccount, readDocument } from "../account.ts";
import type { Directory } from "../directory.ts";
import { usersOf } from "../identities.ts";
import { pageOf } from "../page.ts";
import { type NamedPolicy, statementsOf } from "../principals.ts";
import { type Finding, matchedShape, type Simulated, simulate, together } from "../simulate.ts";
import { readSimulatePrincipalPolicy } from "../validations/SimulatePrincipalPolicy.ts";

export interface SimulatorSwitches {
  /** One result for an action, or one more for each resource, as until 2026. */
  simulatorResults: "PerAction" | "PerResource";
  /** Whether service control policies with a condition count. */
  simulatorConditionalControl: "Skipped" | "Evaluated";
}

/** What the policies of a user, group or role of the caller's account would let it do. */
export function simulatePrincipalPolicy(
  directory: Directory,
  switches: () => SimulatorSwitches,
  now: () => Date,
): QueryOperation {
  return (form, request) => {
    const input = readSimulatePrincipalPolicy(form);
    authorize(request, "iam:SimulatePrincipalPolicy", input.principal);
    const { simulatorResults, simulatorConditionalControl } = switches();
    const account = ownAccount(directory, request);
    const added = input.policies.map(
      (text, at): NamedPolicy => ({
        policyId: `PolicyInputList.${at + 1}`,
        document: readDocument(text),
      }),
    );
    const asked = simulated(directory, account, input.principal, added);
    const values = { ...ownValues(account, input.principal, now()), ...asked.values, ...input.values };
    const control = account.organization
      ? { control: directory.layers.control(account.id, simulatorConditionalControl === "Skipped") }
      : {};
    const whole: Simulated = { ...asked, ...control, values };

    const results = input.actions.flatMap((action): XmlObject[] => {
      const resources = input.resources.length > 0 ? input.resources : ["*"];
      const findings = resources.map((resource) => simulate(whole, action, resource));
      const result = resultShape(action, together(findings), input.resources, findings);
      return simulatorResults === "PerResource"
        ? resources.map((resource) => ({ ...result, EvalResourceName: resource }))
        : [result];
    });
    const { page, rest } = pageOf("SimulatePrincipalPolicy", results, input);
    return { EvaluationResults: page, ...rest };
  };
}

type Asked = Pick<Simulated, "identity" | "boundary" | "values">;

function simulated(directory: Directory, account: AccountSeed, arn: string, added: NamedPolicy[]): Asked {
  const { layers } = directory;
  const [, kind, name = ""] =
    new RegExp(`^arn:aws:iam::${account.id}:(user|group|role)/(.+)$`).exec(arn) ?? [];
  const whole = (own: NamedPolicy[], boundary: string | undefined, values: ConditionValues = {}): Asked => ({
    identity: statementsOf([...own, ...added]),
    ...(boundary === undefined ? {} : { boundary: statementsOf([layers.boundary(boundary)]) }),
    values,
  });
  if (kind === "role") {
    const role = directory.role(account.id, name);
    if (role) return whole(layers.ofRole(role), role.boundary);
  }
  if (kind === "group") {
    const own = layers.ofGroup(account, name);
    if (own) return whole(own, undefined);
  }
  if (kind === "user") {
    const user = usersOf(account).find((one) => one.name === name);
    const own = layers.ofUser(account, name);
    if (user && own) return whole(own, user.boundary, { "aws:username": name, "aws:userid": user.id });
  }
  if (kind === undefined)
    throw new AwsFault(
      "InvalidInput",
      `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
    );
  throw noSuchEntity(`The ${kind} with name ${name} cannot be found.`);
}

/** What the simulator knows by itself; a Region or an address it does not. */
function ownValues(account: AccountSeed, principal: string, now: Date): ConditionValues {
  return {
    "aws:PrincipalArn": principal,
    "aws:PrincipalAccount": account.id,
    "aws:PrincipalOrgID": account.organization?.id,
    "aws:CurrentTime": now.toISOString(),
    "aws:EpochTime": String(Math.floor(now.getTime() / 1000)),
  };
}

function resultShape(
  action: string,
  whole: Finding,
  resources: readonly string[],
  findings: readonly Finding[],
): XmlObject {
  return {
    EvalActionName: action,
    EvalResourceName: "*",
    EvalDecision: whole.decision,
    ...findingShape(whole),
    ...(resources.length === 0
      ? {}
      : {
          ResourceSpecificResults: findings.map((finding, at) => ({
            EvalResourceName: resources[at],
            EvalResourceDecision: finding.decision,
            ...findingShape(finding),
          })),
        }),
  };
}

function findingShape({ matched, missing, byBoundary, byOrganizations }: Finding): XmlObject {
  return {
    MatchedStatements: matchedShape(matched),
    MissingContextValues: missing,
    ...(byBoundary === undefined
      ? {}
      : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: byBoundary } }),
    ...(byOrganizations === undefined
      ? {}
      : { OrganizationsDecisionDetail: { AllowedByOrganizations: byOrganizations } }),
  };
}
