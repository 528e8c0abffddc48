import { type AwsError, readAwsError } from "@invitations/core/aws-error";
import { Failure, type FailureName } from "@invitations/core/failure";
import { classify } from "./classify.ts";

/** Every answer of an SDK client. */
export interface Answered {
  $metadata: { requestId?: string | undefined };
}

/** Follows the AWS calls of one piece of work: keeps their request ids and gives their errors a name. */
export class Trace {
  readonly #ids: string[];

  /** `ids` are those of calls that the work builds on. */
  constructor(ids: readonly string[] = []) {
    this.#ids = [...ids];
  }

  /** Of every call so far, failed ones too, in the order of their answers. */
  get awsRequestIds(): string[] {
    return [...this.#ids];
  }

  /**
   * Makes one call. `what` names it to a person: `CreateMembers in eu-west-1`.
   * Throws a `Failure` whose `cause` is the SDK's error.
   */
  async call<Output extends Answered>(
    what: string,
    refusal: FailureName,
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
      throw this.failure(classify(read, refusal), sentence(what, read), error);
    }
  }

  /** A failure with the ids so far. */
  failure(name: FailureName, message: string, cause?: unknown): Failure {
    return new Failure(name, message, this.awsRequestIds, cause);
  }

  /** The same failure with the ids of what was called since. */
  again(failure: Failure): Failure {
    return this.failure(failure.name as FailureName, failure.message, failure.cause);
  }

  #keep(id: string | undefined): void {
    if (id !== undefined) this.#ids.push(id);
  }
}

/** What AWS said to the call that a failure stems from; `undefined` where AWS did not say no. */
export function awsErrorOf(failure: unknown): AwsError | undefined {
  return failure instanceof Failure ? readAwsError(failure.cause) : undefined;
}

/** Whether `error` is a failure of one of these names. */
export function isFailure<Name extends FailureName>(
  error: unknown,
  ...names: Name[]
): error is Failure & { name: Name } {
  return error instanceof Failure && names.some((name) => name === error.name);
}

function sentence(what: string, { name, message }: AwsError): string {
  return message === "" ? `${what}: ${name} without a word of explanation.` : `${what}: ${message}`;
}
