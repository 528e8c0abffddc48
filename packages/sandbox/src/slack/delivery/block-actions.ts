import { messageShape, viewShape } from "../api/shapes.ts";
import type { DeedResult } from "../page/protocol.ts";
import { stateOf, valueField } from "../workspace/element-values.ts";
import { elementsIn, type PlacedElement } from "../workspace/elements.ts";
import type {
  ElementValue,
  ElementValues,
  Member,
  StoredConversation,
  StoredMessage,
  StoredModal,
  StoredView,
} from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { deliver } from "./deliver.ts";
import type { Delivery } from "./delivery.ts";
import { channelName, envelope, interactionForm } from "./payload.ts";
import { pressFailed } from "./sentences.ts";

/** Where an element was pressed. */
export type PressedIn =
  | { conversation: StoredConversation; message: StoredMessage }
  | { modal: StoredModal }
  /** The App Home of whoever pressed; `values`: what is chosen in it. */
  | { home: StoredView; values: ElementValues };

/** Sends a `block_actions` payload (docs.slack.dev/reference/interaction-payloads/block_actions-payload). */
export async function sendBlockActions(
  delivery: Delivery,
  person: Member,
  where: PressedIn,
  placed: PlacedElement,
  chosen: ElementValue,
): Promise<DeedResult> {
  const { workspace, endpoint } = delivery;
  const payload = {
    type: "block_actions",
    ...envelope(workspace, person),
    ...placeOf(where, person, delivery),
    trigger_id: workspace.triggers.issue(person.id, "modal" in where ? where.modal.view.id : undefined),
    actions: [actionOf(placed, chosen, workspace)],
  };
  const outcome = await deliver(endpoint, "application/x-www-form-urlencoded", interactionForm(payload));
  return outcome.kind === "acknowledged" ? { ok: true } : { ok: false, error: pressFailed(outcome) };
}

function placeOf(where: PressedIn, person: Member, delivery: Delivery) {
  if ("modal" in where) return inView(where.modal.view, where.modal.values, delivery.workspace);
  if ("home" in where) return inView(where.home, where.values, delivery.workspace);
  return inMessage(where, person, delivery);
}

function inView(view: StoredView, values: ElementValues, workspace: Workspace) {
  return {
    container: { type: "view", view_id: view.id },
    view: viewShape(view, values, workspace),
  };
}

function inMessage(
  { conversation, message }: { conversation: StoredConversation; message: StoredMessage },
  person: Member,
  { workspace, url }: Delivery,
) {
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: conversation.id,
      is_ephemeral: message.onlyFor !== undefined,
    },
    channel: { id: conversation.id, name: channelName(conversation) },
    // Slack keeps no ephemeral message, and so sends none.
    ...(message.onlyFor ? {} : { message: messageShape(message, workspace) }),
    state: { values: stateOf(elementsIn(message.blocks ?? []), message.values) },
    response_url: `${url()}${workspace.responseUrls.issue(person.id, conversation.id, message.ts)}`,
  };
}

/** Fields of an element that its action repeats. */
const repeated = [
  "text",
  "value",
  "style",
  "url",
  "placeholder",
  "confirm",
  "initial_option",
  "initial_user",
];

function actionOf({ blockId, actionId, element }: PlacedElement, chosen: ElementValue, workspace: Workspace) {
  const field = valueField(element);
  const own = Object.fromEntries(
    repeated.filter((name) => element[name] !== undefined).map((name) => [name, element[name]]),
  );
  return {
    type: element.type,
    block_id: blockId,
    action_id: actionId,
    ...own,
    ...(field ? { [field]: chosen[field] } : {}),
    action_ts: workspace.messages.stamp(),
  };
}
