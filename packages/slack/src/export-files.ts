import type { RecordedOf } from "@invitations/core/ports";
import type { Request } from "@invitations/core/request/request";

/** An event with the request that it belongs to, as it stands now. */
export interface Exported {
  event: RecordedOf;
  request: Request;
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

/**
 * Events as CSV (RFC 4180: commas, CRLF, quotes doubled), in UTF-8 with a byte order mark, without which
 * spreadsheets take it for another encoding. `details` is the JSON of what has no column of its own.
 */
export function csvOf(exported: readonly Exported[]): string {
  const rows = exported.map(({ event, request }) => {
    const { at, request: id, seq, hash, type, actor, awsRequestIds = [], ...rest } = event;
    const { region, reason, failure, ...details } = rest as Record<string, unknown> & {
      failure?: { name: string; message: string };
    };
    return [
      at,
      id,
      seq,
      request.kind,
      request.account.id,
      request.account.alias,
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
  return `\uFEFF${[COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/** Events as JSON, one on each line, as the record has them, with the account and kind of their request. */
export function jsonLinesOf(exported: readonly Exported[]): string {
  return exported
    .map(({ event, request: { account, kind } }) => `${JSON.stringify({ ...event, account, kind })}\n`)
    .join("");
}

/** What spreadsheets take for the beginning of a formula, in the full-width forms of East Asia too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One cell. An apostrophe before what could be a formula makes it text, whoever wrote it. */
function cell(value: unknown): string {
  const text = value === undefined || value === null ? "" : String(value);
  const harmless = FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
