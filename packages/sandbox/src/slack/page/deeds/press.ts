import type { KnownBlock } from "@slack/types";
import { type PressedIn, sendBlockActions } from "../../delivery/block-actions.ts";
import { choose } from "../../workspace/element-values.ts";
import { elementsIn } from "../../workspace/elements.ts";
import type { ElementValues, Member } from "../../workspace/state.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { sees } from "../page-state.ts";
import type { DeedResult, Press } from "../protocol.ts";
import { takeChosenFiles } from "./chosen-files.ts";
import { actor, conversationWith, type DeedContext, ImpossibleDeed } from "./deed.ts";

/** A press of an element that is there, and that the person can see. */
export async function press({ delivery }: DeedContext, given: Press): Promise<DeedResult> {
  const { workspace } = delivery;
  const person = actor(workspace, given.person);
  const where = pressedIn(workspace, person, given);
  const { blocks, values } = contentOf(where);
  const placed = elementsIn(blocks).find(
    ({ blockId, actionId }) => blockId === given.blockId && actionId === given.actionId,
  );
  if (!placed) throw new ImpossibleDeed("What you pressed is no longer there.");
  const { element } = placed;
  const choice =
    element.type === "file_input"
      ? takeChosenFiles(element, given.input ?? {}, person, workspace)
      : choose(element, given.input ?? {}, {
          person: (id) => workspace.people.find(id) !== undefined,
          conversation: (id) => workspace.conversations.find(id) !== undefined,
        });
  if (!choice.ok) throw new ImpossibleDeed(choice.sentence);
  values[placed.blockId] = { ...values[placed.blockId], [placed.actionId]: choice.value };
  workspace.changed();
  return placed.quiet ? { ok: true } : sendBlockActions(delivery, person, where, placed, choice.value);
}

function contentOf(where: PressedIn): { blocks: readonly KnownBlock[]; values: ElementValues } {
  if ("modal" in where) return { blocks: where.modal.view.blocks, values: where.modal.values };
  if ("home" in where) return { blocks: where.home.blocks, values: where.values };
  return { blocks: where.message.blocks ?? [], values: where.message.values };
}

function pressedIn(workspace: Workspace, person: Member, given: Press): PressedIn {
  if (given.modal !== undefined) {
    const modal = workspace.modals.before(person.id).find(({ view }) => view.id === given.modal);
    if (!modal) throw new ImpossibleDeed("That window is no longer open.");
    return { modal };
  }
  if (given.view !== undefined) {
    const { homes, homeValues } = workspace.state;
    const home = homes[person.id];
    if (home?.id !== given.view) throw new ImpossibleDeed("That App Home is no longer there.");
    homeValues[person.id] ??= {};
    return { home, values: homeValues[person.id] ?? {} };
  }
  const conversation = conversationWith(workspace, person, given.conversation);
  const message = workspace.messages.find(conversation, String(given.ts));
  if (!message || !sees(person.id, message)) throw new ImpossibleDeed("That message is no longer there.");
  return { conversation, message };
}
