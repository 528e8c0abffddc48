import type { Method } from "../method.ts";

/** `auth.test`; the file is not called so, or it would pass for a test. */
export const authTest: Method = (_given, { workspace, url }) => {
  const { people } = workspace;
  return {
    url: `${url}/`,
    team: people.team.name,
    user: people.bot.name,
    team_id: people.team.id,
    user_id: people.bot.id,
    bot_id: people.botId,
    is_enterprise_install: false,
  };
};
