import type { InputBlock } from "@slack/types";
import { useContext, useId } from "preact/hooks";
import { Field } from "../elements/field.tsx";
import { actionIdOf } from "../elements/interactive.tsx";
import { SurfaceContext } from "../elements/surface.ts";
import { type FieldValue, initialValue } from "../elements/value.ts";
import { FieldErrorsContext } from "./field-errors.ts";
import { Text } from "./text.tsx";

const GROUPS = new Set(["checkboxes", "radio_buttons"]);
/** Slack's own choice of moment for an input that dispatches: choices at once, text on Enter. */
const TEXTS = new Set([
  "plain_text_input",
  "email_text_input",
  "url_text_input",
  "number_input",
  "rich_text_input",
]);

/** A labelled field with its hint and, after a refused submission, what is wrong with it. */
export function Input({ block, blockId }: { block: InputBlock; blockId: string }) {
  const surface = useContext(SurfaceContext);
  const error = useContext(FieldErrorsContext)[blockId];
  const id = useId();
  const { element } = block;
  const actionId = actionIdOf(element, 0);
  const isGroup = GROUPS.has(element.type);
  const value = surface.value(blockId, actionId) ?? initialValue(element);

  const triggers =
    "dispatch_action_config" in element ? element.dispatch_action_config?.trigger_actions_on : undefined;
  const change = (next: FieldValue) => {
    surface.keep(blockId, actionId, next);
    const atOnce = !TEXTS.has(element.type) || triggers?.includes("on_character_entered");
    if (block.dispatch_action && atOnce) void surface.press(blockId, actionId, { ...next });
  };
  const enter = (event: KeyboardEvent) => {
    const onEnter = triggers === undefined || triggers.includes("on_enter_pressed");
    if (!block.dispatch_action || event.key !== "Enter" || !TEXTS.has(element.type) || !onEnter) return;
    event.preventDefault();
    void surface.press(blockId, actionId, { ...value });
  };

  const Label = isGroup ? "span" : "label";
  const described = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears Enter from the text field inside, for Slack's dispatch_action
    <div class={error ? "block input has-error" : "block input"} data-block={blockId} onKeyDown={enter}>
      <Label class="label" {...(isGroup ? {} : { htmlFor: id })}>
        <Text text={block.label} />
        {block.optional && <span class="optional"> (optional)</span>}
      </Label>
      <Field
        element={element}
        name={block.label.text}
        id={isGroup ? undefined : id}
        describedBy={described || undefined}
        invalid={error !== undefined}
        required={!block.optional}
        value={value}
        onChange={change}
      />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {block.hint && (
        <p class="hint" id={`${id}-hint`}>
          <Text text={block.hint} />
        </p>
      )}
    </div>
  );
}
