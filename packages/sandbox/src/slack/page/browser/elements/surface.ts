import type { ConfirmationDialog } from "@slack/types";
import { createContext } from "preact";
import type { FieldValue } from "./value.ts";

/** What an element stands on: a message or a modal. It keeps the values and takes the presses. */
export interface Surface {
  value(blockId: string, actionId: string): FieldValue | undefined;
  keep(blockId: string, actionId: string, value: FieldValue): void;
  /** Resolves once the deed is answered; the surface itself tells the person of a failure. */
  press(blockId: string, actionId: string, input?: Record<string, unknown>): Promise<void>;
}

export const SurfaceContext = createContext<Surface>({
  value: () => undefined,
  keep: () => undefined,
  press: () => Promise.reject(new Error("an element was drawn outside of a message or modal")),
});

/** Asks "are you sure?" and resolves to the answer. */
export const ConfirmContext = createContext<(confirm: ConfirmationDialog) => Promise<boolean>>(() =>
  Promise.reject(new Error("nothing on this page can ask for confirmation")),
);

/** What every element's drawing is given. */
export interface ElementProps<E> {
  element: E;
  /** For the label and for tests that look by role and name. */
  name: string;
  id?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
  required?: boolean;
  disabled?: boolean;
  value: FieldValue | undefined;
  onChange(value: FieldValue): void;
}
