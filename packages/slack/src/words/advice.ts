import { regionsToRetry } from "@invitations/core/request/moves/request-retry";
import { decisionOf, type Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { LABEL, RESEND, RETRY } from "./buttons.ts";
import { mrkdwn, type Voice } from "./voice.ts";

/** What whoever asked can do next; nothing where nothing is left to do. */
export function advice(request: Request, voice: Voice = mrkdwn): string | undefined {
  switch (request.status) {
    case "waiting":
      return request.messages?.length === 0 ? unheard(request, voice) : undefined;
    case "expired":
      return expired(request, voice);
    case "declined":
      return request.kind === "invitation"
        ? `If the account should be a member after all, talk to its owners; ${LABEL[RESEND]} then asks them once more.`
        : undefined;
    case "partial":
    case "failed":
      return regionsToRetry(request).length === 0
        ? undefined
        : `What is done stays as it is. Once the cause is mended, ${LABEL[RETRY]} takes up the Regions that are missing${decisionOf(request) ? ", and nobody is asked twice" : ""}.`;
    default:
      return undefined;
  }
}

function unheard(request: Request, { code }: Voice): string {
  return request.kind === "invitation"
    ? `Find out who answers for the account now. When this request is over or cancelled, ${code(`${COMMAND} invite ${request.account.id} @owner`)} asks them.`
    : "Have this app added to the operators' channel, or the channel corrected in its settings; then cancel this request and ask again.";
}

function expired(request: Request, { code }: Voice): string {
  const again = (command: string) => code(`${COMMAND} ${command} ${request.account.id}`);
  switch (request.kind) {
    case "invitation":
      return `If the account should still be a member, talk to its owners; ${LABEL[RESEND]} then asks them once more.`;
    case "join":
      return `Nothing was done. If the account should still join, talk to the security team and ask again: ${again("join")}`;
    case "departure":
    case "removal":
      return `Nothing was done, and the account stays a member. If it should still go, ask again: ${again("remove")}`;
  }
}
