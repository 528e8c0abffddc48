import { type AwsError, readAwsError } from "@invitations/core/aws-error";
import { Failure, type FailureName } from "@invitations/core/failure";

/**
 * IAM's errors by name; the first match wins. What is not named here is AWS's own fault where it says so, and a
 * refusal otherwise.
 */
const ROWS: readonly { names: readonly string[]; failure: FailureName }[] = [
  {
    names: [
      "Throttling",
      "ThrottlingException",
      "TooManyRequestsException",
      "RequestLimitExceeded",
      "SlowDown",
    ],
    failure: "Throttled",
  },
  {
    names: [
      "ServiceFailure",
      "ServiceFailureException",
      "InternalFailure",
      "ServiceUnavailable",
      "PolicyEvaluation",
      "PolicyEvaluationException",
      "TimeoutError",
      "RequestTimeout",
      "RequestExpired",
      // A session is renewed on the next try.
      "ExpiredToken",
      "ExpiredTokenException",
    ],
    failure: "ServiceUnavailable",
  },
  // An account that is closed or suspended refuses credentials that were good a moment before.
  {
    names: [
      "InvalidClientTokenId",
      "UnrecognizedClientException",
      "OptInRequired",
      "SubscriptionRequiredException",
    ],
    failure: "RoleNotAssumable",
  },
];

/** The calls to IAM of one piece of work: keeps their request ids and gives their errors a name. */
export class IamCalls {
  readonly #ids: string[] = [];

  /** Of every call so far, failed ones too. */
  get awsRequestIds(): string[] {
    return [...this.#ids];
  }

  /** Makes one call; throws a `Failure` whose message begins with `what`. */
  async call<Output extends { $metadata: { requestId?: string | undefined } }>(
    what: string,
    send: () => Promise<Output>,
  ): Promise<Output> {
    try {
      const output = await send();
      this.#keep(output.$metadata.requestId);
      return output;
    } catch (error) {
      const read = readAwsError(error);
      if (!read) throw error;
      this.#keep(read.requestId);
      const said = read.message === "" ? `${read.name} without a word of explanation.` : read.message;
      throw new Failure(failureOf(read), `${what}: ${said}`, this.awsRequestIds, error);
    }
  }

  #keep(id: string | undefined): void {
    if (id !== undefined) this.#ids.push(id);
  }
}

function failureOf({ name, fault }: AwsError): FailureName {
  const row = ROWS.find(({ names }) => names.includes(name));
  return row?.failure ?? (fault === "client" ? "AccessDenied" : "ServiceUnavailable");
}
