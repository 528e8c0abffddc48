import { describe, expect, it } from "vitest";
import { type Batch, listedIn } from "./batch.ts";
import { batchStatusSchema } from "./batch-status.ts";
import { breakOff, check, decideBatch, finish, lapse, PATIENCE_DAYS, refuseList } from "./moves.ts";
import type { JudgedRow } from "./verdict.ts";

const now = new Date("2026-11-22T09:00:00.000Z");
const counts = { rows: 3, ok: 2, duplicate: 1, "already-member": 0, refused: 0 };
const given: Batch = {
  id: "lst-abcd2345",
  version: 1,
  requester: "U01ANA",
  defaultOwners: [],
  source: { text: "111122223333" },
  givenAt: now.toISOString(),
  status: "given",
  messages: [],
};
const at = (status: Batch["status"], more: Partial<Batch> = {}): Batch => ({ ...given, status, ...more });
const checked = at("checked", { counts, expiresAt: "2026-11-29T09:00:00.000Z" });
const recorded = { refusal: "already-recorded" };
const others = (...but: Batch["status"][]) =>
  batchStatusSchema.options.filter((status) => !but.includes(status));

describe("a batch", () => {
  it("is checked once, and waits so many days for the word to go", () => {
    expect(check(given, { regions: ["us-east-1"], counts }, now)).toEqual({
      ...checked,
      regions: ["us-east-1"],
      expiresAt: new Date(now.getTime() + PATIENCE_DAYS * 86_400_000).toISOString(),
    });
    for (const status of others("given")) {
      expect(check(at(status), { regions: [], counts }, now)).toEqual(recorded);
      expect(refuseList(at(status), { refusal: "list-empty" })).toEqual(recorded);
    }
  });

  it("goes, or is dropped, by the word of whoever gave it and of nobody else", () => {
    expect(decideBatch(checked, "U01ANA", "go", now)).toMatchObject({ status: "going" });
    expect(decideBatch(checked, "U01ANA", "drop", now)).toMatchObject({ status: "dropped" });
    expect(decideBatch(checked, "U02BO", "go", now)).toEqual({
      refusal: "not-your-list",
      requester: "U01ANA",
    });
  });

  it("is not begun twice, nor when its check is too old", () => {
    for (const status of others("checked")) {
      expect(decideBatch(at(status), "U01ANA", "go", now)).toMatchObject({ refusal: "list-decided", status });
    }
    const late = new Date(checked.expiresAt ?? "");
    expect(decideBatch(checked, "U01ANA", "go", late)).toMatchObject({ status: "lapsed" });
  });

  it("lapses while it waits, finishes while it goes, and breaks while it is not over", () => {
    for (const status of batchStatusSchema.options) {
      expect(lapse(at(status))).toMatchObject(status === "checked" ? { status: "lapsed" } : recorded);
      expect(finish(at(status))).toMatchObject(status === "going" ? { status: "gone" } : recorded);
      const failure = { name: "Throttled", message: "slow down" };
      const over = !["given", "checked", "going"].includes(status);
      expect(breakOff(at(status), failure)).toMatchObject(over ? recorded : { status: "broken", failure });
    }
  });
});

it("the rows that can be invited have requests whose ids say where they come from", () => {
  const wanted = { account: "111122223333", owners: ["U03CARLA"] };
  const rows: JudgedRow[] = [
    { line: 2, given: "1234", verdict: { verdict: "refused", because: { refusal: "list-empty" } } },
    { line: 3, given: "111122223333", verdict: { verdict: "ok", notes: [] }, row: wanted },
  ];
  expect(listedIn("lst-abcd2345", rows)).toEqual([{ ...wanted, line: 3, request: "inv-abcd2345-3" }]);
});
