import { OPERATORS_CHANNEL, type Story } from "./story.ts";

const ACCOUNT = "333344445555";

/** An owner declines and says why; somebody talks to them, invites again, and they accept. */
export const declinedAndResent: Story = async ({ narrator }) => {
  const reason = "Not before the release in June";
  const declined = await narrator.asks(
    "bo",
    OPERATORS_CHANNEL,
    `invite ${ACCOUNT} One list of findings`,
    ACCOUNT,
  );
  await narrator.waits(declined);
  await narrator.declines("deniz", declined, reason);
  await narrator.ends(declined, "declined");
  await narrator.stands(ACCOUNT, "Resigned");
  await narrator.reads("bo", reason);

  const again = await narrator.asks("bo", OPERATORS_CHANNEL, `resend ${ACCOUNT} The release is out`, ACCOUNT);
  await narrator.waits(again);
  await narrator.accepts("deniz", again);
  await narrator.ends(again, "enabled");
  await narrator.stands(ACCOUNT, "Enabled");
};
