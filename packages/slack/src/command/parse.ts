import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { type CommandEntry, type CommandName, commandNamed, commandsUnder } from "./commands.ts";
import { ANYWHERE, READERS, unknownCommand } from "./readers.ts";
import { bare, type Rest, restOf } from "./rest.ts";
import type { Values } from "./values.ts";

/** A command of the table with what its parameters were given. */
type Understood = {
  [Entry in CommandEntry as Entry["name"]]: { command: Entry["name"] } & Pick<
    Values,
    Entry["parameters"][number]
  >;
}[CommandName];

/** What was typed after the slash command, understood. `invite` alone means its form. */
export type Command = Understood | { command: "invite-form" };

/** Reads any text at all: the answer is a command or a refusal, and nothing is thrown. */
export function parse(text: string): Command | Refusal {
  const rest = restOf(text);
  const entry = takeEntry(rest);
  if (isRefusal(entry)) return entry;
  if (entry.name === "invite" && rest.tokens.length === 0) return { command: "invite-form" };
  const read: Partial<Values> = {};
  for (const parameter of inReadingOrder(entry)) {
    const value = READERS[parameter](rest, entry.name);
    if (isRefusal(value)) return value;
    Object.assign(read, { [parameter]: value });
  }
  const [extra] = rest.tokens;
  if (extra) return { refusal: "word-not-understood", given: extra.shown };
  // Every parameter of the entry has been read, and each reader answers with the value of its own.
  return { command: entry.name, ...read } as Understood;
}

/** The name of the command in any text, and no word of what else was typed; `undefined` where there is none. */
export function commandIn(text: string): CommandName | undefined {
  const entry = takeEntry(restOf(text));
  return isRefusal(entry) ? undefined : entry.name;
}

function inReadingOrder({ parameters }: CommandEntry): CommandEntry["parameters"][number][] {
  return [...parameters].sort((one, other) => Number(ANYWHERE.has(other)) - Number(ANYWHERE.has(one)));
}

/** Takes the command's name, one word or two. */
function takeEntry(rest: Rest): CommandEntry | Refusal {
  const first = rest.tokens.shift();
  const [second] = rest.tokens;
  const word = bare(first?.shown ?? "");
  const entry = commandNamed(word === "" ? "help" : word);
  if (entry) return entry;
  const [group] = commandsUnder(word);
  if (!group) return unknownCommand(word);
  // A group alone shows what there is.
  if (!second) return commandNamed(`${word} list`) ?? group;
  const full = `${word} ${bare(second.shown)}`;
  const named = commandNamed(full);
  if (named) {
    rest.tokens.shift();
    return named;
  }
  const unknown = unknownCommand(full);
  return "meant" in unknown ? unknown : { refusal: "command-incomplete", command: group.name };
}
