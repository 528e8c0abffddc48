import { randomBytes } from "node:crypto";
import type { Clock } from "../../wire/clock.ts";
import { withIdentifiers } from "./elements.ts";
import type { StoredModal, StoredView, WorkspaceState } from "./state.ts";

/** A root view and two pushed upon it (docs.slack.dev, views.push). */
const DEEPEST = 3;

/** A view as an app sends it, already checked. */
export type ViewDraft = Pick<StoredView, "type" | "blocks"> & Record<string, unknown>;

export interface Modals {
  /** The views open before a person, the topmost last. */
  before(person: string): StoredModal[];
  find(by: { id?: string; externalId?: string }): { person: string; modal: StoredModal } | undefined;
  /** Opens a modal; whatever was open before that person gives way. */
  open(person: string, draft: ViewDraft): StoredModal;
  /** `undefined` when the stack is as deep as it may be. */
  push(person: string, draft: ViewDraft): StoredModal | undefined;
  update(modal: StoredModal, draft: ViewDraft): void;
  /** Closes a view and all above it; the closed ones, the topmost first. */
  close(person: string, id: string): StoredModal[];
  closeAll(person: string): StoredModal[];
  publishHome(person: string, draft: ViewDraft): StoredView;
}

export function createModals(state: WorkspaceState, clock: Clock, changed: () => void): Modals {
  const hash = () => `${Math.floor(clock.now().getTime() / 1000)}.${randomBytes(4).toString("hex")}`;
  const build = (draft: ViewDraft, id: string, root: string, previous: string | null): StoredView => ({
    id,
    type: draft.type,
    blocks: withIdentifiers(draft.blocks),
    title: draft.title ?? null,
    submit: draft.submit ?? null,
    close: draft.close ?? null,
    private_metadata: String(draft.private_metadata ?? ""),
    callback_id: String(draft.callback_id ?? ""),
    external_id: String(draft.external_id ?? ""),
    clear_on_close: draft.clear_on_close === true,
    notify_on_close: draft.notify_on_close === true,
    hash: hash(),
    root_view_id: root,
    previous_view_id: previous,
  });
  const newId = () => `V${randomBytes(5).toString("hex").toUpperCase()}`;
  const before = (person: string) => {
    state.modals[person] ??= [];
    return state.modals[person];
  };

  return {
    before,
    find({ id, externalId }) {
      for (const [person, stack] of Object.entries(state.modals)) {
        const modal = stack.find(({ view }) =>
          id ? view.id === id : view.external_id !== "" && view.external_id === externalId,
        );
        if (modal) return { person, modal };
      }
      return undefined;
    },
    open(person, draft) {
      const id = newId();
      const modal = { view: build(draft, id, id, null), values: {}, errors: {} };
      state.modals[person] = [modal];
      changed();
      return modal;
    },
    push(person, draft) {
      const stack = before(person);
      const below = stack.at(-1);
      if (!below || stack.length >= DEEPEST) return undefined;
      const modal = {
        view: build(draft, newId(), below.view.root_view_id, below.view.id),
        values: {},
        errors: {},
      };
      stack.push(modal);
      changed();
      return modal;
    },
    update(modal, draft) {
      modal.view = build(draft, modal.view.id, modal.view.root_view_id, modal.view.previous_view_id);
      modal.errors = {};
      changed();
    },
    close(person, id) {
      const stack = before(person);
      const at = stack.findIndex(({ view }) => view.id === id);
      const closed = at < 0 ? [] : stack.splice(at);
      changed();
      return closed.reverse();
    },
    closeAll(person) {
      const closed = before(person).reverse();
      state.modals[person] = [];
      changed();
      return closed;
    },
    publishHome(person, draft) {
      const id = state.homes[person]?.id ?? newId();
      const view = build(draft, id, id, null);
      state.homes[person] = view;
      state.homeValues[person] = {};
      changed();
      return view;
    },
  };
}
