import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { History } from "@invitations/core/ports";
import { account, accounts, accountsByAlias } from "./accounts.ts";
import { open, record } from "./append.ts";
import { batch, changeBatch, keepBatch } from "./batches.ts";
import { accountEvents, changeAccount } from "./change-account.ts";
import { createDatabase } from "./database.ts";
import { keepPolicyReadiness, policyReadiness } from "./policy-readiness.ts";
import { events, eventsBetween, openRequests, request, requests, requestsBy, requestsOf } from "./read.ts";
import { keepReport, report } from "./report.ts";
import { keepTaskToken, taskToken } from "./task-token.ts";

export interface HistoryOptions {
  client: DynamoDBClient | DynamoDBDocumentClient;
  /** Name of the table that `tableDefinition` describes. */
  table: string;
  /** How often a move is tried against other writers before it gives up with `HistoryBusy`. */
  attempts?: number;
}

/**
 * The record, in one DynamoDB table.
 *
 * Throws `HistoryBusy` when other writers were always faster, `RequestIdTaken` when a new request's id is not
 * new, `RecordUnreadable` when the table holds what this application never wrote, and a core `Failure`
 * (`Throttled`, `ServiceUnavailable`, `AccessDenied`) when DynamoDB does not answer. What else DynamoDB throws
 * keeps its own name.
 */
export function createHistory(options: HistoryOptions): History {
  const database = createDatabase(options.client, options.table, options.attempts);
  return {
    open: (event) => open(database, event),
    record: (id, move) => record(database, id, move),
    request: (id) => request(database, id),
    events: (id) => events(database, id),
    requestsOf: (id, most) => requestsOf(database, id, most),
    requestsBy: (user, most) => requestsBy(database, user, most),
    openRequests: (most, dueBy) => openRequests(database, most, dueBy),
    eventsBetween: (since, until, most, after) => eventsBetween(database, since, until, most, after),
    account: (id) => account(database, id),
    keepPolicyReadiness: (readiness) => keepPolicyReadiness(database, readiness),
    policyReadiness: (ids) => policyReadiness(database, ids),
    requests: (ids) => requests(database, ids),
    keepBatch: (given) => keepBatch(database, given),
    batch: (id) => batch(database, id),
    changeBatch: (id, move) => changeBatch(database, id, move),
    accountsByAlias: (alias) => accountsByAlias(database, alias),
    accounts: (most, after) => accounts(database, most, after),
    changeAccount: (id, move) => changeAccount(database, id, move),
    accountEvents: (id) => accountEvents(database, id),
    keepTaskToken: (id, token) => keepTaskToken(database, id, token),
    taskToken: (id) => taskToken(database, id),
    keepReport: (id, rows, expiresAt) => keepReport(database, id, rows, expiresAt),
    report: (id) => report(database, id),
  };
}
