import type { Member, StoredConversation } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Slack's old verification token, which every payload still carries and nobody should read. */
export const verificationToken = "practice-verification-token";

/** What all interaction payloads have in common. */
export function envelope(workspace: Workspace, person: Member): Record<string, unknown> {
  const { team, appId } = workspace.people;
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: appId,
    token: verificationToken,
  };
}

/** An interaction as it is posted: a form with the one field `payload`. */
export const interactionForm = (payload: Record<string, unknown>): string =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

/** The name that payloads give to a conversation. */
export const channelName = (conversation: StoredConversation): string =>
  conversation.kind === "direct"
    ? "directmessage"
    : conversation.id.startsWith("G")
      ? "privategroup"
      : conversation.name;
