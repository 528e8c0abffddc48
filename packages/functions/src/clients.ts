import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { IAMClient } from "@aws-sdk/client-iam";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { SFNClient } from "@aws-sdk/client-sfn";
import { STSClient } from "@aws-sdk/client-sts";
import type {
  AdministratorClients,
  MemberClients,
  SessionCredentials,
} from "@invitations/securityhub/clients";

/** The only place where AWS clients are built. Region, credentials and endpoints are the environment's. */
export const dynamoDBClient = () => new DynamoDBClient({});
export const stepFunctionsClient = () => new SFNClient({});
export const secretsManagerClient = () => new SecretsManagerClient({});

/** The administrator account's own clients, one a Region, kept while the function lives. */
export function administratorClients(): AdministratorClients {
  return {
    securityHub: keptByRegion((region) => new SecurityHubClient({ region })),
    organizations: keptByRegion((region) => new OrganizationsClient({ region })),
  };
}

/**
 * Clients of role sessions, built for one piece of work and never kept: their credentials are short-lived. Their
 * connections carry no credentials and are kept, or each piece of work would begin with several TLS handshakes.
 */
export function memberClients(): MemberClients {
  const ownSts = keptByRegion((region) => new STSClient({ region }));
  const { requestHandler } = new STSClient({}).config;
  return {
    sts: (region, credentials) =>
      credentials ? new STSClient({ region, credentials, requestHandler }) : ownSts(region),
    securityHub: (region, credentials) => new SecurityHubClient({ region, credentials, requestHandler }),
    config: (region, credentials) => new ConfigServiceClient({ region, credentials, requestHandler }),
    organizations: (region, credentials) => new OrganizationsClient({ region, credentials, requestHandler }),
  };
}

/** IAM of a member account, for one piece of work. */
export const iamClient = (region: string, credentials: SessionCredentials) =>
  new IAMClient({ region, credentials });

function keptByRegion<Client>(build: (region: string) => Client): (region: string) => Client {
  const kept = new Map<string, Client>();
  return (region) => {
    const client = kept.get(region) ?? build(region);
    kept.set(region, client);
    return client;
  };
}
