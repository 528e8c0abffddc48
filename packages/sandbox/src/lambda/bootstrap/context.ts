import type { IncomingHttpHeaders } from "node:http";

/** What a handler gets beside its event, as the runtime of Node 24 makes it: without anything of callbacks. */
export function contextOf(
  headers: IncomingHttpHeaders,
  environment: NodeJS.ProcessEnv,
): { awsRequestId: string } {
  const header = (name: string) => String(headers[`lambda-runtime-${name}`] ?? "");
  const deadline = Number(header("deadline-ms"));
  return {
    awsRequestId: header("aws-request-id"),
    invokedFunctionArn: header("invoked-function-arn"),
    xRayTraceId: header("trace-id"),
    getRemainingTimeInMillis: () => deadline - Date.now(),
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
  } as { awsRequestId: string };
}
