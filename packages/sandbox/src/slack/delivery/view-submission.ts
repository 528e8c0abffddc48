import { describeRefusal, SlackRefusal } from "../api/refusal.ts";
import { viewShape } from "../api/shapes.ts";
import { checkView } from "../api/view.ts";
import type { DeedResult } from "../page/protocol.ts";
import type { Member, StoredModal } from "../workspace/state.ts";
import { deliver } from "./deliver.ts";
import type { Delivery } from "./delivery.ts";
import { envelope, interactionForm } from "./payload.ts";
import { submissionFailed, whyUndelivered } from "./sentences.ts";

/**
 * Sends a `view_submission` payload and does what the answer says: an empty one closes the view,
 * `response_action` shows errors, puts another view in its place or on top, or closes all of them
 * (docs.slack.dev, modals).
 */
export async function sendViewSubmission(
  delivery: Delivery,
  person: Member,
  modal: StoredModal,
): Promise<DeedResult> {
  const { workspace, endpoint } = delivery;
  const payload = {
    type: "view_submission",
    ...envelope(workspace, person),
    trigger_id: workspace.triggers.issue(person.id, modal.view.id),
    view: viewShape(modal.view, modal.values, workspace),
    response_urls: [],
  };
  const outcome = await deliver(endpoint, "application/x-www-form-urlencoded", interactionForm(payload));
  if (outcome.kind !== "acknowledged") {
    return { ok: false, error: submissionFailed(whyUndelivered(outcome)) };
  }
  try {
    obey(outcome.body.trim() === "" ? {} : JSON.parse(outcome.body), delivery, person, modal);
    return { ok: true };
  } catch (problem) {
    if (problem instanceof SlackRefusal)
      return { ok: false, error: submissionFailed(describeRefusal(problem)) };
    if (problem instanceof SyntaxError) {
      return { ok: false, error: submissionFailed("the app's answer is not JSON") };
    }
    throw problem;
  }
}

interface SubmissionAnswer {
  response_action?: string;
  errors?: Record<string, string>;
  view?: unknown;
}

function obey(answer: SubmissionAnswer, { workspace }: Delivery, person: Member, modal: StoredModal): void {
  const { modals } = workspace;
  switch (answer.response_action) {
    case undefined:
      modals.close(person.id, modal.view.id);
      return;
    case "clear":
      modals.closeAll(person.id);
      return;
    case "errors":
      modal.errors = checkErrors(answer.errors, modal);
      workspace.changed();
      return;
    case "update":
      modals.update(modal, checkView(answer.view, "modal", workspace, modal.view.id));
      return;
    case "push":
      if (!modals.push(person.id, checkView(answer.view, "modal", workspace))) {
        throw new SlackRefusal("push_limit_reached");
      }
      return;
    default:
      throw new SlackRefusal(`invalid response_action ${answer.response_action}`);
  }
}

/** Errors must name input blocks of the view, or Slack shows none of them. */
function checkErrors(errors: Record<string, string> | undefined, modal: StoredModal): Record<string, string> {
  const inputs = modal.view.blocks.filter((block) => block.type === "input").map((block) => block.block_id);
  const named = Object.keys(errors ?? {});
  if (!errors || named.length === 0) throw new SlackRefusal("response_action errors without errors");
  const stray = named.filter((blockId) => !inputs.includes(blockId));
  if (stray.length > 0) throw new SlackRefusal(`errors for no input block of the view: ${stray.join(", ")}`);
  return errors;
}
