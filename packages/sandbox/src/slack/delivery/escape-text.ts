import type { Member, StoredConversation, UserGroup } from "../workspace/state.ts";

export interface Named {
  people: Member[];
  conversations: StoredConversation[];
  userGroups?: UserGroup[];
}

/** Bare domains that Slack's composer links; any other needs its scheme. */
const domain =
  /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|net|org|io|dev|co|eu|uk|de|fr|gov|edu|ai|app|cloud)(\/\S*)?$/i;

/**
 * Text that a person typed, as an app receives it with "escape channels, users, and links" on: `@name` becomes
 * `<@U…|name>`, a user group's handle `<!subteam^S…|@handle>`,
 * `#channel` becomes `<#C…|channel>`, `@channel` becomes `<!channel>`, e-mail addresses become
 * `<mailto:a@b.c|a@b.c>`, URLs `<https://…>`, and `&`, `<`, `>` entities (docs.slack.dev, slash commands).
 */
export function escapeText(typed: string, named: Named): string {
  return typed
    .split(/(\s+)/)
    .map((word) => escapeWord(word, named))
    .join("");
}

function escapeWord(word: string, named: Named): string {
  // Brackets and commas around a word are not part of what it links to.
  const [, before = "", core = "", after = ""] = word.match(/^([("'[]*)(.*?)([)"'\],.;:!?]*)$/s) ?? [];
  const linked = core === "" ? undefined : link(core, named);
  return linked === undefined ? entities(word) : `${entities(before)}${linked}${entities(after)}`;
}

function link(core: string, { people, conversations, userGroups = [] }: Named): string | undefined {
  if (/^https?:\/\/[^\s<>]+$/i.test(core)) return `<${entities(core)}>`;
  const email = core.replace(/^mailto:/i, "");
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(email)) return `<mailto:${email}|${email}>`;
  if (/^@(channel|here|everyone)$/.test(core)) return `<!${core.slice(1)}>`;
  if (core.startsWith("@")) {
    const called = core.slice(1).toLowerCase();
    const person = people.find(({ name }) => name.toLowerCase() === called);
    if (person) return `<@${person.id}|${person.name}>`;
    const group = userGroups.find(({ handle }) => handle.toLowerCase() === called);
    return group && `<!subteam^${group.id}|@${group.handle}>`;
  }
  if (core.startsWith("#")) {
    const channel = conversations.find(({ kind, name }) => kind === "channel" && name === core.slice(1));
    return channel && `<#${channel.id}|${channel.name}>`;
  }
  return domain.test(core) ? `<http://${core}|${core}>` : undefined;
}

const entities = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
