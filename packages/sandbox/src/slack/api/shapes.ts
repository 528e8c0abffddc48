import { stateOf } from "../workspace/element-values.ts";
import { elementsIn } from "../workspace/elements.ts";
import type {
  ElementValues,
  Member,
  StoredConversation,
  StoredMessage,
  StoredView,
} from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { fileShape } from "./file-shape.ts";

/** A message as the Web API and payloads give it. */
export function messageShape(message: StoredMessage, workspace: Workspace): Record<string, unknown> {
  const { people } = workspace;
  const ours = message.from === people.bot.id;
  return {
    type: "message",
    user: message.from,
    ts: message.ts,
    ...(ours ? { bot_id: people.botId, app_id: people.appId } : {}),
    text: message.text,
    team: people.team.id,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.files ? { files: filesOf(message, workspace) } : {}),
  };
}

const filesOf = ({ files = [] }: StoredMessage, workspace: Workspace) =>
  files.flatMap((id) => {
    const file = workspace.files.find(id);
    return file ? [fileShape(file, workspace)] : [];
  });

/** A view as the Web API and payloads give it, with the values of its inputs. */
export function viewShape(
  view: StoredView,
  values: ElementValues,
  workspace: Workspace,
): Record<string, unknown> {
  const { people } = workspace;
  return {
    ...view,
    team_id: people.team.id,
    state: { values: stateOf(elementsIn(view.blocks), values) },
    app_id: people.appId,
    app_installed_team_id: people.team.id,
    bot_id: people.botId,
  };
}

export function userShape(member: Member, workspace: Workspace): Record<string, unknown> {
  return {
    id: member.id,
    team_id: workspace.people.team.id,
    name: member.name,
    deleted: member.deleted ?? false,
    real_name: member.realName,
    tz: "Etc/UTC",
    tz_label: "UTC",
    tz_offset: 0,
    profile: {
      real_name: member.realName,
      display_name: member.name,
      title: member.role,
      email: member.email,
      team: workspace.people.team.id,
    },
    is_admin: false,
    is_owner: false,
    is_bot: member.bot,
    is_app_user: false,
    updated: 0,
  };
}

export function conversationShape(
  conversation: StoredConversation,
  workspace: Workspace,
): Record<string, unknown> {
  const { bot } = workspace.people;
  if (conversation.kind === "direct") {
    const user = conversation.members.find((id) => id !== bot.id);
    return { id: conversation.id, created: 0, is_im: true, is_archived: false, user, is_user_deleted: false };
  }
  const isPrivate = conversation.id.startsWith("G");
  return {
    id: conversation.id,
    name: conversation.name,
    name_normalized: conversation.name,
    created: 0,
    is_channel: !isPrivate,
    is_group: isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: isPrivate,
    is_archived: false,
    is_member: conversation.members.includes(bot.id),
    num_members: conversation.members.length,
  };
}
