/** The slash command as Slack knows it. */
export const COMMAND = "/securityhub";

/** Every subcommand, in the order that help shows them. Help, the manifest and the parser go by this table. */
export const COMMANDS = [
  {
    name: "invite",
    arguments: "<account id> [e-mail] [@owner …] [reason …]",
    description: "Invite a member account. Without anything after it, opens a form.",
    details: [
      "The account id is 12 digits. The e-mail address is whom to contact about security issues in the account; Security Hub does not verify it.",
      "Owners answer for the account and are asked to accept or decline; they are added to those already known. The first other word begins the reason, which the owners read.",
      "Only the security team may invite.",
    ],
    examples: ["invite 111122223333 payments@example.com @anna production findings in one place"],
  },
  {
    name: "status",
    arguments: "<account | request>",
    description: "Where an account or a request stands, Region by Region.",
    details: ["An account is given by its id or its alias, a request by its id."],
    examples: ["status 111122223333", "status payments-prod"],
  },
  {
    name: "history",
    arguments: "<account | request>",
    description: "Everything that happened: who asked, who agreed, what was done where.",
    details: ["An account is given by its id or its alias, a request by its id."],
    examples: ["history 111122223333"],
  },
  {
    name: "help",
    arguments: "[command]",
    description: "This list, or one command in detail.",
    details: [],
    examples: ["help invite"],
  },
] as const;

export type CommandName = (typeof COMMANDS)[number]["name"];
export type CommandEntry = (typeof COMMANDS)[number];

/** `/securityhub status <account | request>` */
export function usage(entry: CommandEntry): string {
  return `${COMMAND} ${entry.name} ${entry.arguments}`;
}

/** The entry of a name, in any case; `undefined` when there is none. */
export function commandNamed(name: string): CommandEntry | undefined {
  return COMMANDS.find((entry) => entry.name === name.toLowerCase());
}

/** For the app's manifest and for completion in the practice workspace. */
export const commandHelp: { usage: string; description: string }[] = COMMANDS.map((entry) => ({
  usage: usage(entry),
  description: entry.description,
}));
