/** What a practice world begins with. Each emulator reads its own part. */
export interface AwsSeed {
  /** Regions that exist in this world. */
  regions: string[];
  accounts: AccountSeed[];
  /** Relations that stand already when the world begins. */
  memberships: MembershipSeed[];
  /** Service control policies by organization id; an organization left out has `FullAWSAccess` alone. */
  serviceControl?: Record<string, ServiceControlSeed>;
}

/** What an organization's service control policies let its member accounts do; never its management account. */
export interface ServiceControlSeed {
  root?: ControlLevelSeed;
  /** Organizational units, each directly under the root. */
  units?: (ControlLevelSeed & { name: string; accounts: string[] })[];
  /** What hangs on accounts themselves, by account id. */
  accounts?: Record<string, ControlLevelSeed>;
}

/** One level of an organization. What a level does not allow, nobody below it may do. */
export interface ControlLevelSeed {
  policies: { name: string; document: PolicyDocument }[];
  /** `FullAWSAccess` was detached here, so that only what the level's own policies allow is left. */
  withoutFullAccess?: boolean;
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
  /** IAM users besides `practice`; they have no keys. */
  users?: UserSeed[];
  groups?: GroupSeed[];
  /** Customer-managed policies. */
  policies?: ManagedPolicySeed[];
  /** By Region; a Region left out is one that the account has not opted into. */
  regions: Record<string, RegionSeed>;
  /** Present for an account with a finding aggregator. */
  aggregator?: AggregatorSeed;
  /** Present for an account that belongs to an organization. */
  organization?: OrganizationSeed;
}

export interface OrganizationSeed {
  id: string;
  managementAccountId: string;
  /** Left out: all features. The same in every account of an organization. */
  features?: "ALL" | "CONSOLIDATED_BILLING";
  /** The account is suspended, as one is for 90 days after it was closed. */
  suspended?: boolean;
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
  /** ARNs of attached managed policies: the account's own, or AWS's. */
  attached?: string[];
  /** ARN of the managed policy that is the role's permissions boundary. */
  boundary?: string;
  /** Laid on every session of the role, as a broker that hands its sessions out may do. No IAM read shows it. */
  sessionPolicy?: PolicyDocument;
  /** Longest session in seconds, 3600 to 43200; left out: 3600, as for a role where nobody has raised it. */
  maxSessionDuration?: number;
}

export interface UserSeed {
  name: string;
  policies?: Record<string, PolicyDocument>;
  attached?: string[];
  boundary?: string;
  /** Names of the groups the user is in. */
  groups?: string[];
}

export interface GroupSeed {
  name: string;
  policies?: Record<string, PolicyDocument>;
  attached?: string[];
}

export interface ManagedPolicySeed {
  name: string;
  description?: string;
  /** v1 first, 5 at most. */
  documents: PolicyDocument[];
  /** The version that counts, such as `v1`; left out: the newest. */
  defaultVersion?: string;
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
