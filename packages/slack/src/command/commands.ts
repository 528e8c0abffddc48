/** The slash command as Slack knows it. */
export const COMMAND = "/securityhub";

/** What can follow a command, as help shows it. The parser has a reader for each. */
export const PARAMETERS = {
  accountId: "<account id>",
  account: "<account>",
  accountIfAny: "[account]",
  subject: "<account | request>",
  contacts: "[e-mail] [@owner …]",
  people: "<@person …>",
  quorum: "<number>",
  regions: "[Region …]",
  andDelete: "[--delete]",
  reason: "[reason …]",
  filter: "[filter]",
  page: "[page]",
  since: "[since]",
  about: "[command]",
} as const;
export type ParameterName = keyof typeof PARAMETERS;

/** One subcommand. */
interface Entry {
  /** One word or two. */
  readonly name: string;
  /** In the order in which they are written. */
  readonly parameters: readonly ParameterName[];
  readonly description: string;
  readonly details: readonly string[];
  readonly examples: readonly string[];
}

const NAMED = "An account is given by its id or its alias; an alias with blanks in it stands in quotes.";
const ASKED_ABOUT = "An account is given by its id or its alias, a request by its id.";
const FIRST_WORD = "The first other word begins the reason";

/** Every subcommand, in the order that help shows them. Help, the manifest and the parser go by this table. */
export const COMMANDS = [
  {
    name: "invite",
    parameters: ["accountId", "contacts", "reason"],
    description: "Invite a member account. Without anything after it, opens a form.",
    details: [
      "The account id is 12 digits. The e-mail address is whom to contact about security issues in the account; Security Hub does not verify it.",
      `Owners answer for the account and are asked to accept or decline; they are added to those already known. ${FIRST_WORD}, which the owners read.`,
      "Only the security team may invite.",
    ],
    examples: ["invite 111122223333 payments@example.com @anna production findings in one place"],
  },
  {
    name: "bulk",
    parameters: [],
    description: "Invite many accounts by a list. Opens a form.",
    details: [
      "A file or pasted lines in the format of the AWS console: the header `Account ID,Email`, one account in each line; `Owner`, `Alias` and `Regions` may follow. 1,000 accounts at most.",
      "Every row is checked first and you are told what it comes to; nobody is invited before you say so. Each account then has a request of its own, and an owner of many accounts is asked once. Only the security team may invite.",
    ],
    examples: ["bulk"],
  },
  {
    name: "join",
    parameters: ["account", "reason"],
    description: "Ask that an account of yours become a member.",
    details: [
      `${NAMED} ${FIRST_WORD}, which the security team reads.`,
      "Only an owner of the account may ask. Asking is consent: once the security team agrees, the account is invited and the invitation accepted.",
    ],
    examples: ["join 111122223333 we were just acquired", "join payments-prod"],
  },
  {
    name: "resend",
    parameters: ["account", "reason"],
    description: "Invite an account once more, with the owners on record.",
    details: [
      `${NAMED} ${FIRST_WORD}, which the owners read.`,
      "For accounts that left, were removed, declined, or never answered. Only the security team may invite.",
    ],
    examples: ["resend payments-prod we talked about it"],
  },
  {
    name: "leave",
    parameters: ["account", "regions", "reason"],
    description: "End the membership of an account of yours, in some Regions or in all.",
    details: [
      `${NAMED} Regions follow it; without any, the account leaves in all of them. ${FIRST_WORD}.`,
      "Only an owner of the account may do it, and nobody else is asked. The old invitation stays acceptable, so the account can come back.",
    ],
    examples: ["leave payments-prod", "leave 111122223333 us-east-1 eu-west-1 moved to another team"],
  },
  {
    name: "remove",
    parameters: ["account", "andDelete", "reason"],
    description: "End a membership from the administrator's side.",
    details: [
      `${NAMED} ${FIRST_WORD}, which the owners read.`,
      "The account is disassociated in every Region; with `--delete` it is taken off the member list as well. Only the security team may ask for it, and a second one of them confirms.",
    ],
    examples: ["remove payments-prod the account is closed", "remove 111122223333 --delete"],
  },
  {
    name: "cancel",
    parameters: ["subject"],
    description: "Take back a request that nobody has decided yet.",
    details: [ASKED_ABOUT, "Whoever asked may cancel, and the security team."],
    examples: ["cancel 111122223333", "cancel inv-abcd2345"],
  },
  {
    name: "retry",
    parameters: ["subject"],
    description: "Take up the Regions where a request failed.",
    details: [
      `${ASKED_ABOUT} Of an account, the latest request is meant.`,
      "What was decided holds, so nobody is asked again. The account's owners may retry, and the security team.",
    ],
    examples: ["retry payments-prod", "retry inv-abcd2345"],
  },
  {
    name: "status",
    parameters: ["subject"],
    description: "Where an account or a request stands, Region by Region.",
    details: [ASKED_ABOUT],
    examples: ["status 111122223333", "status payments-prod"],
  },
  {
    name: "history",
    parameters: ["subject"],
    description: "Everything that happened: who asked, who agreed, what was done where.",
    details: [ASKED_ABOUT],
    examples: ["history 111122223333"],
  },
  {
    name: "list",
    parameters: ["filter", "page"],
    description: "Accounts with their member statuses, Region by Region.",
    details: [
      "A filter is a member status (`enabled`, `invited`, `removed`, `resigned`, `created`, `other`), `waiting` for accounts with an open request, `failed` for those where something went wrong, or a part of an alias or an id.",
      "Owners see their own accounts, the security team sees all.",
    ],
    examples: ["list", "list waiting", "list payments 2"],
  },
  {
    name: "export",
    parameters: ["since"],
    description: "Everything that happened since a day, as CSV and as JSON lines.",
    details: [
      "Give a day such as `2026-11-01`, or a number of days such as `90d`; without either, the last 30 days. The files come by direct message.",
      "Owners get what concerns their own accounts, the security team gets all.",
    ],
    examples: ["export", "export 2026-11-01", "export 90d"],
  },
  {
    name: "drift",
    parameters: [],
    description: "Compare the member lists of all Regions with the record, now.",
    details: [
      "Accounts that accepted, left or were removed in the console, Regions that were linked since, accounts that AWS has suspended: what differs comes as one digest to the operators' channel, with buttons that mend it.",
      "The same is done each day by itself. What has been told once is not told again. Only the security team may ask for it.",
    ],
    examples: ["drift"],
  },
  {
    name: "readiness",
    parameters: ["accountIfAny"],
    description: "Whether IAM policies let accounts accept, and what to change.",
    details: [
      `${NAMED} Its IAM policies are read through its role; without one, those of all accounts. The report comes by direct message.`,
      "Security Hub's console and its API ask for actions of different names, and policies from before 2021 name only one of them. Only the security team may ask, and an account's owners for their own.",
    ],
    examples: ["readiness", "readiness payments-prod"],
  },
  {
    name: "transition",
    parameters: [],
    description: "What would become of the invited accounts under AWS Organizations.",
    details: [
      "For each account whether it is in this administrator's organization, what would become of it, and what stands in the way. Nothing is changed.",
      "The report comes by direct message, with a CSV file of all accounts. Only the security team may ask for it.",
    ],
    examples: ["transition"],
  },
  {
    name: "owner add",
    parameters: ["account", "people"],
    description: "Name people who answer for an account.",
    details: [
      `${NAMED} The account need not be known here yet.`,
      "Owners decide for the account. Only the security team may name them.",
    ],
    examples: ["owner add 111122223333 @anna"],
  },
  {
    name: "owner remove",
    parameters: ["account", "people"],
    description: "Take people off an account's owners.",
    details: [NAMED, "They cannot decide for it from that moment on, not even what they were asked before."],
    examples: ["owner remove payments-prod @anna"],
  },
  {
    name: "owner quorum",
    parameters: ["account", "quorum"],
    description: "How many owners of an account must accept an invitation.",
    details: [
      `${NAMED} With a number above 1, one owner is still enough to decline.`,
      "It holds for the next invitation; one that has been asked keeps its number. Only the security team may set it.",
    ],
    examples: ["owner quorum payments-prod 2"],
  },
  {
    name: "owner list",
    parameters: ["accountIfAny"],
    description: "Who answers for an account and who is kept informed, or for each of them.",
    details: [NAMED, "Only the security team may look at all of them."],
    examples: ["owner list", "owner list payments-prod"],
  },
  {
    name: "notify add",
    parameters: ["account", "people"],
    description: "Keep people informed of what becomes of an account.",
    details: [
      `${NAMED} The account need not be known here yet.`,
      "They are told what is asked and how it ends, by direct message, and decide nothing. Only the security team may name them.",
    ],
    examples: ["notify add payments-prod @anna"],
  },
  {
    name: "notify remove",
    parameters: ["account", "people"],
    description: "Keep people informed of an account no more.",
    details: [NAMED, "Who owns the account as well is asked and told as before."],
    examples: ["notify remove payments-prod @anna"],
  },
  {
    name: "help",
    parameters: ["about"],
    description: "This list, or one command in detail.",
    details: [],
    examples: ["help invite"],
  },
] as const satisfies readonly Entry[];

export type CommandEntry = (typeof COMMANDS)[number];
export type CommandName = CommandEntry["name"];

/** `/securityhub status <account | request>` */
export function usage(entry: Entry): string {
  return [COMMAND, entry.name, ...entry.parameters.map((parameter) => PARAMETERS[parameter])].join(" ");
}

/** The entry of a name, in any case; `undefined` when there is none. */
export function commandNamed(name: string): CommandEntry | undefined {
  return COMMANDS.find((entry) => entry.name === name.toLowerCase());
}

/** The entries whose name is two words and begins with this one, as `owner` does. */
export function commandsUnder(word: string): CommandEntry[] {
  return COMMANDS.filter((entry) => entry.name.startsWith(`${word.toLowerCase()} `));
}

/** For the app's manifest and for completion in the practice workspace. */
export const commandHelp: { usage: string; description: string }[] = COMMANDS.map((entry) => ({
  usage: usage(entry),
  description: entry.description,
}));
