import { describeRefusal, SlackRefusal } from "../api/refusal.ts";
import type { DeedResult } from "../page/protocol.ts";
import type { Member, StoredConversation } from "../workspace/state.ts";
import { postAnswer } from "./answer.ts";
import { deliver } from "./deliver.ts";
import type { Delivery } from "./delivery.ts";
import { escapeText } from "./escape-text.ts";
import { channelName, verificationToken } from "./payload.ts";
import { commandFailed } from "./sentences.ts";

/**
 * Sends a slash command to the app and shows its answer (docs.slack.dev, slash commands).
 * @param command with its slash: `/securityhub`
 * @param typed what stands after it, as the person typed it
 */
export async function sendSlashCommand(
  delivery: Delivery,
  person: Member,
  conversation: StoredConversation,
  command: string,
  typed: string,
): Promise<DeedResult> {
  const { workspace, endpoint } = delivery;
  const { people, conversations, userGroups } = workspace;
  const form = new URLSearchParams({
    token: verificationToken,
    team_id: people.team.id,
    team_domain: people.team.domain,
    channel_id: conversation.id,
    channel_name: channelName(conversation),
    user_id: person.id,
    user_name: person.name,
    command,
    text: escapeText(typed, { people: people.all(), conversations: conversations.all(), userGroups }),
    api_app_id: people.appId,
    is_enterprise_install: "false",
    response_url: `${delivery.url()}${workspace.responseUrls.issue(person.id, conversation.id)}`,
    trigger_id: workspace.triggers.issue(person.id),
  });
  const outcome = await deliver(endpoint, "application/x-www-form-urlencoded", form.toString());
  if (outcome.kind !== "acknowledged") return { ok: false, error: commandFailed(command, outcome) };
  if (outcome.body.trim() === "") return { ok: true };
  try {
    const answer = outcome.json ? JSON.parse(outcome.body) : { text: outcome.body };
    // A JSON body without content is an acknowledgement and nothing more.
    if (answer.text || answer.blocks) postAnswer(answer, { person: person.id, conversation }, workspace);
    return { ok: true };
  } catch (problem) {
    if (!(problem instanceof SlackRefusal) && !(problem instanceof SyntaxError)) throw problem;
    const reason = problem instanceof SlackRefusal ? describeRefusal(problem) : "the answer is not JSON";
    return { ok: false, error: `${command} failed with the error "invalid_command_response": ${reason}.` };
  }
}
