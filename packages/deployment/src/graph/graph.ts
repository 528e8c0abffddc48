/** What an evaluation of `sst.config.ts` gives: everything that a deployment would make, as it would be asked for. */
export interface Graph {
  app: App;
  /** Whose credentials it was evaluated with. */
  credentials: Credentials;
  /** In the order of their types and names. */
  resources: Resource[];
  /** What a deployment would print in the end. */
  outputs: Record<string, Value>;
}

/** What `app()` of `sst.config.ts` says, with SST's defaults. */
export interface App {
  name: string;
  stage: string;
  home: string;
  /** What becomes of data when the stage is removed: `remove`, `retain` or `retain-all`. */
  removal: string;
  /** Whether `sst remove` refuses. */
  protect: boolean;
  providers: Record<string, Record<string, Value>>;
}

export interface Resource {
  /** Pulumi's name of its type, such as `aws:dynamodb/table:Table`. */
  type: string;
  /** Logical name, unique within its type. */
  name: string;
  /** Logical name of the component that it is a part of. */
  parent?: string;
  /** File that declares it, such as `stacks/history.ts`. */
  file?: string;
  /** What the provider would be given, with nothing left open. */
  inputs: Record<string, Value>;
  /** How Pulumi is told to treat it, where it is told anything. */
  options?: ResourceOptions;
}

export interface ResourceOptions {
  protect?: true;
  /** Stays in AWS when it leaves the program. */
  retainOnDelete?: true;
  /** Id of something that exists and is taken over. */
  import?: string;
  ignoreChanges?: string[];
}

/** A value as JSON has it. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** Whose credentials an evaluation imitates. */
export interface Credentials {
  /** Id of the account, 12 digits. */
  account: string;
  region: string;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  partition: string;
}

/** The program says no: the message is its sentence. */
export class ProgramFailed extends Error {
  override name = "ProgramFailed";
}
