import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { SFNClient } from "@aws-sdk/client-sfn";
import { STSClient } from "@aws-sdk/client-sts";

/** What is not left to the SDK, which reads the environment and the AWS CLI's files. */
export interface AwsSide {
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  endpoint?: string;
  /** Of DynamoDB, where that is another. */
  dynamodbEndpoint?: string;
}

/** Of the home Region, but for those that are asked in several. */
export interface Clients {
  sts(region: string): STSClient;
  securityHub(region: string): SecurityHubClient;
  organizations: OrganizationsClient;
  dynamodb: DynamoDBClient;
  stepFunctions: SFNClient;
  secrets: SecretsManagerClient;
  lambda: LambdaClient;
  apiGateway: ApiGatewayV2Client;
}

/** Somebody waits for the answer: what cannot be reached is said soon. */
const PATIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 4_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
};

export function createClients(region: string, { dynamodbEndpoint, ...given }: AwsSide): Clients {
  const home = { ...PATIENT, ...given, region };
  return {
    sts: (of) => new STSClient({ ...home, region: of }),
    securityHub: (of) => new SecurityHubClient({ ...home, region: of }),
    organizations: new OrganizationsClient(home),
    dynamodb: new DynamoDBClient({ ...home, ...(dynamodbEndpoint ? { endpoint: dynamodbEndpoint } : {}) }),
    stepFunctions: new SFNClient(home),
    secrets: new SecretsManagerClient(home),
    lambda: new LambdaClient(home),
    apiGateway: new ApiGatewayV2Client(home),
  };
}
