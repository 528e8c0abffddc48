/** A function as it was deployed: what Lambda tells of it. */
export interface DeployedFunction {
  accountId: string;
  region: string;
  name: string;
  /** ARN of its role. */
  role: string;
  runtime: string;
  handler: string;
  architecture: "arm64" | "x86_64";
  memoryMegabytes: number;
  timeoutSeconds: number;
  environment: Readonly<Record<string, string>>;
}

/** The functions of all accounts and Regions, and how many of an account's may run at once. */
export interface DeployedFunctions {
  put(deployed: DeployedFunction): void;
  remove(deployed: Pick<DeployedFunction, "accountId" | "region" | "name">): void;
  get(accountId: string, region: string, name: string): DeployedFunction | undefined;
  of(accountId: string, region: string): DeployedFunction[];
  setConcurrency(accountId: string, limit: number): void;
  concurrencyOf(accountId: string): number;
}

/** What Lambda lets an account run at once in a Region, unless it was told otherwise (Lambda's quotas). */
const USUAL_CONCURRENCY = 1_000;

export function createDeployedFunctions(): DeployedFunctions {
  const functions = new Map<string, DeployedFunction>();
  const limits = new Map<string, number>();
  const key = (...parts: string[]) => parts.join("/");
  return {
    put: (deployed) => void functions.set(key(deployed.accountId, deployed.region, deployed.name), deployed),
    remove: ({ accountId, region, name }) => void functions.delete(key(accountId, region, name)),
    get: (accountId, region, name) => functions.get(key(accountId, region, name)),
    of: (accountId, region) =>
      [...functions.values()].filter((one) => one.accountId === accountId && one.region === region),
    setConcurrency: (accountId, limit) => void limits.set(accountId, limit),
    concurrencyOf: (accountId) => limits.get(accountId) ?? USUAL_CONCURRENCY,
  };
}
