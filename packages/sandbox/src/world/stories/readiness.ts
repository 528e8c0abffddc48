import { acceptVerdict, policiesSeen } from "@invitations/core/action-pairs/verdicts";
import { READINESS_ACCOUNTS } from "../../seeds/readiness.ts";
import { pasteStatement } from "../paste-statement.ts";
import type { Narrator } from "./narrator.ts";
import { OPERATORS_CHANNEL, type Story } from "./story.ts";

/** What each of these accounts must come to; the aliases say why. */
const EXPECTED = {
  "ready-by-wildcard": "ready",
  "legacy-only": "legacy-only",
  "new-only": "new-only",
  "neither-name": "neither",
  "one-region-only": "conditional",
  unreadable: "unknown",
} as const;

/**
 * Every verdict on IAM policies; an account whose policy names only the legacy action accepts by falling back to it;
 * another has the change pasted that was proposed to it, and is ready.
 */
export const readiness: Story = async ({ narrator }) => {
  const { history, promise, tell } = narrator;
  const verdictOf = async (alias: string) => {
    const [known] = await history.policyReadiness([idOf(alias)]);
    return known && acceptVerdict(policiesSeen(known));
  };

  await looks(narrator, "");
  await narrator.reads("ana", "IAM policies of");
  for (const [alias, expected] of Object.entries(EXPECTED)) {
    const verdict = await verdictOf(alias);
    tell(`  ${alias}: ${verdict}`);
    promise(verdict === expected, `The policies of ${alias} should be ${expected} and are ${verdict}.`);
  }

  const falling = idOf("all-but-new");
  const id = await narrator.asks("ana", OPERATORS_CHANNEL, `invite ${falling} for the audit`, falling);
  await narrator.waits(id);
  await narrator.accepts("fay", id);
  await narrator.ends(id, "enabled");
  await narrator.stands(falling, "Enabled");
  const fell = (await history.events(id)).filter(
    (event) => event.type === "region-accepted" && event.legacy === true,
  );
  promise(fell.length > 0, `History does not say that ${falling} accepted by the legacy call.`);

  const account = idOf("legacy-only");
  await looks(narrator, account);
  await narrator.reads("ana", "Accepting falls back to it");
  const [mend] = (await history.policyReadiness([account]))[0]?.mends ?? [];
  if (!mend)
    throw new Error("No change was proposed for an account whose policy names only the legacy action.");
  tell(`\nWhoever owns ${account} pastes what was proposed:\n${mend.diff}`);
  await pasteStatement(narrator.world, account, mend);
  // The same is not looked at twice within one minute.
  await narrator.world.clock.advance(60_000);
  await looks(narrator, account);
  await until(async () => (await verdictOf("legacy-only")) === "ready");
  promise(
    (await verdictOf("legacy-only")) === "ready",
    `${account} is not ready although its policy was mended.`,
  );
};

function idOf(alias: string): string {
  const id = READINESS_ACCOUNTS[alias];
  if (!id) throw new Error(`The story needs ${alias} of the readiness seed.`);
  return id;
}

/** Ana has policies looked at. */
async function looks({ tell, person }: Narrator, about: string): Promise<void> {
  const text = `/securityhub readiness ${about}`.trim();
  tell(`\nAna types in #${OPERATORS_CHANNEL}: ${text}`);
  const done = await person("ana").say(OPERATORS_CHANNEL, text);
  if (!done.ok) throw new Error(done.error);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200 && !(await holds()); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
