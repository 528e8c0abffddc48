import { type PressedIn, sendBlockActions } from "../../delivery/block-actions.ts";
import { choose } from "../../workspace/element-values.ts";
import { elementsIn } from "../../workspace/elements.ts";
import type { Member } from "../../workspace/state.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { sees } from "../page-state.ts";
import type { DeedResult, Press } from "../protocol.ts";
import { actor, conversationWith, type DeedContext, ImpossibleDeed } from "./deed.ts";

/** A press of an element that is there, and that the person can see. */
export async function press({ delivery }: DeedContext, given: Press): Promise<DeedResult> {
  const { workspace } = delivery;
  const person = actor(workspace, given.person);
  const where = pressedIn(workspace, person, given);
  const holder = "modal" in where ? where.modal : where.message;
  const blocks = "modal" in where ? where.modal.view.blocks : (where.message.blocks ?? []);
  const placed = elementsIn(blocks).find(
    ({ blockId, actionId }) => blockId === given.blockId && actionId === given.actionId,
  );
  if (!placed) throw new ImpossibleDeed("What you pressed is no longer there.");
  const choice = choose(placed.element, given.input ?? {}, {
    person: (id) => workspace.people.find(id) !== undefined,
    conversation: (id) => workspace.conversations.find(id) !== undefined,
  });
  if (!choice.ok) throw new ImpossibleDeed(choice.sentence);
  holder.values[placed.blockId] = { ...holder.values[placed.blockId], [placed.actionId]: choice.value };
  workspace.changed();
  return placed.quiet ? { ok: true } : sendBlockActions(delivery, person, where, placed, choice.value);
}

function pressedIn(workspace: Workspace, person: Member, given: Press): PressedIn {
  if (given.modal !== undefined) {
    const modal = workspace.modals.before(person.id).find(({ view }) => view.id === given.modal);
    if (!modal) throw new ImpossibleDeed("That window is no longer open.");
    return { modal };
  }
  const conversation = conversationWith(workspace, person, given.conversation);
  const message = workspace.messages.find(conversation, String(given.ts));
  if (!message || !sees(person.id, message)) throw new ImpossibleDeed("That message is no longer there.");
  return { conversation, message };
}
