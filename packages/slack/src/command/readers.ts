import type { AccountId } from "@invitations/core/accounts/account-id";
import { parseEmail } from "@invitations/core/accounts/email";
import { parseAccountId, resemblesAccountId } from "@invitations/core/accounts/parse-account-id";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { MOST_OWNERS } from "@invitations/core/request/moves/request-invitation";
import { closest } from "./closest.ts";
import { COMMANDS, commandNamed, commandsUnder, type ParameterName } from "./commands.ts";
import { bare, type Rest, takeAll, takeName, takeOut, unquoted } from "./rest.ts";
import { shown } from "./tokens.ts";
import { type AccountNamed, parseFilter, parseSince, type Subject, type Values } from "./values.ts";

/** Reads one parameter from what is left, and takes what it has read. `command`: the name, for a refusal. */
type Reader<Value> = (rest: Rest, command: string) => Value | Refusal;

/** Read before the others, since they may stand anywhere. */
export const ANYWHERE: ReadonlySet<ParameterName> = new Set(["people", "andDelete"]);

export const READERS: { readonly [Parameter in ParameterName]: Reader<Values[Parameter]> } = {
  accountId(rest, command) {
    const kind = rest.tokens[0]?.kind;
    return kind === "word" || kind === "link" ? takeAccountId(rest) : { refusal: "account-missing", command };
  },
  account: takeAccount,
  accountIfAny: (rest, command) => (rest.tokens.length === 0 ? undefined : takeAccount(rest, command)),
  subject: takeSubject,
  contacts: takeContacts,
  people: takePeople,
  quorum(rest, command) {
    const [next] = rest.tokens.splice(0, 1);
    if (!next) return { refusal: "command-incomplete", command };
    const given = bare(next.shown);
    const quorum = WHOLE.test(given) ? Number(given) : 0;
    return quorum >= 1 && quorum <= MOST_OWNERS
      ? quorum
      : { refusal: "quorum-malformed", given, most: MOST_OWNERS };
  },
  regions: takeRegions,
  andDelete(rest) {
    const flag = rest.tokens.find((token) => token.kind === "word" && DELETE.test(token.shown));
    if (flag) takeOut(rest, flag);
    const unknown = rest.tokens.find((token) => token.kind === "word" && FLAG.test(token.shown));
    if (unknown) return { refusal: "word-not-understood", given: unknown.shown };
    return flag !== undefined;
  },
  reason(rest) {
    const [first] = rest.tokens.splice(0);
    const reason = first ? unquoted(shown(rest.text.slice(first.start)).trim()) : "";
    return reason === "" ? undefined : reason;
  },
  filter(rest) {
    // A short number at the end is the page.
    const page = PAGE.test(rest.tokens.at(-1)?.shown ?? "") ? rest.tokens.splice(-1) : [];
    const filter = parseFilter(takeAll(rest));
    rest.tokens = page;
    return filter;
  },
  page(rest) {
    const [given] = rest.tokens.splice(0, 1);
    if (!given) return 1;
    const page = Number(given.shown);
    return Number.isInteger(page) && page >= 1
      ? page
      : { refusal: "word-not-understood", given: given.shown };
  },
  since(rest) {
    const given = takeAll(rest);
    return parseSince(given) ?? { refusal: "date-malformed", given };
  },
  about(rest) {
    const given = takeAll(rest);
    if (given === "") return undefined;
    const entry = commandNamed(given) ?? commandsUnder(given)[0];
    return entry ? entry.name : unknownCommand(given);
  },
};

/** `us-east-1`, `us-gov-west-1`, `eusc-de-east-1` */
const REGION = /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/i;
/** `us-east1`, `eu_west_1`, `us-east-1/eu-west-1` */
const ALMOST_A_REGION =
  /^[a-z]{2,4}[-_](gov[-_]|iso\w?[-_])?(north|south|east|west|central)(east|west)?[-_]?\d*\b/i;
// Phones and word processors make one long dash of two short ones.
const DELETE = /^(--|[-–—])delete$/i;
const FLAG = /^(--|[–—])\p{L}/u;
const WHOLE = /^\d{1,4}$/;
const PAGE = /^\d{1,4}$/;

/**
 * Regions, with blanks or commas between them. A reason may name one too, but where none was given the account
 * would leave everywhere: what could be meant as a Region and does not stand in its place is asked about.
 */
