import type { KnownBlock } from "@slack/types";
import type { Member } from "./state.ts";

const special = /<!(channel|here|everyone)(?:\|[^>]*)?>/g;
const user = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const group = /<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>/g;

/**
 * Whom a message pings: user ids, user groups (`S…`), `channel`, `here` and `everyone`, each once. Only raw
 * control sequences count (docs.slack.dev, formatting message text): `&lt;!channel&gt;` pings nobody, and
 * neither does anything in a `plain_text` object.
 */
export function notifiedBy(text: string, blocks: KnownBlock[] | undefined): string[] {
  const texts = [text, ...markupIn(blocks)];
  const found = texts.flatMap((one) =>
    [special, user, group].flatMap((pattern) => [...one.matchAll(pattern)].map((match) => match[1] ?? "")),
  );
  return [...new Set([...found, ...richMentions(blocks)])];
}

/** What `link_names` or `parse: full` makes of plain names: `@channel` and `@name` become mentions. */
export function linkNames(text: string, people: Member[]): string {
  return text.replace(/(^|[\s(])@([\w.-]+)/g, (whole, before: string, name: string) => {
    if (["channel", "here", "everyone"].includes(name)) return `${before}<!${name}>`;
    const person = people.find((one) => one.name === name);
    return person ? `${before}<@${person.id}>` : whole;
  });
}

function markupIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== "object" || value === null) return [];
  const object = value as Record<string, unknown>;
  const own =
    (object.type === "mrkdwn" || object.type === "markdown") && typeof object.text === "string"
      ? [object.text]
      : [];
  return [...own, ...Object.values(object).flatMap(markupIn)];
}

function richMentions(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(richMentions);
  if (typeof value !== "object" || value === null) return [];
  const object = value as Record<string, unknown>;
  const own = [
    object.type === "user" ? object.user_id : undefined,
    object.type === "usergroup" ? object.usergroup_id : undefined,
    object.type === "broadcast" ? object.range : undefined,
  ].filter((id) => typeof id === "string");
  return [...own, ...Object.values(object).flatMap(richMentions)];
}
