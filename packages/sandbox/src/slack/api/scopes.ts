import { SlackRefusal } from "./refusal.ts";

const CONVERSATIONS = ["channels:read", "groups:read", "im:read", "mpim:read"];

/**
 * Bot scopes by method, as Slack's reference gives them; of several one is enough. (Which kind of conversation each of
 * them opens is not told apart here.) What is not listed needs none.
 */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.info": CONVERSATIONS,
  "conversations.members": CONVERSATIONS,
  "conversations.open": ["channels:manage", "groups:write", "im:write", "mpim:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "files.info": ["files:read"],
  "usergroups.list": ["usergroups:read"],
  "usergroups.users.list": ["usergroups:read"],
  "users.conversations": CONVERSATIONS,
  "users.info": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
};

/** Refuses what the app was not granted; `granted` left out: everything is. @throws SlackRefusal `missing_scope` */
export function checkScopes(method: string, granted: readonly string[] | undefined): void {
  const accepted = SCOPES[method] ?? [];
  if (granted === undefined || accepted.length === 0) return;
  if (accepted.some((scope) => granted.includes(scope))) return;
  throw new SlackRefusal("missing_scope", { needed: accepted.join(","), provided: granted.join(",") });
}

/** What Slack says of scopes with every answer. */
export function scopeHeaders(method: string, granted: readonly string[] | undefined): Record<string, string> {
  if (granted === undefined) return {};
  const accepted = SCOPES[method] ?? [];
  return {
    "x-oauth-scopes": granted.join(","),
    ...(accepted.length > 0 ? { "x-accepted-oauth-scopes": accepted.join(",") } : {}),
  };
}
