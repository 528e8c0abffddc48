import type { Batch } from "@invitations/core/bulk/batch";
import type { BatchStanding } from "@invitations/core/ports";
import { failureWords } from "../words/failures.ts";
import { words } from "../words/refusals.ts";
import { mrkdwn } from "../words/voice.ts";
import { bulkProgress } from "./bulk-progress.ts";
import { context, header, type Post, section } from "./post.ts";

const { code, person } = mrkdwn;

/** The message of a batch that is no check any more: how far it is, or why it goes no further. */
export function bulkMessage(batch: Batch, standing?: BatchStanding): Post {
  const { id, requester, source, counts, unopened = [] } = batch;
  if (standing) {
    return bulkProgress({
      id,
      requester,
      ...("file" in source ? { file: source.file.name } : {}),
      ...(counts ? { leftOut: counts.rows - counts.ok } : {}),
      ...standing,
      unopened,
    });
  }
  const text = ended(batch);
  return {
    text,
    blocks: [
      header("Bulk invitation"),
      section(text),
      context(
        `List of ${person(requester)}${"file" in batch.source ? `, ${code(batch.source.file.name, 60)}` : ""} · ${code(id)}`,
      ),
    ],
  };
}

function ended({ status, unreadable, failure, counts }: Batch): string {
  switch (status) {
    case "refused":
      return unreadable ? words(unreadable) : "The list could not be read. Give it again.";
    case "dropped":
      return "Discarded: nobody has been invited. Give the list again if it is wanted after all.";
    case "lapsed":
      return "This check is too old by now, so nobody has been invited. Give the list again, and it is checked anew.";
    case "broken": {
      const { what, next } = failureWords(failure?.name ?? "", failure?.message);
      const done =
        counts === undefined
          ? "Nobody has been invited. Give the list again once that is mended."
          : "Accounts whose requests were open by then go on one by one; give the list again for the rest, and it leaves those out.";
      return `The list broke off: ${what} (${code(failure?.message ?? "unknown")}). ${next ?? ""} ${done}`.replace(
        "  ",
        " ",
      );
    }
    case "given":
      return "The list is being checked.";
    case "checked":
      return "The list has been checked, and waits for the word to go.";
    case "going":
    case "gone":
      return "The list is under way.";
  }
}
