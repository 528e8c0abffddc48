import type { AccountEvent } from "@invitations/core/accounts/account-event";
import type { RecordedOf } from "@invitations/core/ports";
import { LIVES, requestAt } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { csvOf, type Exported, jsonLinesOf } from "./export-files.ts";

const request = requestAt("declined");
const exported: Exported[] = LIVES.declined.map((event, index) => ({
  event: { ...event, seq: index + 1, hash: `h${index + 1}`, request: request.id },
  account: request.account,
  kind: request.kind,
}));
const withReason = (reason: string, alias = "payments-prod"): Exported => {
  const [first] = exported;
  if (first?.event.type !== "requested") throw new Error("a life begins with its request");
  return {
    event: { ...first.event, reason },
    account: { ...request.account, alias },
    kind: request.kind,
  };
};
/** The cells of one line without quotes in it. */
const cells = (csv: string, line: number) => csv.split("\r\n")[line]?.split(",") ?? [];

describe("csvOf", () => {
  it("has a header, a line for each event, and a byte order mark", () => {
    const csv = csvOf(exported);
    expect(
      csv.startsWith("\uFEFFat,request,seq,kind,account,alias,event,by,region,reason,failure,details,"),
    ).toBe(true);
    expect(csv.split("\r\n")).toHaveLength(exported.length + 2);
    expect(cells(csv, 1).slice(0, 8)).toEqual([
      "2026-11-22T09:00:00.000Z",
      "inv-abcd2345",
      "1",
      "invitation",
      "111122223333",
      "payments-prod",
      "requested",
      "U01ANA",
    ]);
  });

  it("has a line for each acceptance, and who accepted before the one that decided", () => {
    const at = "2026-11-22T10:00:00.000Z";
    const of = (type: "approved" | "decided", person: string, more: object) => ({
      event: { type, at, actor: { person }, seq: 1, hash: "h", request: request.id, ...more } as RecordedOf,
      account: request.account,
      kind: request.kind,
    });
    const csv = csvOf([
      of("approved", "U03CARLA", {}),
      of("decided", "U04DENIZ", { verdict: "accept", withApprovalOf: ["U03CARLA"] }),
    ]);
    expect(cells(csv, 1).slice(6, 8)).toEqual(["approved", "U03CARLA"]);
    expect(csv.split("\r\n")[2]).toContain('""withApprovalOf"":[""U03CARLA""]');
  });

  it("has a line for what happened to an account beside its requests", () => {
    const event: AccountEvent = {
      type: "owners-added",
      at: "2026-11-22T10:00:00.000Z",
      actor: { person: "U01ANA" },
      users: ["U05ELI"],
    };
    const { account } = request;
    const csv = csvOf([{ event: { ...event, seq: 1, hash: "h1", account: account.id }, account }]);
    expect(cells(csv, 1).slice(0, 8)).toEqual([
      event.at,
      "",
      "1",
      "",
      "111122223333",
      "payments-prod",
      "owners-added",
      "U01ANA",
    ]);
    expect(csv).toContain('"{""users"":[""U05ELI""]}"');
  });

  it("tells what has no column of its own as JSON", () => {
    const csv = csvOf(exported);
    expect(csv).toContain('"{""verdict"":""decline""}"');
    expect(csv).toContain("We are being sold");
  });

  it.each([
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
  ])("makes text of what could be a formula: %j", (text) => {
    for (const csv of [csvOf([withReason(text)]), csvOf([withReason("plain", text)])]) {
      expect(csv.includes(`,'${text},`) || csv.includes(`,"'${text}",`)).toBe(true);
      expect(csv).not.toContain(`,${text}`);
      expect(csv).not.toContain(`,"${text}`);
    }
  });

  it("puts quotes around commas, quotes and line ends, and leaves the rest as it is", () => {
    expect(csvOf([withReason('say "yes", please')])).toContain(',"say ""yes"", please",');
    expect(csvOf([withReason("two\nlines")])).toContain(',"two\nlines",');
    expect(csvOf([withReason("1-2=3")])).toContain(",1-2=3,");
  });
});

it("writes events as JSON lines, as they are on record, with account and kind", () => {
  const read = jsonLinesOf(exported)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(read).toEqual(
    exported.map(({ event }) => ({ ...event, account: request.account, kind: "invitation" })),
  );
});
