import type { Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { mrkdwn, type Voice } from "./voice.ts";

/** What the end of a membership means from here on; nothing for a request that ended none. */
export function aftermath(request: Request, { code }: Voice = mrkdwn): string | undefined {
  const ended = request.status === "left" || request.status === "removed" || request.status === "partial";
  if (!ended || request.decision.verdict !== "accept") return undefined;
  if (request.kind === "departure") {
    return `Findings of the account no longer go to the administrator from the Regions that it has left. The old invitation stays acceptable: whoever accepts it in the account's Security Hub console, or asks for ${code(`${COMMAND} join ${request.account.id}`)}, makes the account a member again.`;
  }
  if (request.kind === "removal") {
    return "Findings of the account no longer go to the administrator from there. Security Hub stays on in the account, with its own settings and findings.";
  }
  return undefined;
}
