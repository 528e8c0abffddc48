import { once } from "node:events";
import { type IncomingMessage, request as open } from "node:http";
import { text } from "node:stream/consumers";
import { denied } from "../iam/denied.ts";
import { jsonBody } from "../wire/awsjson.ts";
import { AwsFault, renderFault } from "../wire/fault.ts";
import type { AwsReply, AwsRequest, AwsService } from "../wire/service.ts";
import { type Need, neededActions } from "./needed-actions.ts";

export interface DynamoDBServiceOptions {
  /** Address of the engine that holds the tables. */
  engine: string;
  /** The one account and Region that have tables here. */
  accountId: string;
  region: string;
}

/**
 * DynamoDB behind the gateway: a call that the caller's policies allow, in each of its parts, is handed on to the
 * engine, which itself asks nobody who they are.
 */
export function createDynamoDBService({ engine, accountId, region }: DynamoDBServiceOptions): AwsService {
  const answer = async (request: AwsRequest): Promise<AwsReply> => {
    const operation = request.headers["x-amz-target"]?.split(".").at(-1) ?? "";
    const needs = neededActions(operation, jsonBody(request.body));
    if (!needs)
      throw new AwsFault(
        "UnknownOperationException",
        `The practice world does not know what a caller of DynamoDB's ${operation || "(none)"} has to be allowed.`,
      );
    for (const need of needs) authorize(request, need);
    if (request.caller.accountId !== accountId || request.region !== region)
      throw new AwsFault("ResourceNotFoundException", "Requested resource not found");
    return handOn(engine, request);
  };
  return {
    signingName: "dynamodb",
    protocol: "json-1.0",
    async handle(request) {
      try {
        return await answer(request);
      } catch (error) {
        if (error instanceof AwsFault) return renderFault("json-1.0", error, request.requestId);
        throw error;
      }
    },
  };
}

function authorize({ caller, region }: AwsRequest, { action, table, index, values }: Need): void {
  const ofTable = table.startsWith("arn:")
    ? table
    : `arn:aws:dynamodb:${region}:${caller.accountId}:table/${table}`;
  const resource = index === undefined ? ofTable : `${ofTable}/index/${index}`;
  if (!(caller.decide?.(action, resource, values).allowed ?? caller.allows(action, resource)))
    throw new AwsFault("AccessDeniedException", denied(caller, action, resource));
}

/** Through Node's own client, which keeps its connections and costs a third of what `fetch` does. */
async function handOn(engine: string, { headers, body }: AwsRequest): Promise<AwsReply> {
  const names = ["authorization", "content-type", "x-amz-date", "x-amz-target"];
  const asked = open(engine, {
    method: "POST",
    headers: Object.fromEntries(names.map((name) => [name, headers[name] ?? ""])),
  });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  const said = await text(answer);
  const status = answer.statusCode ?? 500;
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.0" },
    body: said,
    ...(status < 300 ? {} : { fault: faultIn(said) }),
  };
}

function faultIn(said: string): string {
  return /"__type"\s*:\s*"(?:[^"]*#)?([^"#]+)"/.exec(said)?.[1] ?? "InternalServerError";
}
