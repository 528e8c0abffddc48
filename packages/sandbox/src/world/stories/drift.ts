import { fleetAccount } from "../../seeds/fleet.ts";
import type { PageMessage } from "../../slack/page/protocol.ts";
import { newest, textOf } from "../messages.ts";
import { type Actor, buttonsOf } from "../person.ts";
import { OPERATORS_CHANNEL, type Story } from "./story.ts";

const DAY = 24 * 60 * 60 * 1_000;
const MEND = "Invite again";

/** Two members are lost in the AWS console; the next day's digest tells it, an operator mends it, owners accept. */
export const drift: Story = async ({ narrator, listed }) => {
  const { world, tell, promise, history } = narrator;
  const [leaving, losing] = [fleetAccount(listed + 1), fleetAccount(listed + 2)];
  const owners = { [leaving]: "carla", [losing]: "deniz" };
  for (const [account, owner] of Object.entries(owners)) {
    const text = `invite ${account} @${owner} One list of findings`;
    const id = await narrator.asks("ana", OPERATORS_CHANNEL, text, account);
    await narrator.waits(id);
    await narrator.accepts(owner, id);
    await narrator.ends(id, "enabled");
  }

  tell(`\nIn the AWS console somebody has ${leaving} leave, and somebody disassociates ${losing}.`);
  for (const region of world.ready.regions) {
    await narrator.console.leave(leaving, region);
    await narrator.console.remove(losing, region);
  }
  await narrator.stands(leaving, "Resigned");
  await narrator.stands(losing, "Removed");

  const bo = narrator.person("bo");
  const before = newest(await bo.sees(), isDigest)?.message.ts;
  tell("\nA day passes.");
  await world.clock.advance(DAY);
  const digest = await bo.waitFor("the digest of what differs", (state) => {
    const message = newest(state, isDigest)?.message;
    return message?.ts === before ? undefined : message;
  });
  narrator.tellRead("bo", digest.text);
  const lines = textOf(digest).split("\\n");
  promise(
    digest.text.startsWith("Drift: 2 accounts "),
    `The digest should be about 2 accounts and says: ${digest.text}`,
  );
  for (const account of [leaving, losing]) {
    promise(
      lines.some((line) => line.includes(account)),
      `The digest does not name account ${account}.`,
    );
  }

  for (const left of [2, 1]) {
    const message = await digestOffering(bo, left);
    await narrator.presses("bo", { conversation: OPERATORS_CHANNEL, message }, MEND);
  }
  await digestOffering(bo, 0);
  for (const [account, owner] of Object.entries(owners)) {
    const [request] = await history.requestsOf(account, 1);
    if (!request) throw new Error(`There is no request for account ${account}.`);
    tell(`\n${request.id}, for account ${account}:`);
    await narrator.waits(request.id);
    await narrator.accepts(owner, request.id);
    await narrator.ends(request.id, "enabled");
    await narrator.stands(account, "Enabled");
  }
};

const isDigest = ({ text }: PageMessage) => text.startsWith("Drift:");

/** The digest once it has so many buttons to invite again: each goes when it has been pressed. */
function digestOffering(who: Actor, buttons: number): Promise<PageMessage> {
  return who.waitFor(`a digest with ${buttons} buttons "${MEND}"`, (state) => {
    const message = newest(state, isDigest)?.message;
    return message && buttonsOf(message).filter(({ text }) => text === MEND).length === buttons
      ? message
      : undefined;
  });
}
