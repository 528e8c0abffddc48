import { type Check, failed, ok, unchecked, warning } from "../check.ts";
import { NAMES } from "../names.ts";
import { missingScope, slackRefusal } from "../slack-refusals.ts";
import type { Visit } from "../visit.ts";

/** Everybody whom the settings name is in the workspace and active. */
export const people: Check = {
  name: NAMES.people,
  needs: [NAMES.app],
  async look(visit) {
    const { operators, escalateTo } = visit.known("settings");
    const wrong: string[] = [];
    for (const [list, ids] of Object.entries({ operators, escalateTo })) {
      for (const id of ids) {
        const why = await whyNot(visit, id);
        if (why) wrong.push(`${list} names ${id}, ${why}`);
      }
    }
    if (wrong.length > 0) {
      return failed(
        wrong.join("; "),
        "Name the right member id in membership.config.ts (in Slack: the person's profile, ⋮, Copy member ID), and deploy.",
      );
    }
    const told = escalateTo.length > 0 ? `, and whoever is in escalateTo (${escalateTo.length})` : "";
    const said = `the operators are active members (${operators.length})${told}`;
    // A removal that one operator asks for is confirmed by another.
    if (operators.length > 1) return ok(said);
    return warning(said, "Name a second operator: a removal is asked for by one and confirmed by another.");
  },
};

async function whyNot(visit: Visit, id: string): Promise<string | undefined> {
  try {
    const { user } = await visit.known("slack").users.info({ user: id });
    if (user?.deleted) return `who is deactivated in the workspace`;
    if (user?.is_bot) return "who is a bot";
    return undefined;
  } catch (error) {
    const refused = slackRefusal(error);
    if (refused === "user_not_found" || refused === "user_not_visible")
      return "whom the workspace does not know";
    throw error;
  }
}

/** The operators' channel is there, and the app is in it. */
export const channel: Check = {
  name: NAMES.channel,
  needs: [NAMES.app],
  async look(visit) {
    const { operatorsChannel: id } = visit.known("settings");
    const bot = visit.known("bot");
    try {
      const { channel } = await visit.known("slack").conversations.info({ channel: id });
      const name = `#${channel?.name} (${id})`;
      if (channel?.is_archived) {
        return failed(
          `${name} is archived`,
          "Take it out of the archive, or name another in operatorsChannel and deploy.",
        );
      }
      if (!channel?.is_member) return failed(`the app is not in ${name}`, `Type there: /invite @${bot}`);
      return ok(`the app is in ${name}`);
    } catch (error) {
      if (slackRefusal(error) === "channel_not_found") {
        return failed(
          `the app sees no channel ${id}`,
          `If it is private, type there: /invite @${bot}. Otherwise name the right id in operatorsChannel (in Slack: the channel's name, About) and deploy.`,
        );
      }
      const scope = missingScope(error);
      if (!scope) throw error;
      return unchecked(
        `not checked, since the app was not granted ${scope}`,
        `Look in Slack; if the app is not in ${id}, type there: /invite @${bot}`,
      );
    }
  },
};
