import type { RecordedOf } from "@invitations/core/ports";
import type { Request, RequestKind } from "@invitations/core/request/request";
import { csvText } from "./csv.ts";

/** An event with the account that it is about and, where it stands in a request's history, that request's kind. */
export interface Exported {
  event: RecordedOf;
  account: Request["account"];
  kind?: RequestKind;
}

const COLUMNS = [
  "at",
  "request",
  "seq",
  "kind",
  "account",
  "alias",
  "event",
  "by",
  "region",
  "reason",
  "failure",
  "details",
  "aws_request_ids",
  "hash",
] as const;

/** What events may have a column for, whatever their type. */
type Told = Record<string, unknown> & { failure?: { name: string; message: string } };

/** Events as CSV. `details` is the JSON of what has no column of its own. */
export function csvOf(exported: readonly Exported[]): string {
  const rows = exported.map(({ event, account, kind }) => {
    const { at, seq, hash, type, actor, awsRequestIds = [], ...rest } = event;
    const { request, account: _about, region, reason, failure, ...details } = rest as Told;
    return [
      at,
      request,
      seq,
      kind,
      account.id,
      account.alias,
      type,
      "person" in actor ? actor.person : actor.app,
      region,
      reason,
      failure && `${failure.name}: ${failure.message}`,
      JSON.stringify(details),
      awsRequestIds.join(" "),
      hash,
    ];
  });
  return csvText([COLUMNS, ...rows]);
}

/** Events as JSON, one on each line, as the record has them, with the account and kind of their request. */
export function jsonLinesOf(exported: readonly Exported[]): string {
  return exported
    .map(({ event, account: { id, alias, email }, kind }) => {
      const about = { id, alias, email };
      return `${JSON.stringify({ ...event, account: about, ...(kind ? { kind } : {}) })}\n`;
    })
    .join("");
}
