import type { Batch } from "@invitations/core/bulk/batch";
import { decideBatch } from "@invitations/core/bulk/moves";
import { readPasted } from "@invitations/core/bulk/read-list";
import { isOperator } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { LONGEST_REASON } from "@invitations/core/request/moves/request";
import type { WebClient } from "@slack/web-api";
import type { Desk } from "./desk.ts";
import { findPeople } from "./people.ts";

/** What somebody filled in. */
export interface ListGiven {
  source: Batch["source"] | undefined;
  /** Slack user ids. */
  owners: string[];
  reason?: string;
}

/**
 * Takes a list: keeps it, and starts the machine that checks it. No file is fetched here, since somebody waits; what
 * the check says comes by direct message.
 */
export async function giveList(
  desk: Desk,
  client: WebClient,
  given: ListGiven,
  requester: string,
): Promise<Batch | Refusal> {
  if (!isOperator(desk.policy, requester)) return { refusal: "not-an-operator" };
  if (!given.source) return { refusal: "list-empty" };
  // What was pasted is at hand, and what is wrong with all of it can be said while it still stands in the form.
  const read = "text" in given.source ? readPasted(given.source.text) : undefined;
  if (isRefusal(read)) return read;
  const reason = given.reason?.trim();
  if (reason !== undefined && reason.length > LONGEST_REASON) {
    return { refusal: "reason-too-long", length: reason.length, most: LONGEST_REASON };
  }
  const strangers = (await findPeople(client, given.owners)).filter(({ person }) => !person);
  if (strangers.length > 0) {
    return { refusal: "owner-is-no-person", users: strangers.map(({ user }) => user) };
  }
  const id = desk.newRequestId().replace(/^inv-/, "lst-");
  const batch: Batch = {
    id,
    version: 1,
    requester,
    defaultOwners: given.owners,
    source: given.source,
    givenAt: desk.now().toISOString(),
    status: "given",
    messages: [],
    ...(reason ? { reason } : {}),
  };
  await desk.history.keepBatch(batch);
  try {
    await desk.workflow.startErrand({ kind: "bulk", id, input: {} });
    return batch;
  } catch (error) {
    desk.logger.error(`Batch ${id} could not be started.`, error);
    return { refusal: "errand-not-started", because: error instanceof Error ? error.message : String(error) };
  }
}

/** Whoever gave a list says whether to go; recorded first, then the waiting machine is woken. */
export async function decideList(
  desk: Desk,
  id: string,
  by: string,
  verdict: "go" | "drop",
): Promise<Batch | Refusal> {
  const decided = await desk.history.changeBatch(id, (batch) => decideBatch(batch, by, verdict, desk.now()));
  if (isRefusal(decided)) {
    // The first press may have died between its record and the call that wakes the machine.
    if (decided.refusal === "list-decided" && decided.status === "going") await wakeList(desk, id);
    return decided;
  }
  await wakeList(desk, id);
  return decided;
}

async function wakeList(desk: Desk, id: string): Promise<void> {
  const token = (await desk.history.batch(id))?.taskToken;
  // Without a token nobody waits yet, and the machine will find the word when it comes to ask.
  if (token !== undefined) await desk.workflow.answer(token);
}
