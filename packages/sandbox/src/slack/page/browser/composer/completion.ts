import type { CommandHelp, Person } from "../../protocol.ts";

export interface Completion {
  /** What is being completed; the list is drawn accordingly. */
  kind: "command" | "person";
  options: CompletionOption[];
  /** Enter takes the first option: what is typed is not yet something worth sending. */
  eager: boolean;
}

export interface CompletionOption {
  key: string;
  label: string;
  description: string;
  /** The whole text once this is taken, and where the caret goes. */
  text: string;
  caret: number;
}

/** The words of a usage that are typed as they stand: `/securityhub invite` of `/securityhub invite <account id> …`. */
export function commandWords(usage: string): string {
  const words = usage.trim().split(/\s+/);
  const end = words.findIndex((word) => /^[<[(@#…{]/.test(word));
  return (end < 0 ? words : words.slice(0, end)).join(" ");
}

/** What could follow what has been typed; `undefined` when there is nothing to offer. */
export function completionFor(
  text: string,
  caret: number,
  commands: readonly CommandHelp[],
  people: readonly Person[],
): Completion | undefined {
  const mention = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(text.slice(0, caret));
  if (mention) return people.length > 0 ? personCompletion(text, caret, mention[1] ?? "", people) : undefined;
  if (!text.startsWith("/") || text.includes("\n")) return undefined;
  return commandCompletion(text, commands);
}

function commandCompletion(text: string, commands: readonly CommandHelp[]): Completion | undefined {
  const typed = text.toLowerCase().replace(/\s+/g, " ");
  const found = commands.filter(({ usage }) => matches(typed, commandWords(usage).toLowerCase()));
  if (found.length === 0) return undefined;
  const options = found.map(({ usage, description }) => {
    const words = commandWords(usage);
    // Once the arguments have begun, the usage stays as a reminder and taking it changes nothing.
    const begun = typed.startsWith(`${words.toLowerCase()} `);
    const whole = begun ? text : `${words} `;
    return { key: usage, label: usage, description, text: whole, caret: whole.length };
  });
  return { kind: "command", options, eager: !isWhole(typed.trim(), commands) };
}

/** Typed words must begin the command's words in order; the leading `/name` may be left out: `/inv` finds `/securityhub invite`. */
function matches(typed: string, words: string): boolean {
  if (words.startsWith(typed) || typed === words || typed.startsWith(`${words} `)) return true;
  const bare = typed.slice(1).trim();
  if (bare === "" || bare.includes(" ")) return false;
  return words.split(" ").some((word) => word.replace(/^\//, "").startsWith(bare));
}

/** A command's own name alone, or all the words of one: that much can be sent. */
function isWhole(typed: string, commands: readonly CommandHelp[]): boolean {
  return commands.some(({ usage }) => {
    const words = commandWords(usage).toLowerCase();
    return typed === words || typed.startsWith(`${words} `) || typed === words.split(" ")[0];
  });
}

function personCompletion(
  text: string,
  caret: number,
  typed: string,
  people: readonly Person[],
): Completion | undefined {
  const wanted = typed.toLowerCase();
  const found = people.filter(({ name, realName }) =>
    [name, ...realName.split(/\s+/)].some((word) => word.toLowerCase().startsWith(wanted)),
  );
  const exact = found.some(({ name }) => name === typed);
  if (found.length === 0 || (exact && found.length === 1)) return undefined;
  const start = caret - typed.length - 1;
  const options = found.map(({ id, name, realName, role }) => {
    const before = `${text.slice(0, start)}@${name} `;
    return {
      key: id,
      label: realName,
      description: `@${name} · ${role}`,
      text: before + text.slice(caret).replace(/^ /, ""),
      caret: before.length,
    };
  });
  return { kind: "person", options, eager: typed !== "" && !exact };
}
