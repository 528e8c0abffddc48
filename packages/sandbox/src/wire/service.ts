/** What an emulated AWS service looks like to the gateway that all of them stand behind. */
export interface AwsService {
  /** The SigV4 signing name that leads here: `securityhub`, `sts`, `states`, … */
  readonly signingName: string;
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
}

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
}
