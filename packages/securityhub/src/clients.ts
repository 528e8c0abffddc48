import type { ConfigServiceClient } from "@aws-sdk/client-config-service";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { STSClient } from "@aws-sdk/client-sts";

/** Credentials of an assumed role's session. */
export interface SessionCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration?: Date;
  /** AWS says that a policy of the session limits what the role may do; the app asks for none. */
  limited?: true;
}

/** Builds clients with the administrator account's own credentials; may keep them by Region. */
export interface AdministratorClients {
  securityHub(region: string): SecurityHubClient;
  organizations(region: string): OrganizationsClient;
}

/**
 * Builds clients for one Region of a member account. Without credentials: the app's own.
 * The STS client must talk to the Region's endpoint: tokens of the global one are refused in opt-in Regions.
 */
export interface MemberClients {
  sts(region: string, credentials?: SessionCredentials): STSClient;
  securityHub(region: string, credentials: SessionCredentials): SecurityHubClient;
  config(region: string, credentials: SessionCredentials): ConfigServiceClient;
  organizations(region: string, credentials: SessionCredentials): OrganizationsClient;
}
