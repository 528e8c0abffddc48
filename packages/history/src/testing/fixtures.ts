/** Requests in the states that tests need, made by the rules themselves. */
import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { Policy } from "@invitations/core/policy";
import type { History } from "@invitations/core/ports";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { EventOf } from "@invitations/core/request/event";
import { askOwner, awaitDecision, expiryFrom } from "@invitations/core/request/moves/ask-owner";
import { fail } from "@invitations/core/request/moves/close";
import { examine, findRegions } from "@invitations/core/request/moves/prepare";
import type { Request } from "@invitations/core/request/request";

const ADMINISTRATOR = "999988887777";
export const REGIONS = ["eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-west-2"] as const;
const patience = { remindAfterDays: [1], escalateAfterDays: 3, expiresAfterDays: 7 };
export const policy: Policy = {
  administrator: ADMINISTRATOR,
  operators: ["UOPERATOR"],
  escalateTo: [],
  mayDecideOwnRequest: [],
  baselineStandards: [],
  quorum: 1,
  matchOwnersByEmail: false,
  patience: { invitation: patience, join: patience, departure: patience, removal: patience },
};

let count = 0;
const next = () => {
  count += 1;
  return count;
};
const newId = () => `req-${next()}`;
/** An account id that no other test has. */
export const newAccount = () => String(100_000_000_000 + next());
/** A second later with every question. */
export const now = () => new Date(Date.UTC(2027, 0, 4, 9) + next() * 1_000);

export function requested(given: Partial<EventOf<"requested">> = {}): EventOf<"requested"> {
  return {
    type: "requested",
    at: now().toISOString(),
    actor: { person: "UOPERATOR" },
    request: newId(),
    kind: "invitation",
    details: {},
    account: { id: newAccount() },
    administrator: ADMINISTRATOR,
    owners: ["UOWNER1"],
    ...given,
  };
}

/** The request, where a refusal would be a fault of the test. */
export function done(result: Request | Refusal): Request {
  if (isRefusal(result)) throw new Error(`Refused: ${JSON.stringify(result)}`);
  return result;
}

/** A request whose owners have the question before them. */
export async function waitingRequest(history: History, given: Partial<EventOf<"requested">> = {}) {
  const { id } = done(await history.open(requested(given)));
  const found = { homeRegion: REGIONS[0], linkedRegions: REGIONS.slice(1), awsRequestIds: ["aws-1"] };
  const examination = {
    regions: Object.fromEntries(
      REGIONS.map((region) => [region, { hub: "off", config: "recording" } as const]),
    ),
  };
  await history.record(id, (request) => findRegions(request, found, now()));
  await history.record(id, (request) =>
    examine(request, { examination, blockers: [], awsRequestIds: [] }, now()),
  );
  await history.record(id, (request) => awaitDecision(request, expiryFrom(now(), 7), now()));
  const asked = { messages: [{ channel: "D1", ts: "1.2" }], unreachable: [] };
  return done(await history.record(id, (request) => askOwner(request, asked, now())));
}

/** Ends a request early. */
export const close = (history: History, id: string) =>
  history.record(id, (request) => fail(request, { name: "HubAbsent", message: "off" }, now()));

/** A local engine takes any key. */
export const localClient = (endpoint: string, maxAttempts = 3): DynamoDBClientConfig => ({
  endpoint,
  maxAttempts,
  region: "eu-central-1",
  credentials: { accessKeyId: "practice", secretAccessKey: "practice" },
});
