import { randomBytes } from "node:crypto";
import type { LambdaFunction } from "./lambda-function.ts";
import { NO_HOME } from "./no-home.ts";

/**
 * The environment of a function's process: what it was given, and what Lambda sets itself, which nobody can
 * replace. Of this machine's own environment nothing is in it.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function environmentVariables(
  { name, folder, handler, memory, environment, logFormat }: LambdaFunction,
  runtimeApi: string,
  now: Date,
): Record<string, string> {
  const region = environment.AWS_REGION ?? "us-east-1";
  const day = now.toISOString().slice(0, 10).replaceAll("-", "/");
  return {
    LANG: "en_US.UTF-8",
    PATH: "/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin",
    ...environment,
    TZ: ":UTC",
    HOME: NO_HOME,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_FORMAT: logFormat,
    ...(logFormat === "JSON" ? { AWS_LAMBDA_LOG_LEVEL: "INFO" } : {}),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${randomBytes(16).toString("hex")}`,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    LAMBDA_TASK_ROOT: folder,
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    _HANDLER: handler,
  };
}
