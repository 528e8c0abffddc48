import type { Checkboxes, RadioButtons } from "@slack/types";
import { useId } from "preact/hooks";
import { Text } from "../blocks/text.tsx";
import type { ElementProps } from "./surface.ts";
import type { Choice } from "./value.ts";

/** Checkboxes and radio buttons: a group of native inputs with their descriptions. */
export function OptionList(props: ElementProps<Checkboxes | RadioButtons>) {
  const { element, value, onChange, name, describedBy, disabled } = props;
  const group = useId();
  const many = element.type === "checkboxes";
  const chosen = many
    ? (value?.selected_options ?? [])
    : value?.selected_option
      ? [value.selected_option]
      : [];
  const isChosen = (option: Choice) => chosen.some((one) => one.value === option.value);

  const toggle = (option: Choice) => {
    if (!many) return onChange({ type: element.type, selected_option: option });
    const selected = element.options.filter((one) => (one === option ? !isChosen(one) : isChosen(one)));
    onChange({ type: element.type, selected_options: selected });
  };

  return (
    <fieldset class="option-list" aria-label={name} aria-describedby={describedBy}>
      {element.options.map((option, index) => (
        <label key={option.value ?? index} class="option">
          <input
            type={many ? "checkbox" : "radio"}
            name={group}
            checked={isChosen(option)}
            disabled={disabled}
            onChange={() => toggle(option)}
          />
          <span>
            <Text text={option.text} />
            {option.description && (
              <span class="hint">
                <Text text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
