/** What a practice world begins with. Each emulator reads its own part. */
export interface AwsSeed {
  /** Regions that exist in this world. */
  regions: string[];
  accounts: AccountSeed[];
  /** Relations that stand already when the world begins. */
  memberships: MembershipSeed[];
}

export interface AccountSeed {
  /** 12 digits. */
  id: string;
  alias: string;
  email: string;
  kind: "administrator" | "member";
  /** Why it is here, in a few words a person reads on the page: "hub off in eu-west-1". */
  condition: string;
  /** Keys of the account's own IAM user `practice`, who may do everything. */
  accessKeyId: string;
  secretAccessKey: string;
  roles: RoleSeed[];
  /** By Region; a Region left out is one that the account has not opted into. */
  regions: Record<string, RegionSeed>;
  /** Present for an account with a finding aggregator. */
  aggregator?: AggregatorSeed;
  /** Present for an account that belongs to an organization. */
  organization?: { id: string; managementAccountId: string };
}

export interface RegionSeed {
  hub: boolean;
  config: "recording" | "stopped" | "none";
}

export interface AggregatorSeed {
  home: string;
  mode: "ALL_REGIONS" | "ALL_REGIONS_EXCEPT_SPECIFIED" | "SPECIFIED_REGIONS" | "NO_REGIONS";
  /** As the API takes them: linked ones for SPECIFIED_REGIONS, excluded ones for …EXCEPT_SPECIFIED. */
  regions: string[];
}

export interface RoleSeed {
  name: string;
  /** The role's trust policy. */
  trust: PolicyDocument;
  /** Inline identity policies by name. */
  policies: Record<string, PolicyDocument>;
  /** Longest session in seconds, 3600 to 43200; left out: 3600, as for a role where nobody has raised it. */
  maxSessionDuration?: number;
}

export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: Record<string, unknown>[];
}

export interface MembershipSeed {
  administrator: string;
  member: string;
  regions: string[];
  status: "Created" | "Invited" | "Enabled" | "Removed" | "Resigned";
  /** Managed through AWS Organizations rather than by invitation. */
  organizationManaged?: boolean;
}
