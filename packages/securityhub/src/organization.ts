import { DescribeOrganizationCommand, type OrganizationsClient } from "@aws-sdk/client-organizations";
import { DescribeOrganizationConfigurationCommand } from "@aws-sdk/client-securityhub";
import type { Hub } from "./hub.ts";
import { awsErrorOf, isFailure, type Trace } from "./trace.ts";

/** Id of the caller's organization; `undefined` for an account that stands alone. */
export async function organizationOf(client: OrganizationsClient, trace: Trace): Promise<string | undefined> {
  try {
    const found = await trace.call("DescribeOrganization", "AccessDenied", () =>
      client.send(new DescribeOrganizationCommand({})),
    );
    return found.Organization?.Id;
  } catch (error) {
    if (awsErrorOf(error)?.name === "AWSOrganizationsNotInUseException") return undefined;
    throw error;
  }
}

/**
 * The organization whose Security Hub the caller is delegated administrator of.
 *
 * Throws `AccessDenied` where that cannot be told: taking it for "none" would let CreateMembers make an
 * account of the organization a member without asking anybody.
 */
export async function delegatingOrganization(
  hub: Hub,
  organizations: OrganizationsClient,
): Promise<string | undefined> {
  try {
    await hub.call("DescribeOrganizationConfiguration", "MemberRefused", (client) =>
      client.send(new DescribeOrganizationConfigurationCommand({})),
    );
  } catch (error) {
    const told = awsErrorOf(error);
    if (isFailure(error, "MemberRefused")) return undefined;
    // "Account … is not an administrator for this organization", under either name.
    if (isFailure(error, "AccessDenied") && !/not authorized to perform/i.test(told?.message ?? "")) {
      return undefined;
    }
    // A denied question needs no answer where there is no organization at all.
    if (isFailure(error, "AccessDenied") && (await organizationOf(organizations, hub.trace)) === undefined) {
      return undefined;
    }
    throw error;
  }
  return organizationOf(organizations, hub.trace);
}
