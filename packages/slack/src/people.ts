import { WebAPIPlatformError, type WebClient } from "@slack/web-api";

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

async function findPerson(client: WebClient, user: string): Promise<PersonFound> {
  try {
    const { user: found } = await client.users.info({ user });
    if (!found) return { user, person: false, because: "user_not_found" };
    // Slackbot is not marked as a bot.
    if (found.is_bot || user === "USLACKBOT") return { user, person: false, because: "app" };
    if (found.deleted) return { user, person: false, because: "deactivated" };
    return { user, person: true, name: found.real_name ?? found.name ?? user };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && NOBODY.includes(error.data.error)) {
      return { user, person: false, because: "user_not_found" };
    }
    throw error;
  }
}
