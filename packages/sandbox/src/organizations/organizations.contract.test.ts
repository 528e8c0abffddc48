import { DescribeOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  ADMINISTRATOR,
  MEMBER,
  openSmallWorld,
  policy,
  type SmallWorld,
} from "../aws/testing/small-world.ts";

let world: SmallWorld;
beforeEach(async () => {
  world = await openSmallWorld();
});
afterEach(() => world.close());

const describeIt = (account = ADMINISTRATOR, region?: string) =>
  new OrganizationsClient(world.as(account, region)).send(new DescribeOrganizationCommand({}));

it("tells an account in an organization which one", async () => {
  expect((await describeIt()).Organization).toEqual({
    Id: "o-a1b2c3d4e5",
    Arn: "arn:aws:organizations::111111111111:organization/o-a1b2c3d4e5",
    FeatureSet: "ALL",
    MasterAccountId: "111111111111",
    MasterAccountArn: "arn:aws:organizations::111111111111:account/o-a1b2c3d4e5/111111111111",
    MasterAccountEmail: ADMINISTRATOR.email,
    AvailablePolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
  });
});

it("tells a standalone account that it is in none", async () => {
  await expect(describeIt(MEMBER)).rejects.toMatchObject({
    name: "AWSOrganizationsNotInUseException",
    message: "Your account is not a member of an organization.",
  });
});

it("has one endpoint for all Regions, whatever the caller signs for", async () => {
  expect((await describeIt(ADMINISTRATOR, "us-east-1")).Organization?.Id).toBe("o-a1b2c3d4e5");
});

it("is refused to a role whose policies do not allow it", async () => {
  const trust = policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: ADMINISTRATOR.id } });
  world.directory.putRole(ADMINISTRATOR.id, { name: "Blind", trust, policies: {} });
  const { Credentials } = await new STSClient(world.as(ADMINISTRATOR)).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${ADMINISTRATOR.id}:role/Blind`,
      RoleSessionName: "scan",
    }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken ?? "",
  };
  const client = new OrganizationsClient({ ...world.as(ADMINISTRATOR), credentials });
  await expect(client.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message:
      `User: arn:aws:sts::${ADMINISTRATOR.id}:assumed-role/Blind/scan is not authorized to perform: ` +
      "organizations:DescribeOrganization on resource: * " +
      "because no identity-based policy allows the organizations:DescribeOrganization action",
  });
});
