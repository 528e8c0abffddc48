import type { WebClient } from "@slack/web-api";
import { section } from "./blocks/post.ts";
import { postDirectly } from "./direct-message.ts";

/** Longest that Slack may take to answer while somebody waits for us: they see an error after 3 seconds. */
export const PATIENCE = 2_500;

/** `fetch` that gives up in time. */
export const impatientFetch = (url: string | URL, init?: RequestInit): Promise<Response> =>
  fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(PATIENCE) });

/** What is read of an interaction, whatever its kind. */
interface Interaction {
  response_url?: string;
  user?: { id?: string };
  user_id?: string;
}

/**
 * Tells the one who did something a sentence that nobody else sees: where they did it, or else by direct
 * message. Throws when neither can be done.
 */
export async function tellPrivately(client: WebClient, body: object, text: string): Promise<void> {
  const { response_url: url, user, user_id } = body as Interaction;
  if (typeof url === "string") {
    const response = await impatientFetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ response_type: "ephemeral", replace_original: false, text }),
    });
    if (!response.ok) throw new Error(`Slack refused a private answer: HTTP ${response.status}.`);
    return;
  }
  const person = user?.id ?? user_id;
  // An event that no person caused has nobody to tell.
  if (person !== undefined) await postDirectly(client, person, { text, blocks: [section(text)] });
}
