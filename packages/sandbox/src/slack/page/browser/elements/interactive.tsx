import { useContext, useState } from "preact/hooks";
import { Field } from "./field.tsx";
import { PressButton } from "./press-button.tsx";
import { ConfirmContext, SurfaceContext } from "./surface.ts";
import { type Element, type FieldValue, initialValue } from "./value.ts";

interface InteractiveProps {
  element: Element;
  blockId: string;
  actionId: string;
  /** What it is about, for elements that carry no words of their own. */
  name: string;
}

/** An element of a section or an actions block: every change is a press, after the dialog that it may ask for. */
export function Interactive({ element, blockId, actionId, name }: InteractiveProps) {
  const surface = useContext(SurfaceContext);
  const ask = useContext(ConfirmContext);
  const [pending, setPending] = useState(false);
  if (element.type === "button")
    return <PressButton element={element} blockId={blockId} actionId={actionId} />;

  const change = async (value: FieldValue) => {
    const before = surface.value(blockId, actionId) ?? initialValue(element);
    surface.keep(blockId, actionId, value);
    const confirm = "confirm" in element ? element.confirm : undefined;
    if (confirm && !(await ask(confirm))) {
      if (before) surface.keep(blockId, actionId, before);
      return;
    }
    setPending(true);
    await surface.press(blockId, actionId, { ...value });
    setPending(false);
  };

  return (
    <span class={pending ? "interactive pending" : "interactive"} aria-busy={pending}>
      <Field
        element={element}
        name={name}
        value={surface.value(blockId, actionId) ?? initialValue(element)}
        onChange={change}
      />
    </span>
  );
}

/** Slack gives unnamed elements an id by itself; until the server does, its place serves. */
export function actionIdOf(element: { action_id?: string }, place: number): string {
  return element.action_id ?? `action-${place}`;
}
