/** An HTTP API as it was deployed. */
export interface HttpApi {
  accountId: string;
  region: string;
  /** Ten letters and digits. */
  id: string;
  name: string;
  /** Address, without a slash at its end. */
  endpoint: string;
  created: Date;
}

/** The HTTP APIs of all accounts and Regions. */
export interface HttpApis {
  put(api: HttpApi): void;
  remove(id: string): void;
  of(accountId: string, region: string): HttpApi[];
}

export function createHttpApis(): HttpApis {
  const apis = new Map<string, HttpApi>();
  return {
    put: (api) => void apis.set(api.id, api),
    remove: (id) => void apis.delete(id),
    of: (accountId, region) =>
      [...apis.values()].filter((api) => api.accountId === accountId && api.region === region),
  };
}
