/** What an AWS client threw, as far as it can be read. */
export interface AwsError {
  /** Name of the exception: `BadRequestException`, `AccessDenied`, `ECONNRESET`. */
  name: string;
  /** AWS's sentence; empty where AWS gave none. */
  message: string;
  /** Whose fault it is, where the reply told. */
  fault?: "client" | "server";
  requestId?: string;
}

/** What the SDK writes where the reply has no message. */
const NO_MESSAGE = "UnknownError";

/**
 * Reads an error of any AWS client: its exception, or a broken connection.
 * `undefined`: the error did not come from a call at all, so it is a mistake of this program.
 */
export function readAwsError(error: unknown): AwsError | undefined {
  if (!(error instanceof Error)) return undefined;
  const thrown = error as Error & {
    $fault?: "client" | "server";
    $metadata?: { requestId?: string };
    code?: string;
  };
  if (thrown.$metadata === undefined) return undefined;
  // A broken connection is a plain Error whose code says more than its name.
  const name = thrown.name === "Error" && thrown.code ? thrown.code : thrown.name;
  return {
    name,
    message: thrown.message === NO_MESSAGE ? "" : thrown.message,
    ...(thrown.$fault ? { fault: thrown.$fault } : {}),
    ...(thrown.$metadata.requestId ? { requestId: thrown.$metadata.requestId } : {}),
  };
}
