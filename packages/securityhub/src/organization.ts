import {
  DescribeOrganizationCommand,
  type Organization,
  type OrganizationsClient,
} from "@aws-sdk/client-organizations";
import {
  DescribeOrganizationConfigurationCommand,
  type DescribeOrganizationConfigurationCommandOutput,
} from "@aws-sdk/client-securityhub";
import type { Hub } from "./hub.ts";
import { awsErrorOf, isFailure, type Trace } from "./trace.ts";

/** The caller's organization; `undefined` for an account that stands alone. */
export async function describeOrganization(
  client: OrganizationsClient,
  trace: Trace,
): Promise<Organization | undefined> {
  try {
    const found = await trace.call("DescribeOrganization", "AccessDenied", () =>
      client.send(new DescribeOrganizationCommand({})),
    );
    return found.Organization;
  } catch (error) {
    if (awsErrorOf(error)?.name === "AWSOrganizationsNotInUseException") return undefined;
    throw error;
  }
}

/** Id of the caller's organization; `undefined` for an account that stands alone. */
export async function organizationOf(client: OrganizationsClient, trace: Trace): Promise<string | undefined> {
  return (await describeOrganization(client, trace))?.Id;
}

/**
 * How Security Hub is configured for the organization, which it tells its delegated administrator alone;
 * `undefined` for any other account. Throws `AccessDenied` where the caller may not ask.
 */
export async function organizationConfiguration(
  hub: Hub,
): Promise<DescribeOrganizationConfigurationCommandOutput | undefined> {
  try {
    return await hub.call("DescribeOrganizationConfiguration", "MemberRefused", (client) =>
      client.send(new DescribeOrganizationConfigurationCommand({})),
    );
  } catch (error) {
    if (isFailure(error, "MemberRefused")) return undefined;
    // "Account … is not an administrator for this organization", under either name.
    const mayNotAsk = /not authorized to perform/i.test(awsErrorOf(error)?.message ?? "");
    if (isFailure(error, "AccessDenied") && !mayNotAsk) return undefined;
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
    if (!(await organizationConfiguration(hub))) return undefined;
  } catch (error) {
    // A denied question needs no answer where there is no organization at all.
    if (isFailure(error, "AccessDenied") && (await organizationOf(organizations, hub.trace)) === undefined) {
      return undefined;
    }
    throw error;
  }
  return organizationOf(organizations, hub.trace);
}
