import { isRefusal, type RefusalKind } from "@invitations/core/refusal";
import { answerView } from "../../blocks/answer-view.ts";
import { FIELD, type Field, VALUE } from "../../blocks/invite-form.ts";
import { openedWords } from "../../blocks/opened-answer.ts";
import type { Desk } from "../../desk.ts";
import { invite } from "../../invite.ts";
import { sayNo } from "../../say-no.ts";
import { plain } from "../../words/voice.ts";
import type { SubmissionArgs } from "./decline.ts";

/** The form of `invite`, sent. What is wrong is said under its field, and everything typed stays there. */
export async function inviteSubmitted(
  desk: Desk,
  { ack, body, view, client }: SubmissionArgs,
): Promise<void> {
  const field = (name: Field) => view.state.values[FIELD[name]]?.[VALUE];
  const email = field("email")?.value?.trim();
  const reason = field("reason")?.value;
  const asked = {
    account: field("account")?.value ?? "",
    owners: field("owners")?.selected_users ?? [],
    ...(email ? { email } : {}),
    ...(reason ? { reason } : {}),
  };
  const { result, people } = await invite(desk, client, asked, body.user.id);
  if (isRefusal(result)) {
    const names = new Map(
      people.flatMap((found) => (found.person ? [[found.user, found.name] as const] : [])),
    );
    return ack({
      response_action: "errors",
      errors: { [fieldOf(result.refusal)]: sayNo(desk, result, plain(names)) },
    });
  }
  await ack({ response_action: "update", view: answerView("On its way", openedWords(result)) });
}

/** The field that a refusal is about; what is about the whole request stands under the account. */
function fieldOf(refusal: RefusalKind): string {
  switch (refusal) {
    case "email-malformed":
      return FIELD.email;
    case "owner-unknown":
    case "owner-is-requester":
    case "owner-is-no-person":
    case "too-many-owners":
    case "quorum-out-of-reach":
      return FIELD.owners;
    case "reason-too-long":
      return FIELD.reason;
    default:
      return FIELD.account;
  }
}