function takeRegions(rest: Rest): string[] | Refusal {
  const regions: string[] = [];
  for (let [next] = rest.tokens; next; [next] = rest.tokens) {
    const given = next.shown
      .split(/[,;]/)
      .map(bare)
      .filter((word) => word !== "");
    if (!given.every((word) => REGION.test(word))) break;
    regions.push(...given.map((word) => word.toLowerCase()));
    rest.tokens.shift();
  }
  const [first, ...others] = rest.tokens.map((token) => bare(token.shown));
  const misplaced = regions.length === 0 ? others.find((word) => REGION.test(word)) : undefined;
  const given = first !== undefined && ALMOST_A_REGION.test(first) ? first : misplaced;
  return given === undefined ? [...new Set(regions)] : { refusal: "region-unclear", given };
}

/** The refusal of a command that is none of the table's, with the one that was probably meant. */
export function unknownCommand(given: string): Refusal {
  const meant = closest(
    given,
    COMMANDS.map((entry) => entry.name),
  );
  return { refusal: "subcommand-unknown", given, ...(meant === undefined ? {} : { meant }) };
}

function takeAccount(rest: Rest, command: string): AccountNamed | Refusal {
  const [first] = rest.tokens;
  if (first?.kind !== "word" && first?.kind !== "link") return { refusal: "account-missing", command };
  if (resemblesAccountId(bare(first.shown))) {
    const account = takeAccountId(rest);
    return isRefusal(account) ? account : { account };
  }
  const alias = takeName(rest);
  return alias === "" ? { refusal: "account-missing", command } : { alias };
}

function takeSubject(rest: Rest, command: string): Subject | Refusal {
  const word = bare(rest.tokens[0]?.shown ?? "");
  if (/^inv-/i.test(word)) {
    rest.tokens.shift();
    return { request: word };
  }
  if (resemblesAccountId(word)) {
    const account = takeAccountId(rest);
    return isRefusal(account) ? account : { account };
  }
  // An alias is free text, and may have blanks in it.
  const alias = takeAll(rest);
  return alias === "" ? { refusal: "account-missing", command } : { alias };
}

/** The account id at the head. Groups of digits set apart by blanks are one id. */
function takeAccountId(rest: Rest): AccountId | Refusal {
  const account = parseAccountId(bare(rest.tokens[0]?.shown ?? ""));
  if (!isRefusal(account)) {
    rest.tokens.shift();
    return account;
  }
  const end = rest.tokens.findIndex((token) => !/^\d+$/.test(token.shown));
  const groups = (end < 0 ? rest.tokens : rest.tokens.slice(0, end)).map((token) => token.shown);
  return groups.length > 1 ? parseAccountId(groups.join(" ")) : account;
}

/** E-mail address and owners in any order, with commas between them as people write them. */
function takeContacts(rest: Rest): Values["contacts"] | Refusal {
  const contacts: Values["contacts"] = { owners: [] };
  for (let [next] = rest.tokens; next; [next] = rest.tokens) {
    const word = bare(next.shown);
    const typed = next.kind === "word";
    if (next.kind === "person") contacts.owners.push(next.user);
    else if (next.kind === "group" || (typed && word.startsWith("@"))) {
      return { refusal: "word-not-understood", given: word };
    } else if (next.kind === "email" || (typed && word.includes("@"))) {
      if (contacts.email !== undefined) return { refusal: "word-not-understood", given: word };
      const email = parseEmail(next.kind === "email" ? next.address : word);
      if (isRefusal(email)) return email;
      contacts.email = email;
    } else if (!(typed && word === "")) return contacts;
    rest.tokens.shift();
  }
  return contacts;
}

function takePeople(rest: Rest, command: string): string[] | Refusal {
  const people = rest.tokens.flatMap((token) => (token.kind === "person" ? [token.user] : []));
  const others = rest.tokens.filter((token) => token.kind !== "person");
  const nobody = others.find((token) => token.kind === "group" || bare(token.shown).startsWith("@"));
  if (nobody) return { refusal: "word-not-understood", given: bare(nobody.shown) };
  // What only stands between two people says nothing.
  rest.tokens = others.filter((token) => bare(token.shown) !== "" || /["'`“”„‘’«»]/u.test(token.shown));
  if (people.length > 0) return [...new Set(people)];
  return rest.tokens.length === 0
    ? { refusal: "account-missing", command }
    : { refusal: "command-incomplete", command };
}
