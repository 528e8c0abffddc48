import { ConfigServiceClient, DescribeConfigurationRecordersCommand } from "@aws-sdk/client-config-service";
import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { DescribeOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { DescribeHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { afterEach, describe, expect, it } from "vitest";
import { MEMBER, policy, smallSeed } from "../aws/testing/small-world.ts";
import type { Switches } from "../securityhub/switches.ts";
import type { AccountSeed, AwsSeed, RoleSeed } from "../seeds/seed.ts";
import { awsManagedArn } from "./aws-managed.ts";
import { customerPolicyArn } from "./managed-policies.ts";
import { type IamWorld, openIamWorld, type Settings } from "./testing/iam-world.ts";

let world: IamWorld;
afterEach(() => world.close());

const ROLE = `arn:aws:iam::${MEMBER.id}:role/Member`;
const ORGANIZATION = { id: "o-member0001", managementAccountId: "444444444444" };
const everything = policy({ Effect: "Allow", Action: "*", Resource: "*" });
const deny = (Action: string) => policy({ Effect: "Deny", Action, Resource: "*" });

/** The small world, with the member's role and account as given. */
function seed(
  role: Partial<RoleSeed>,
  account: Partial<AccountSeed> = {},
  more: Partial<AwsSeed> = {},
): AwsSeed {
  const [own] = MEMBER.roles;
  if (!own) throw new Error("the small world has the role");
  const small = smallSeed();
  const [administrator] = small.accounts;
  if (!administrator) throw new Error("the small world has an administrator");
  return {
    ...small,
    accounts: [administrator, { ...MEMBER, ...account, roles: [{ ...own, ...role }] }],
    ...more,
  };
}

/** One call of each service, with the action it needs and the resource it names. */
const CALLS: [string, string, (settings: Settings) => Promise<unknown>][] = [
  [
    "securityhub:DescribeHub",
    `arn:aws:securityhub:eu-west-1:${MEMBER.id}:hub/default`,
    (settings) => new SecurityHubClient(settings).send(new DescribeHubCommand({})),
  ],
  [
    "config:DescribeConfigurationRecorders",
    `arn:aws:config:eu-west-1:${MEMBER.id}:configuration-recorder/`,
    (settings) => new ConfigServiceClient(settings).send(new DescribeConfigurationRecordersCommand({})),
  ],
  [
    "organizations:DescribeOrganization",
    "*",
    (settings) => new OrganizationsClient(settings).send(new DescribeOrganizationCommand({})),
  ],
  [
    "iam:GetRole",
    ROLE,
    (settings) => new IAMClient(settings).send(new GetRoleCommand({ RoleName: "Member" })),
  ],
];

/** Each kind of policy that can say no, and how AWS names it. */
const control = (own: object) => ({ serviceControl: { [ORGANIZATION.id]: own } });
const boundary = customerPolicyArn(MEMBER.id, "Edge");
const WAYS: [string, (action: string) => AwsSeed, (action: string) => string, session?: boolean][] = [
  [
    "an inline policy",
    () => seed({ policies: {} }),
    (action) => `because no identity-based policy allows the ${action} action`,
  ],
  [
    "an attached policy",
    (action) =>
      seed(
        { policies: { everything }, attached: [boundary] },
        { policies: [{ name: "Edge", documents: [deny(action)] }] },
      ),
    () => `with an explicit deny in an identity-based policy: ${boundary}`,
  ],
  [
    "a permissions boundary that is silent",
    () =>
      seed(
        { policies: { everything }, boundary },
        {
          policies: [
            { name: "Edge", documents: [policy({ Effect: "Allow", Action: "s3:*", Resource: "*" })] },
          ],
        },
      ),
    (action) => `because no permissions boundary allows the ${action} action`,
  ],
  [
    "a permissions boundary that denies",
    (action) =>
      seed(
        { policies: { everything }, boundary },
        {
          policies: [
            {
              name: "Edge",
              documents: [
                policy(
                  { Effect: "Allow", Action: "*", Resource: "*" },
                  { Effect: "Deny", Action: action, Resource: "*" },
                ),
              ],
            },
          ],
        },
      ),
    () => `with an explicit deny in a permissions boundary: ${boundary}`,
  ],
  [
    "a service control policy of the root",
    (action) =>
      seed(
        { policies: { everything } },
        { organization: ORGANIZATION },
        control({ root: { policies: [{ name: "No", document: deny(action) }] } }),
      ),
    () =>
      `with an explicit deny in a service control policy: arn:aws:organizations::444444444444:policy/${ORGANIZATION.id}/service_control_policy/p-`,
  ],
  [
    "an organizational unit without FullAWSAccess",
    () =>
      seed(
        { policies: { everything } },
        { organization: ORGANIZATION },
        control({ units: [{ name: "Bare", accounts: [MEMBER.id], policies: [], withoutFullAccess: true }] }),
      ),
    (action) => `because no service control policy allows the ${action} action`,
  ],
  [
    "a session policy",
    () => seed({ policies: { everything } }),
    (action) => `because no session policy allows the ${action} action`,
    true,
  ],
];

describe.each(WAYS)("%s", (_way, seedFor, reason, sessionPolicy) => {
  it.each(CALLS)("keeps a session from %s", async (action, resource, call) => {
    world = await openIamWorld(seedFor(action));
    const only = policy({ Effect: "Allow", Action: "s3:*", Resource: "*" });
    const session = await world.session(ROLE, sessionPolicy ? { policy: only } : {});
    const refused = await call(session).then(
      () => new Error("It was let through."),
      (error: Error) => error,
    );
    expect(refused.name).toMatch(/^AccessDenied(Exception)?$/);
    expect(refused.message).toContain(
      `User: arn:aws:sts::${MEMBER.id}:assumed-role/Member/press is not authorized to perform: ${action} on resource: ${resource}`,
    );
    expect(refused.message).toContain(` ${reason(action)}`);
  });
});

it("lets a session do what every kind of policy allows", async () => {
  world = await openIamWorld(
    seed(
      { policies: {}, attached: [awsManagedArn("AdministratorAccess")], boundary },
      { organization: ORGANIZATION, policies: [{ name: "Edge", documents: [everything] }] },
      control({ root: { policies: [{ name: "No", document: deny("s3:*") }] } }),
    ),
  );
  const session = await world.session(ROLE, { policy: everything });
  for (const [, , call] of CALLS) await expect(call(session)).resolves.toBeDefined();
});

it.each<[string, Partial<AccountSeed>]>([
  ["the management account", { organization: { ...ORGANIZATION, managementAccountId: MEMBER.id } }],
  [
    "an organization without all features",
    { organization: { ...ORGANIZATION, features: "CONSOLIDATED_BILLING" } },
  ],
])("service control policies do not reach %s", async (_who, account) => {
  const forbidding = control({ root: { policies: [{ name: "No", document: deny("*") }] } });
  world = await openIamWorld(seed({ policies: { everything } }, account, forbidding));
  const [, , describeHub] = CALLS[0] ?? [];
  await expect(describeHub?.(await world.session(ROLE))).resolves.toMatchObject({
    HubArn: expect.any(String),
  });
});

it("does not name the policy that denied where AWS does not yet", async () => {
  const switches: Partial<Switches> = { denialNamesPolicy: false };
  const forbidding = control({ root: { policies: [{ name: "No", document: deny("iam:*") }] } });
  world = await openIamWorld(
    seed({ policies: { everything } }, { organization: ORGANIZATION }, forbidding),
    switches,
  );
  const getRole = new IAMClient(await world.session(ROLE)).send(new GetRoleCommand({ RoleName: "Member" }));
  await expect(getRole).rejects.toMatchObject({
    message: expect.stringMatching(/with an explicit deny in a service control policy$/),
  });
});

it("takes every call to a global service for one to us-east-1", async () => {
  const here = { StringEquals: { "aws:RequestedRegion": "us-east-1" } };
  const membership = policy({ Effect: "Allow", Action: "*", Resource: "*", Condition: here });
  world = await openIamWorld(seed({ policies: { membership } }));
  const session = await world.session(ROLE);
  await new IAMClient(session).send(new GetRoleCommand({ RoleName: "Member" }));
  const hub = new SecurityHubClient(session).send(new DescribeHubCommand({}));
  await expect(hub).rejects.toMatchObject({ name: "AccessDeniedException" });
});
