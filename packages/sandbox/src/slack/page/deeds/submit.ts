import { sendViewSubmission } from "../../delivery/view-submission.ts";
import { choose, clientSideErrors, stateOf } from "../../workspace/element-values.ts";
import { elementsIn } from "../../workspace/elements.ts";
import type { ElementValues } from "../../workspace/state.ts";
import type { DeedResult, Submit } from "../protocol.ts";
import { takeChosenFiles } from "./chosen-files.ts";
import { actor, type DeedContext, ImpossibleDeed } from "./deed.ts";

/**
 * A modal submitted. What Slack's client would catch by itself (a required field left empty, a malformed
 * address) never reaches the app: it shows in the modal's `errors`.
 */
export async function submit({ delivery }: DeedContext, given: Submit): Promise<DeedResult> {
  const { workspace } = delivery;
  const person = actor(workspace, given.person);
  const stack = workspace.modals.before(person.id);
  const modal = stack.find(({ view }) => view.id === given.modal);
  if (!modal) throw new ImpossibleDeed("That window is no longer open.");
  if (modal !== stack.at(-1)) throw new ImpossibleDeed("Another window is open above that one.");
  const elements = elementsIn(modal.view.blocks);
  const values: ElementValues = {};
  const refused: Record<string, string> = {};
  for (const { blockId, actionId, element } of elements) {
    const input = given.values?.[blockId]?.[actionId];
    if (!input) continue;
    if (element.type === "file_input") {
      const taken = takeChosenFiles(element, input, person, workspace);
      if (taken.ok) values[blockId] = { ...values[blockId], [actionId]: taken.value };
      else refused[blockId] = taken.sentence;
      continue;
    }
    const choice = choose(element, input, {
      person: (id) => workspace.people.find(id) !== undefined,
      conversation: (id) => workspace.conversations.find(id) !== undefined,
    });
    if (!choice.ok) throw new ImpossibleDeed(choice.sentence);
    values[blockId] = { ...values[blockId], [actionId]: choice.value };
  }
  for (const [blockId, actions] of Object.entries(values)) {
    modal.values[blockId] = { ...modal.values[blockId], ...actions };
  }
  modal.errors = { ...clientSideErrors(elements, stateOf(elements, modal.values)), ...refused };
  workspace.changed();
  return Object.keys(modal.errors).length > 0 ? { ok: true } : sendViewSubmission(delivery, person, modal);
}
