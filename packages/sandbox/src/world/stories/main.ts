import { questionOf } from "../messages.ts";
import { conversationOf } from "../person.ts";
import { OPERATORS_CHANNEL, type Story } from "./story.ts";

const HUB_OFF = "222233334444";
const DECLINING = "123412341234";
const TAKEN = "444455556666";

/**
 * The main job: one account accepts (and has its hub turned on in a Region), one declines, one is refused since it
 * follows another administrator, and somebody presses who may not.
 */
export const main: Story = async ({ narrator }) => {
  const { tell, promise, history } = narrator;
  const accepted = await narrator.asks(
    "ana",
    OPERATORS_CHANNEL,
    `invite ${HUB_OFF} Findings for the data audit`,
    HUB_OFF,
  );
  await narrator.waits(accepted);
  const gus = narrator.person("gus");
  const { conversation, message } = await questionOf(gus, accepted);
  tell("  Gus, who does not own the account, presses Accept.");
  await gus.press(conversation, message, "Accept");
  const refused = await gus.waitFor("a private answer", (state) =>
    conversationOf(state, conversation)?.messages.find(({ onlyMe }) => onlyMe),
  );
  narrator.tellRead("gus", refused.text);
  await narrator.accepts("carla", accepted);
  await narrator.ends(accepted, "enabled");
  await narrator.stands(HUB_OFF, "Enabled");

  const declined = await narrator.asks(
    "bo",
    OPERATORS_CHANNEL,
    `invite ${DECLINING} Joining the audit`,
    DECLINING,
  );
  await narrator.waits(declined);
  await narrator.declines("deniz", declined, "The site is being sold in December");
  await narrator.ends(declined, "declined");
  await narrator.stands(DECLINING, "Resigned");

  const taken = await narrator.asks("ana", OPERATORS_CHANNEL, `invite ${TAKEN} They belong to us now`, TAKEN);
  await narrator.ends(taken, "blocked");
  await narrator.stands(TAKEN, undefined);

  const types = (await history.events(accepted)).map(({ type }) => type);
  promise(types.includes("hub-enabled"), `History does not say that ${HUB_OFF} had its hub turned on.`);
  promise(types.includes("press-refused"), "History does not say that Gus was turned away.");
};
