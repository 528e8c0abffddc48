import { regionsToRetry } from "@invitations/core/request/moves/request-retry";
import { quorumOf } from "@invitations/core/request/quorum";
import {
  decisionOf,
  isClosed,
  type Request,
  type RequestKind,
  regionsOf,
} from "@invitations/core/request/request";
import type { ActionsBlock, Button, ConfirmationDialog } from "@slack/types";
import { ACCEPT, type ButtonId, CANCEL, DECLINE, LABEL, RESEND, RETRY } from "../words/buttons.ts";
import { policiesWarning } from "../words/policies.ts";
import { counted, cut } from "../words/voice.ts";

/** Accept and Decline. */
export function decisionButtons(request: Request): ActionsBlock {
  return actions("decision", [
    button(request, ACCEPT, {
      // What ends a membership does not invite to a quick press.
      style: request.kind === "removal" ? "danger" : "primary",
      confirm: acceptDialog(request),
    }),
    button(request, DECLINE, request.kind === "removal" ? {} : { style: "danger" }),
  ]);
}

/** Retry, for a request that has left Regions undone; nothing for any other. */
export function retryButton(request: Request): Button[] {
  const regions = regionsToRetry(request).length;
  if (regions === 0) return [];
  return [button(request, RETRY, {}, `${LABEL[RETRY]} ${counted(regions, "Region")}`)];
}

/** Invite again, for an invitation that was declined or expired. */
export function resendButton(request: Request): Button[] {
  const ended = request.status === "declined" || request.status === "expired";
  return ended && request.kind === "invitation" ? [button(request, RESEND)] : [];
}

/** Cancel, as long as nobody has decided; a departure is decided by asking for it. */
export function cancelButton(request: Request): Button[] {
  if (isClosed(request) || decisionOf(request) || request.kind === "departure") return [];
  return [
    button(request, CANCEL, {
      confirm: dialog(
        "Cancel this request?",
        request.kind === "invitation"
          ? `Nobody can accept the invitation of ${nameOf(request)} any more, and it is taken back in every Region.`
          : `Nothing is done about ${nameOf(request)}, and everybody who was asked is told.`,
        { confirm: LABEL[CANCEL], deny: "Keep it" },
      ),
    }),
  ];
}

/** A row of buttons; none where there is nothing to press. `row` tells it from other rows of the message. */
export function buttonRow(row: string, buttons: readonly Button[]): ActionsBlock[] {
  return buttons.length === 0 ? [] : [actions(row, [...buttons])];
}

const actions = (row: string, elements: Button[]): ActionsBlock => ({
  type: "actions",
  block_id: row,
  elements,
});

function button(
  request: Request,
  id: ButtonId,
  more: Pick<Button, "style" | "confirm"> = {},
  label = LABEL[id],
): Button {
  return {
    type: "button",
    action_id: id,
    text: { type: "plain_text", text: label },
    value: request.id,
    ...more,
  };
}

function dialog(title: string, text: string, says: { confirm: string; deny: string }): ConfirmationDialog {
  return {
    title: { type: "plain_text", text: title },
    text: { type: "plain_text", text },
    confirm: { type: "plain_text", text: says.confirm },
    deny: { type: "plain_text", text: says.deny },
  };
}

/** In plain text, since a dialog has no formatting. */
function nameOf({ account: { id, alias } }: Request): string {
  return alias === undefined ? id : `${cut(alias, 60)} (${id})`;
}

const ACCEPT_TITLE: Readonly<Record<RequestKind, string>> = {
  invitation: "Accept this invitation?",
  join: "Accept this request?",
  departure: "Accept this request?",
  removal: "Remove this account?",
};

function acceptDialog(request: Request): ConfirmationDialog {
  const regions = counted(regionsOf(request).length, "Region");
  const title = ACCEPT_TITLE[request.kind];
  if (request.kind === "removal") {
    const deleted = request.details.andDelete ? ", and deleted from its list" : "";
    const text = `${nameOf(request)} is disassociated from administrator ${request.administrator} in ${regions}${deleted}. Its findings stop coming.`;
    return dialog(title, text, { confirm: "Remove", deny: "Not yet" });
  }
  const text =
    request.kind === "join"
      ? `${nameOf(request)} is invited and becomes a member account of administrator ${request.administrator} in ${regions}, without another question.`
      : `${nameOf(request)} becomes a member account of administrator ${request.administrator} in ${regions}${quorumOf(request) === 1 ? "" : `, once ${quorumOf(request)} of its owners have accepted`}.`;
  const standards = request.details.standards?.length ?? 0;
  const cost =
    standards === 0 ? "" : ` It gets ${counted(standards, "security standard")}, for which AWS charges it.`;
  const warning = policiesWarning("examination" in request ? request.examination?.policies : undefined);
  return dialog(title, `${text}${cost}${warning === undefined ? "" : ` ${warning}`}`, {
    confirm: "Accept",
    deny: "Not yet",
  });
}
