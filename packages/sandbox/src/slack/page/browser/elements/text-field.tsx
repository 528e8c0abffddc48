import type { EmailInput, NumberInput, PlainTextInput, RichTextInput, URLInput } from "@slack/types";
import type { ElementProps } from "./surface.ts";

/** The keyboard that a touch screen brings; the browser's own checks would speak in another voice. */
const KEYBOARDS = {
  email_text_input: "email",
  url_text_input: "url",
  number_input: "decimal",
} as const;

/** Single and multi-line text, e-mail, address and number. Limits are checked on submission, so nothing typed is lost. */
export function TextField(props: ElementProps<PlainTextInput | EmailInput | NumberInput | URLInput>) {
  const { element, value, onChange, id, name, describedBy, invalid, required, disabled } = props;
  const text = value?.value ?? "";
  const common = {
    id,
    value: text,
    disabled,
    placeholder: element.placeholder?.text,
    "aria-label": id ? undefined : name,
    "aria-describedby": describedBy,
    "aria-invalid": invalid,
    "aria-required": required,
    "data-focus-on-load": element.focus_on_load || undefined,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onChange({ type: element.type, value: event.currentTarget.value || null }),
  };
  if (element.type !== "plain_text_input") {
    return (
      <input
        class="text-input"
        type="text"
        inputMode={KEYBOARDS[element.type]}
        spellcheck={false}
        autoComplete="off"
        {...common}
      />
    );
  }
  return (
    <>
      {element.multiline ? (
        <textarea class="text-input" rows={4} {...common} />
      ) : (
        <input class="text-input" type="text" autoComplete="off" spellcheck={false} {...common} />
      )}
      <Room length={text.length} limit={element.max_length} />
    </>
  );
}

/** How many characters are left, once it begins to matter. */
function Room({ length, limit }: { length: number; limit: number | undefined }) {
  if (limit === undefined || length < limit * 0.8) return null;
  return <span class={length > limit ? "room over" : "room"}>{limit - length}</span>;
}

/** Rich text is typed here without formatting: one section of plain text. */
export function RichTextField(props: ElementProps<RichTextInput>) {
  const { element, value, onChange, id, name, describedBy, invalid, required, disabled } = props;
  const section = value?.rich_text_value?.elements[0];
  const first = section?.type === "rich_text_section" ? section.elements[0] : undefined;
  return (
    <textarea
      class="text-input"
      rows={4}
      id={id}
      value={first?.type === "text" ? first.text : ""}
      disabled={disabled}
      placeholder={element.placeholder?.text}
      aria-label={id ? undefined : name}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      onInput={(event) => {
        const text = event.currentTarget.value;
        onChange({
          type: element.type,
          rich_text_value: text
            ? {
                type: "rich_text",
                elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
              }
            : null,
        });
      }}
    />
  );
}
