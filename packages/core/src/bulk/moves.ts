import type { Refusal } from "../refusal.ts";
import type { Batch } from "./batch.ts";
import type { VerdictCounts } from "./verdict.ts";

/** A change of a batch; the version is the record's business. */
type Changed = Omit<Batch, "version">;

/** Days that a checked list waits for the word to go: what was checked grows old. */
export const PATIENCE_DAYS = 7;

/** The list has been read, and each row has its verdict. */
export function check(
  batch: Batch,
  found: { regions: string[]; counts: VerdictCounts },
  now: Date,
): Changed | Refusal {
  if (batch.status !== "given") return { refusal: "already-recorded" };
  const expiresAt = new Date(now.getTime() + PATIENCE_DAYS * 24 * 60 * 60 * 1_000).toISOString();
  return { ...batch, ...found, status: "checked", expiresAt };
}

/** The list could not be read at all. */
export function refuseList(batch: Batch, refusal: Refusal): Changed | Refusal {
  return batch.status === "given"
    ? { ...batch, status: "refused", unreadable: refusal }
    : { refusal: "already-recorded" };
}

/** Whoever gave the list says whether to go on: nobody else has seen what it comes to. */
export function decideBatch(batch: Batch, by: string, verdict: "go" | "drop", now: Date): Changed | Refusal {
  const { id, requester, expiresAt } = batch;
  if (by !== requester) return { refusal: "not-your-list", requester };
  if (batch.status !== "checked") return { refusal: "list-decided", batch: id, status: batch.status };
  if (expiresAt !== undefined && now.toISOString() >= expiresAt) {
    return { refusal: "list-decided", batch: id, status: "lapsed" };
  }
  return { ...batch, status: verdict === "go" ? "going" : "dropped" };
}

/** Nobody has said whether to go. */
export function lapse(batch: Batch): Changed | Refusal {
  return batch.status === "checked" ? { ...batch, status: "lapsed" } : { refusal: "already-recorded" };
}

/** Every account of it has its request, and its owners have been asked. */
export function finish(batch: Batch): Changed | Refusal {
  return batch.status === "going" ? { ...batch, status: "gone" } : { refusal: "already-recorded" };
}

/** Something broke that no single account answers for. */
export function breakOff(batch: Batch, failure: { name: string; message: string }): Changed | Refusal {
  const over = ["gone", "refused", "dropped", "lapsed", "broken"].includes(batch.status);
  return over ? { refusal: "already-recorded" } : { ...batch, status: "broken", failure };
}
