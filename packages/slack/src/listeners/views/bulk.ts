import { isRefusal, type RefusalKind } from "@invitations/core/refusal";
import { answerView } from "../../blocks/answer-view.ts";
import { BULK_FIELD } from "../../blocks/bulk-form.ts";
import { VALUE } from "../../blocks/invite-form.ts";
import { giveList, type ListGiven } from "../../bulk.ts";
import type { Desk } from "../../desk.ts";
import { sayNo } from "../../say-no.ts";
import { plain } from "../../words/voice.ts";
import type { SubmissionArgs } from "./decline.ts";

const NOTHING_GIVEN = "Choose a file above, or paste the accounts here, one in each line.";

/** The form of `bulk`, sent. What is wrong is said under its field, and everything given stays there. */
export async function bulkSubmitted(desk: Desk, { ack, body, view, client }: SubmissionArgs): Promise<void> {
  const field = (name: keyof typeof BULK_FIELD) => view.state.values[BULK_FIELD[name]]?.[VALUE];
  const [file, ...more] = (field("file") as { files?: { id: string; name?: string }[] })?.files ?? [];
  const pasted = field("pasted")?.value ?? "";
  const hasText = pasted.trim() !== "";
  if (more.length > 0 || (file && hasText)) {
    const both = "Give a file or paste the lines, not both: I would not know which of them counts.";
    return ack({ response_action: "errors", errors: { [BULK_FIELD.pasted]: both } });
  }
  const reason = field("reason")?.value;
  if (!file && !hasText) {
    return ack({ response_action: "errors", errors: { [BULK_FIELD.pasted]: NOTHING_GIVEN } });
  }
  const given: ListGiven = {
    source: file
      ? { file: { id: file.id, name: file.name ?? file.id } }
      : hasText
        ? { text: pasted }
        : undefined,
    owners: field("owners")?.selected_users ?? [],
    ...(reason ? { reason } : {}),
  };
  const batch = await giveList(desk, client, given, body.user.id);
  if (isRefusal(batch)) {
    return ack({
      response_action: "errors",
      errors: { [fieldOf(batch.refusal)]: sayNo(desk, batch, plain()) },
    });
  }
  const text =
    "I am checking the list. What it comes to is sent to you as a direct message, and nobody is invited before you say so there.";
  await ack({ response_action: "update", view: answerView("Being checked", text) });
}

/** The field that a refusal is about. */
function fieldOf(refusal: RefusalKind): string {
  switch (refusal) {
    case "owner-is-no-person":
      return BULK_FIELD.owners;
    case "reason-too-long":
      return BULK_FIELD.reason;
    default:
      return BULK_FIELD.pasted;
  }
}
