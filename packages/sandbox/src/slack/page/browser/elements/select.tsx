import type { ChannelsSelect, ConversationsSelect, Overflow, StaticSelect, UsersSelect } from "@slack/types";
import { useContext } from "preact/hooks";
import { parsePlain } from "../mrkdwn/inline.ts";
import type { Inline } from "../mrkdwn/tree.ts";
import { humans, WorkspaceContext } from "../workspace.ts";
import type { ElementProps } from "./surface.ts";
import { optionsOf } from "./value.ts";

interface Entry {
  key: string;
  label: string;
}

interface ChooserProps extends Omit<ElementProps<unknown>, "element" | "value" | "onChange"> {
  groups: { label?: string; entries: Entry[] }[];
  chosen: string;
  placeholder: string;
  onChoose(key: string): void;
}

/** An `<option>` takes text only, so emoji become characters and nothing else is left to draw. */
export function optionText(text: string): string {
  const flat = (node: Inline) =>
    node.kind === "text" ? node.text : node.kind === "emoji" ? node.symbol : " ";
  return parsePlain(text).map(flat).join("");
}

function Chooser(props: ChooserProps) {
  const { groups, chosen, placeholder, onChoose, id, name, describedBy, invalid, required, disabled } = props;
  const drawn = (entries: Entry[]) =>
    entries.map((entry) => (
      <option key={entry.key} value={entry.key}>
        {entry.label}
      </option>
    ));
  return (
    <select
      class="select"
      id={id}
      aria-label={id ? undefined : name}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      disabled={disabled}
      value={chosen}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{placeholder}</option>
      {groups.map((group, index) =>
        group.label ? (
          <optgroup key={index} label={group.label}>
            {drawn(group.entries)}
          </optgroup>
        ) : (
          drawn(group.entries)
        ),
      )}
    </select>
  );
}

export function StaticChoice({ element, value, onChange, ...rest }: ElementProps<StaticSelect>) {
  const all = optionsOf(element);
  // Values need not be unique across groups in what an app sends, so an option is known by its place.
  const keyed = (options: typeof all) =>
    options.map((option) => ({ key: String(all.indexOf(option)), label: optionText(option.text.text) }));
  const groups = element.option_groups
    ? element.option_groups.map((group) => ({ label: group.label.text, entries: keyed(group.options) }))
    : [{ entries: keyed(all) }];
  const chosen = all.findIndex((option) => option.value === value?.selected_option?.value);
  const description = value?.selected_option ? all[chosen]?.description : undefined;
  return (
    <>
      <Chooser
        {...rest}
        groups={groups}
        chosen={value?.selected_option && chosen >= 0 ? String(chosen) : ""}
        placeholder={element.placeholder?.text ?? "Choose one"}
        onChoose={(key) =>
          onChange({ type: element.type, selected_option: key === "" ? null : (all[Number(key)] ?? null) })
        }
      />
      {description && <p class="hint">{description.text}</p>}
    </>
  );
}

export function UserChoice({ element, value, onChange, ...rest }: ElementProps<UsersSelect>) {
  const people = humans(useContext(WorkspaceContext));
  return (
    <Chooser
      {...rest}
      groups={[{ entries: people.map(({ id, realName }) => ({ key: id, label: realName })) }]}
      chosen={value?.selected_user ?? ""}
      placeholder={element.placeholder?.text ?? "Choose a person"}
      onChoose={(key) => onChange({ type: element.type, selected_user: key || null })}
    />
  );
}

/** Channels that this person is in: those are the ones the page knows of. */
export function ChannelChoice(props: ElementProps<ChannelsSelect | ConversationsSelect>) {
  const { element, value, onChange, ...rest } = props;
  const { channels } = useContext(WorkspaceContext);
  const field = element.type === "channels_select" ? "selected_channel" : "selected_conversation";
  return (
    <Chooser
      {...rest}
      groups={[{ entries: [...channels].map(([key, name]) => ({ key, label: `#${name}` })) }]}
      chosen={value?.[field] ?? ""}
      placeholder={element.placeholder?.text ?? "Choose a channel"}
      onChoose={(key) => onChange({ type: element.type, [field]: key || null })}
    />
  );
}

/** The "⋯" menu: choosing acts at once and leaves nothing chosen. */
export function OverflowMenu({ element, onChange, ...rest }: ElementProps<Overflow>) {
  return (
    <span class="overflow">
      <Chooser
        {...rest}
        name={rest.name || "More actions"}
        groups={[
          {
            entries: element.options.map((one, index) => ({
              key: String(index),
              label: optionText(one.text.text),
            })),
          },
        ]}
        chosen=""
        placeholder="⋯"
        onChoose={(key) => {
          const option = element.options[Number(key)];
          if (key !== "" && option) onChange({ type: element.type, selected_option: option });
        }}
      />
    </span>
  );
}
