import type {
  MultiChannelsSelect,
  MultiConversationsSelect,
  MultiStaticSelect,
  MultiUsersSelect,
} from "@slack/types";
import { useContext } from "preact/hooks";
import { humans, WorkspaceContext } from "../workspace.ts";
import { MultiChoice } from "./multi-choice.tsx";
import { optionText } from "./select.tsx";
import type { ElementProps } from "./surface.ts";
import { optionsOf } from "./value.ts";

export function MultiStaticChoice({ element, value, onChange, ...rest }: ElementProps<MultiStaticSelect>) {
  const all = optionsOf(element);
  return (
    <MultiChoice
      {...rest}
      entries={all.map((option) => ({
        key: option.value ?? option.text.text,
        label: optionText(option.text.text),
        detail: option.description?.text,
      }))}
      chosen={(value?.selected_options ?? []).map((option) => option.value ?? option.text.text)}
      most={element.max_selected_items}
      placeholder={element.placeholder?.text ?? "Choose any"}
      onChoose={(keys) =>
        onChange({
          type: element.type,
          selected_options: all.filter((option) => keys.includes(option.value ?? option.text.text)),
        })
      }
    />
  );
}

export function MultiUserChoice({ element, value, onChange, ...rest }: ElementProps<MultiUsersSelect>) {
  const people = humans(useContext(WorkspaceContext));
  return (
    <MultiChoice
      {...rest}
      entries={people.map(({ id, realName, role }) => ({
        key: id,
        label: realName,
        detail: role,
      }))}
      chosen={value?.selected_users ?? []}
      most={element.max_selected_items}
      placeholder={element.placeholder?.text ?? "Choose people"}
      onChoose={(keys) => onChange({ type: element.type, selected_users: keys })}
    />
  );
}

export function MultiChannelChoice(props: ElementProps<MultiChannelsSelect | MultiConversationsSelect>) {
  const { element, value, onChange, ...rest } = props;
  const { channels } = useContext(WorkspaceContext);
  const field = element.type === "multi_channels_select" ? "selected_channels" : "selected_conversations";
  return (
    <MultiChoice
      {...rest}
      entries={[...channels].map(([key, name]) => ({ key, label: `#${name}` }))}
      chosen={value?.[field] ?? []}
      most={element.max_selected_items}
      placeholder={element.placeholder?.text ?? "Choose channels"}
      onChoose={(keys) => onChange({ type: element.type, [field]: keys })}
    />
  );
}
