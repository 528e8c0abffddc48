/** How a service speaks; a refusal has to come in the speech of the service that was asked. */
export type Protocol = "rest-json" | "json-1.0" | "json-1.1" | "query";

/** What an emulated AWS service looks like to the gateway that all of them stand behind. */
export interface AwsService {
  /** The SigV4 signing name that leads here: `securityhub`, `sts`, `states`, … */
  readonly signingName: string;
  /** How the gateway puts its own refusals (bad signature, unknown key); `rest-json` when left out. */
  readonly protocol?: Protocol;
  /** One endpoint for all Regions (Organizations): the gateway does not look at the Region of the scope. */
  readonly global?: boolean;
  handle(request: AwsRequest): Promise<AwsReply> | AwsReply;
}

/** Who signed a request. */
export interface Caller {
  /** 12 digits. */
  accountId: string;
  /** `arn:aws:iam::…:user/…`, or `arn:aws:sts::…:assumed-role/ROLE/SESSION` for a role session. */
  arn: string;
  /** As GetCallerIdentity gives it. */
  userId: string;
  accessKeyId: string;
  /** Whether identity policies let this caller do `action` (`securityhub:AcceptInvitation`) on `resource`. */
  allows(action: string, resource?: string): boolean;
  /** What IAM's global condition keys (`aws:PrincipalArn`, `aws:RequestedRegion`) are for this request. */
  readonly values?: ConditionValues;
  /** As `allows`, with the reason; `values` are condition keys of this one action (`sts:ExternalId`). */
  decide?(action: string, resource?: string, values?: ConditionValues): Decision;
}

/** Condition keys and what the request gives for them; names in any case. */
export type ConditionValues = Record<string, string | string[] | undefined>;

/** Which kind of policy had the last word. */
export type PolicyLayer = "identity" | "session" | "boundary" | "service-control";

export type Decision =
  | { allowed: true }
  /** `explicit`: a statement with Effect Deny applied; otherwise no statement allowed it. */
  | {
      allowed: false;
      layer: PolicyLayer;
      explicit: boolean;
      /** ARN of the policy whose Deny applied, where it has one: an inline policy has none. */
      policyArn?: string;
    };

export interface AwsRequest {
  caller: Caller;
  /** Region of the SigV4 credential scope. */
  region: string;
  method: string;
  /** Path as it came, percent-encoding kept. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Goes back as `x-amzn-RequestId`. */
  requestId: string;
}

export interface AwsReply {
  status: number;
  headers?: Record<string, string>;
  body: string;
  /** For the request log: the operation asked for, where neither target header nor form field names it. */
  operation?: string;
  /** For the request log: the code of the refusal, if this is one. */
  fault?: string;
}
