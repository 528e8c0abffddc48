import {
  GetAccountAuthorizationDetailsCommand,
  IAMClient,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import {
  AcceptAdministratorInvitationCommand,
  AcceptInvitationCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type IamWorld, openIamWorld } from "../iam/testing/iam-world.ts";
import { LARGE_ACCOUNT, largeAccount } from "./large-account.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "./member-role.ts";
import { REGIONS } from "./practice-aws.ts";
import { READINESS_ACCOUNTS, withReadiness } from "./readiness.ts";

let world: IamWorld;
beforeAll(async () => {
  const { aws } = withReadiness();
  world = await openIamWorld({ ...aws, accounts: [...aws.accounts, largeAccount()] });
});
afterAll(() => world.close());

const roleOf = (id: string) => `arn:aws:iam::${id}:role/${MEMBER_ROLE_NAME}`;
const session = (id: string, region = REGIONS[0] ?? "") =>
  world.session(roleOf(id), { externalId: EXTERNAL_ID, region });

/** What stood in the way, in AWS's words; "let through" when nothing did but that there is no such invitation. */
async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "accepted",
    (error: Error) => (error.name.startsWith("AccessDenied") ? error.message : "let through"),
  );
}

const LETS = "let through";
const SILENT = (layer: string) => expect.stringMatching(new RegExp(`because no ${layer} allows the `));
const DENIES = (layer: string) => expect.stringMatching(new RegExp(`with an explicit deny in an? ${layer}`));

/** By alias: what happens to the old name and to the new one. */
const VERDICTS: [alias: string, legacy: unknown, modern: unknown][] = [
  ["ready-by-name", LETS, LETS],
  ["ready-by-wildcard", LETS, LETS],
  ["ready-by-managed", LETS, LETS],
  ["legacy-only", LETS, SILENT("identity-based policy")],
  ["new-only", SILENT("identity-based policy"), LETS],
  ["neither-name", SILENT("identity-based policy"), SILENT("identity-based policy")],
  ["one-region-only", LETS, LETS],
  ["all-but-new", LETS, SILENT("identity-based policy")],
  ["boundary-without-new", LETS, SILENT("permissions boundary")],
  ["organization-denies-new", LETS, DENIES("service control policy")],
  ["legacy-denied", DENIES("identity-based policy"), LETS],
  ["session-without-new", LETS, SILENT("session policy")],
  ["unreadable", LETS, LETS],
  ["trusts-everybody", LETS, LETS],
  ["no-external-id", LETS, LETS],
  ["never-on", LETS, LETS],
];

it("has an account for each way", () => {
  expect(VERDICTS.map(([alias]) => alias)).toEqual(Object.keys(READINESS_ACCOUNTS));
  const conditions = withReadiness().aws.accounts.map(({ condition }) => condition);
  expect(conditions.every((condition) => condition.length > 0)).toBe(true);
});

it.each(VERDICTS)("%s does as its condition says", async (alias, legacy, modern) => {
  const hub = new SecurityHubClient(await session(READINESS_ACCOUNTS[alias] ?? ""));
  const invitation = { InvitationId: "7ab938c5d52d7904ad09f9e7c20cc4eb" };
  const old = hub.send(new AcceptInvitationCommand({ ...invitation, MasterId: "999988887777" }));
  expect(await outcome(old)).toEqual(legacy);
  const now = hub.send(
    new AcceptAdministratorInvitationCommand({ ...invitation, AdministratorId: "999988887777" }),
  );
  expect(await outcome(now)).toEqual(modern);
});

it("the account with a condition may accept in one Region only", async () => {
  const hub = new SecurityHubClient(await session(READINESS_ACCOUNTS["one-region-only"] ?? "", REGIONS[1]));
  const accept = hub.send(
    new AcceptAdministratorInvitationCommand({ AdministratorId: "999988887777", InvitationId: "7ab9" }),
  );
  expect(await outcome(accept)).toEqual(SILENT("identity-based policy"));
});

it.each(VERDICTS)("%s lets a scan read, unless that is what is wrong", async (alias) => {
  const id = READINESS_ACCOUNTS[alias] ?? "";
  const iam = new IAMClient(await session(id));
  const reads = [
    iam.send(new GetAccountAuthorizationDetailsCommand({})),
    iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: roleOf(id),
        ActionNames: ["securityhub:AcceptAdministratorInvitation"],
      }),
    ),
  ];
  for (const read of reads)
    if (alias === "unreadable") await expect(read).rejects.toMatchObject({ name: "AccessDenied" });
    else await expect(read).resolves.toMatchObject({ IsTruncated: false });
});

it("a large account is read in two pages of a thousand", async () => {
  const iam = new IAMClient(await session(LARGE_ACCOUNT));
  const first = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1000 }));
  const second = await iam.send(
    new GetAccountAuthorizationDetailsCommand({ MaxItems: 1000, Marker: first.Marker }),
  );
  const pages = [first, second];
  // The last one is AWS's own.
  expect(pages.flatMap(({ RoleDetailList = [] }) => RoleDetailList)).toHaveLength(501);
  const policies = pages.flatMap(({ Policies = [] }) => Policies);
  expect(policies.filter(({ Arn }) => Arn?.includes(LARGE_ACCOUNT))).toHaveLength(1000);
  expect(policies.every(({ AttachmentCount = 0 }) => AttachmentCount > 0)).toBe(true);
  expect(second.IsTruncated).toBe(false);
});
