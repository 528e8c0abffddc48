import { DescribeHubCommand, type SecurityHubClient } from "@aws-sdk/client-securityhub";
import { Failure, type FailureName } from "@invitations/core/failure";
import { isAmbiguous, saysNoSuchResource } from "./classify.ts";
import { type Answered, awsErrorOf, isFailure, type Trace } from "./trace.ts";

/** Security Hub of one account in one Region, as the bearer of `client`'s credentials sees it. */
export class Hub {
  readonly region: string;
  readonly trace: Trace;
  readonly #client: SecurityHubClient;

  constructor(client: SecurityHubClient, region: string, trace: Trace) {
    this.#client = client;
    this.region = region;
    this.trace = trace;
  }

  /**
   * Makes one call. Throws a `Failure`: `HubAbsent` only where that is certain, `refusal` for the operation's
   * own "no".
   */
  async call<Output extends Answered>(
    operation: string,
    refusal: FailureName,
    send: (client: SecurityHubClient) => Promise<Output>,
  ): Promise<Output> {
    try {
      return await this.#send(operation, refusal, send);
    } catch (error) {
      const told = awsErrorOf(error);
      if (!(error instanceof Failure) || !told || !isAmbiguous(told)) throw error;
      if (!(await this.#isOnUnless(error))) {
        throw this.trace.failure("HubAbsent", `Security Hub is not enabled in ${this.region}.`, error.cause);
      }
      const meant = saysNoSuchResource(told) ? refusal : "AccessDenied";
      throw this.trace.failure(meant, error.message, error.cause);
    }
  }

  /** Whether Security Hub is enabled here. Throws a `Failure` where DescribeHub cannot tell. */
  async isOn(): Promise<boolean> {
    try {
      await this.#send("DescribeHub", "ServiceUnavailable", (client) =>
        client.send(new DescribeHubCommand({})),
      );
      return true;
    } catch (error) {
      const told = awsErrorOf(error);
      if (isFailure(error, "HubAbsent") || (told && saysNoSuchResource(told))) return false;
      throw error;
    }
  }

  #send<Output extends Answered>(
    operation: string,
    refusal: FailureName,
    send: (client: SecurityHubClient) => Promise<Output>,
  ): Promise<Output> {
    return this.trace.call(`${operation} in ${this.region}`, refusal, () => send(this.#client));
  }

  /** Throws `failure` itself where the caller may not ask DescribeHub. */
  async #isOnUnless(failure: Failure): Promise<boolean> {
    try {
      return await this.isOn();
    } catch (error) {
      throw isFailure(error, "AccessDenied") ? this.trace.again(failure) : error;
    }
  }
}

/** Whether AWS does not know the thing a failed call was about, and the hub is there. */
export function isMissing(error: unknown): boolean {
  const told = awsErrorOf(error);
  return told !== undefined && !isFailure(error, "HubAbsent") && saysNoSuchResource(told);
}
