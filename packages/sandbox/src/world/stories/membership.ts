import { OPERATORS_CHANNEL, type Story } from "./story.ts";

const ACCOUNT = "111122223333";

/** The long life of one account: invited, left, invited again, removed, and taken off the list. */
export const membership: Story = async ({ narrator }) => {
  const { promise, history } = narrator;
  const operators = (name: string, text: string) => narrator.asks(name, OPERATORS_CHANNEL, text, ACCOUNT);

  const invited = await operators("ana", `invite ${ACCOUNT} Card data findings in one place`);
  await narrator.waits(invited);
  await narrator.accepts("carla", invited);
  await narrator.ends(invited, "enabled");
  await narrator.stands(ACCOUNT, "Enabled");

  const left = await narrator.asks("carla", "general", `leave ${ACCOUNT} we are being sold`, ACCOUNT);
  await narrator.ends(left, "left");
  await narrator.stands(ACCOUNT, "Resigned");

  const again = await operators("ana", `resend ${ACCOUNT} the sale is off`);
  await narrator.waits(again);
  await narrator.accepts("carla", again);
  await narrator.ends(again, "enabled");
  await narrator.stands(ACCOUNT, "Enabled");

  const removed = await operators("ana", `remove ${ACCOUNT} the contract ends`);
  await narrator.waits(removed);
  narrator.tell("  Ana, who asked, may not confirm it herself.");
  await narrator.accepts("ana", removed);
  promise(
    (await history.request(removed))?.status === "waiting",
    `${removed} went on although only the operator who asked for it had confirmed.`,
  );
  await narrator.accepts("bo", removed);
  await narrator.ends(removed, "removed");
  await narrator.stands(ACCOUNT, "Removed");
  await narrator.reads("carla", "the contract ends");

  const deleted = await operators("bo", `remove ${ACCOUNT} --delete`);
  await narrator.waits(deleted);
  await narrator.accepts("ana", deleted);
  await narrator.ends(deleted, "removed");
  await narrator.stands(ACCOUNT, undefined);
};
