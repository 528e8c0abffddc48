import { join } from "node:path";
import { createHttpApis, type HttpApis } from "../apigateway/apis.ts";
import { createApiGateway } from "../apigateway/service.ts";
import { type Config, createConfig } from "../config/service.ts";
import type { RoleCall } from "../iam/caller.ts";
import { createDirectory, type Directory } from "../iam/directory.ts";
import { createIam } from "../iam/iam.ts";
import { createSts } from "../iam/sts.ts";
import { createDeployedFunctions, type DeployedFunctions } from "../lambda/deployed.ts";
import { createLambda } from "../lambda/service.ts";
import { createOrganizations } from "../organizations/service.ts";
import { createSecretsManager } from "../secretsmanager/service.ts";
import { createSecurityHub, type SecurityHub } from "../securityhub/securityhub.ts";
import type { Switches } from "../securityhub/switches.ts";
import { createSwitchesRoute, switchesPath } from "../securityhub/switches-route.ts";
import type { AwsSeed } from "../seeds/seed.ts";
import type { Clock } from "../wire/clock.ts";
import { createGateway, type Gateway } from "../wire/gateway.ts";

export interface AwsOptions {
  clock: Clock;
  seed: AwsSeed;
  /** 0 or left out: any free one. */
  port?: number;
  /** Folder that keeps the state between two runs. */
  dataDirectory?: string;
  switches?: Partial<Switches>;
  /** Hears whatever a role session asks to do, and the answer. */
  told?: (call: RoleCall) => void;
}

/**
 * The emulated AWS behind one address: Security Hub, STS and IAM, AWS Config, Organizations, Secrets Manager, and what
 * Lambda and API Gateway tell of a deployment.
 */
export interface Aws {
  /** For `AWS_ENDPOINT_URL`. */
  url: string;
  gateway: Gateway;
  securityHub: SecurityHub;
  directory: Directory;
  config: Config;
  /** What is deployed here. */
  functions: DeployedFunctions;
  apis: HttpApis;
  close(): Promise<void>;
}

export async function createAws({
  clock,
  seed,
  port,
  dataDirectory,
  switches,
  told,
}: AwsOptions): Promise<Aws> {
  const file = (name: string) => (dataDirectory ? join(dataDirectory, `${name}.json`) : undefined);
  const [iamFile, configFile, hubFile] = [file("iam"), file("config"), file("securityhub")];
  const secretsFile = file("secretsmanager");
  const directory = createDirectory({
    clock,
    seed,
    namesPolicy: () => securityHub.switches().denialNamesPolicy,
    ...(iamFile ? { file: iamFile } : {}),
    ...(told ? { told } : {}),
  });
  const config = createConfig({ clock, seed, ...(configFile ? { file: configFile } : {}) });
  const secretsManager = createSecretsManager({ clock, ...(secretsFile ? { file: secretsFile } : {}) });
  const securityHub = createSecurityHub({
    clock,
    seed,
    serviceLinkedRoles: {
      has: (accountId) => directory.serviceLinkedRole(accountId) !== undefined,
      make: directory.makeServiceLinkedRole,
    },
    ...(switches ? { switches } : {}),
    ...(hubFile ? { snapshotFile: hubFile } : {}),
  });
  const functions = createDeployedFunctions();
  const apis = createHttpApis();
  const gateway = await createGateway({
    clock,
    directory,
    services: [
      createSts(directory, { clock, switches: securityHub.switches }),
      createIam(directory, clock, securityHub.switches),
      createOrganizations(directory, securityHub.delegatedAdministrator),
      config.service,
      secretsManager.service,
      createLambda(functions),
      createApiGateway(apis),
      securityHub,
    ],
    pages: { [switchesPath]: createSwitchesRoute(securityHub) },
    acceptMachineTime: true,
    // A whole story fits: what the app reads and writes of its record is among it.
    logSize: 5_000,
    ...(port === undefined ? {} : { port }),
  });
  return {
    url: gateway.url,
    gateway,
    securityHub,
    directory,
    config,
    functions,
    apis,
    async close() {
      await gateway.close();
      securityHub.flush();
      directory.flush();
      config.recorders.flush();
      secretsManager.flush();
    },
  };
}
