import { setTimeout as pause } from "node:timers/promises";
import { isClosed } from "@invitations/core/request/request";
import { giveList } from "../forms.ts";
import { textOf } from "../messages.ts";
import { membersOf } from "../outcome.ts";
import { bulkList, LIST_OWNERS } from "./bulk-list.ts";
import type { Narrator } from "./narrator.ts";
import { OPERATORS_CHANNEL, type Story } from "./story.ts";

/** In milliseconds. */
const LOOK_EVERY = 250;
const PATIENCE = 180_000;
/** In seconds, for what becomes of many accounts. */
const LONG = 120;

/** A list with bad rows: they are named, the others invited together, each owner asked once, and all accept. */
export const bulk: Story = async ({ narrator, listed }) => {
  const { world, tell, promise, history } = narrator;
  const { content, rows, accounts, shares, bad } = bulkList(listed);
  const ana = narrator.person("ana");
  tell(`\nAna types in #${OPERATORS_CHANNEL}: /securityhub bulk, and gives accounts.csv with ${rows} rows,`);
  tell(
    `  of which ${bad.length} are bad: ${bad.map(({ line, why }) => `line ${line} (${why})`).join(", ")}.`,
  );
  await giveList(ana, OPERATORS_CHANNEL, { name: "accounts.csv", content });
  const checked = await narrator.reads("ana", "rows checked");
  const check = checked.message;
  promise(
    check.text.startsWith(`${listed} of ${rows} rows can be invited`),
    `Of ${rows} rows ${listed} should be fit to be invited, and the check says: ${check.text}`,
  );
  for (const { line, why } of bad) {
    const named = new RegExp(`\\b[Ll]ine ${line}\\b`).test(textOf(check));
    promise(named, `The check does not name line ${line}, although ${why}.`);
  }

  await narrator.presses("ana", checked, `Invite ${listed} accounts`);
  await asTold(narrator, "ana", "All invitations are out");
  const ids = await Promise.all(
    accounts.map(async (account) => (await history.requestsOf(account, 1))[0]?.id ?? ""),
  );
  narrator.report(ids);

  for (const name of LIST_OWNERS) {
    const [owner, share] = [narrator.person(name), shares[name]];
    const question = await narrator.reads(name, `Security Hub invitations for ${share} accounts`);
    const all = (await owner.sees()).conversations.flatMap(({ messages }) => messages);
    const asking = all.filter((message) => accounts.some((account) => textOf(message).includes(account)));
    promise(asking.length === 1, `${name} should be asked in one message and was in ${asking.length}.`);
    await narrator.presses(name, question, `Accept all ${share}`);
  }
  await untilAllAreOver(narrator, ids);
  await asTold(narrator, "ana", "Done:");

  const members = await membersOf(world);
  const enabled = accounts.filter((account) =>
    world.ready.regions.every((region) => members[account]?.[region] === "Enabled"),
  );
  tell(`  AWS says: ${enabled.length} of ${listed} are Enabled in ${world.ready.regions.join(", ")}.`);
  promise(
    enabled.length === listed,
    `${listed} accounts should be Enabled in every Region, and ${enabled.length} are.`,
  );
};

/** Waits until a message to this person says so, and tells what it says on the way. */
async function asTold({ person, tell }: Narrator, name: string, words: string): Promise<void> {
  let said = "";
  await person(name).waitFor(
    `"${words}"`,
    ({ conversations }) => {
      const messages = conversations
        .filter(({ kind }) => kind === "direct")
        .flatMap(({ messages }) => messages);
      const text = messages.findLast((message) => textOf(message).includes("Bulk invitation"))?.text;
      if (text && text !== said) tell(`    ${text}`);
      said = text ?? said;
      return text?.includes(words) ? text : undefined;
    },
    LONG,
  );
}

/** Waits until every one of these requests has ended, and tells how many have. */
async function untilAllAreOver({ history, tell }: Narrator, ids: readonly string[]): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  let told = 0;
  while (Date.now() < deadline) {
    const over = (await history.requests(ids)).filter(isClosed).length;
    if (over >= told + 10 || (over === ids.length && over > told)) {
      told = over;
      tell(`    ${over} of ${ids.length} requests are over`);
    }
    if (over === ids.length) return;
    await pause(LOOK_EVERY);
  }
  throw new Error(`${told} of ${ids.length} requests came to an end.`);
}
