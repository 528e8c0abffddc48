import type { Member, Team, WorkspaceState } from "./state.ts";

/** Who is in the workspace, and which of them is the app. */
export interface People {
  all(): Member[];
  find(id: string): Member | undefined;
  /** Compared without regard to case, as Slack does; deactivated people are not found. */
  byEmail(email: string): Member | undefined;
  /** The app's bot user. */
  bot: Member;
  /** `A…`, as payloads name the app. */
  appId: string;
  /** `B…`, as messages of the bot carry it. */
  botId: string;
  team: Team;
}

/** Exactly one of `members` must be a bot: the app itself. */
export function createPeople(members: Member[], team: Team, state: WorkspaceState): People {
  const bots = members.filter((member) => member.bot);
  const [bot] = bots;
  if (!bot || bots.length > 1) {
    throw new Error(
      `A workspace needs exactly one bot among its people, the app; it was given ${bots.length}.`,
    );
  }
  const now = (member: Member): Member => ({
    ...member,
    deleted: state.deactivated[member.id] ?? member.deleted ?? false,
  });
  return {
    all: () => members.map(now),
    find(id) {
      const member = members.find((one) => one.id === id);
      return member && now(member);
    },
    byEmail(email) {
      const member = members.find((one) => one.email.toLowerCase() === email.toLowerCase());
      return member && !now(member).deleted ? now(member) : undefined;
    },
    bot,
    appId: `A${bot.id.slice(1)}`,
    botId: `B${bot.id.slice(1)}`,
    team,
  };
}
