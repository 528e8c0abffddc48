import type { NotAnOwner } from "@invitations/core/accounts/owner-matched";
import {
  type AuthTestResponse,
  type UsersLookupByEmailResponse,
  WebAPIPlatformError,
  type WebClient,
} from "@slack/web-api";

/** What Slack knows of a user id. */
export type PersonFound =
  | { user: string; person: true; name: string }
  /** Not somebody who can answer: an app, somebody who has left, or nobody at all. */
  | { user: string; person: false; because: "app" | "deactivated" | "user_not_found" };

/**
 * Looks people up, all at once. Throws when Slack does not answer, since then nothing is known either way.
 */
export function findPeople(client: WebClient, users: readonly string[]): Promise<PersonFound[]> {
  return Promise.all([...new Set(users)].map((user) => findPerson(client, user)));
}

/** Errors by which users.info says that there is no such user for us. */
const NOBODY: readonly string[] = ["user_not_found", "user_not_visible"];

/** Errors by which users.lookupByEmail says that nobody active here bears the address. */
const NO_SUCH_ADDRESS: readonly string[] = ["users_not_found", "user_not_found"];

/**
 * Whom an e-mail address belongs to in this workspace, if that person could be an owner by it: no app, nobody who
 * has left, and no guest, whether of this workspace or of another that shares a channel. Two calls of the Web API.
 * Throws when Slack does not answer, since then nothing is known either way.
 */
export async function ownerByEmail(
  client: WebClient,
  email: string,
): Promise<{ user: string } | { because: NotAnOwner }> {
  try {
    const [{ user }, here] = await Promise.all([client.users.lookupByEmail({ email }), client.auth.test()]);
    if (!user?.id) return { because: "unknown" };
    const { id } = user;
    return isGuest(user, here) || whyNobody({ ...user, id }) ? { because: "is-no-person" } : { user: id };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && NO_SUCH_ADDRESS.includes(error.data.error)) {
      return { because: "unknown" };
    }
    throw error;
  }
}

/** What the client's types leave out of a user: `docs.slack.dev/reference/objects/user-object`. */
type SlackUser = NonNullable<UsersLookupByEmailResponse["user"]> & {
  is_stranger?: boolean;
  enterprise_user?: { enterprise_id?: string };
};

/** Whether somebody comes from outside, or is let into some channels only. */
function isGuest(user: SlackUser, here: AuthTestResponse): boolean {
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return true;
  if (user.team_id === here.team_id) return false;
  // People of an Enterprise organization may come from another of its workspaces.
  return here.enterprise_id === undefined || user.enterprise_user?.enterprise_id !== here.enterprise_id;
}

/** Why somebody whom Slack knows is not a person who can answer. */
function whyNobody(found: { id: string; is_bot?: boolean; deleted?: boolean }) {
  // Slackbot is not marked as a bot.
  if (found.is_bot || found.id === "USLACKBOT") return "app";
  return found.deleted ? "deactivated" : undefined;
}

async function findPerson(client: WebClient, user: string): Promise<PersonFound> {
  try {
    const { user: found } = await client.users.info({ user });
    if (!found) return { user, person: false, because: "user_not_found" };
    const because = whyNobody({ ...found, id: user });
    if (because) return { user, person: false, because };
    return { user, person: true, name: found.real_name ?? found.name ?? user };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && NOBODY.includes(error.data.error)) {
      return { user, person: false, because: "user_not_found" };
    }
    throw error;
  }
}
