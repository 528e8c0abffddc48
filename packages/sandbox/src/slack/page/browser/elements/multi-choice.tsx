import { useId, useRef, useState } from "preact/hooks";
import { CheckIcon, CrossIcon } from "../icons.tsx";

export interface MultiEntry {
  key: string;
  label: string;
  detail?: string | undefined;
}

interface MultiChoiceProps {
  entries: MultiEntry[];
  chosen: string[];
  most: number | undefined;
  placeholder: string;
  name: string;
  id?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
  onChoose(keys: string[]): void;
}

/** Several of a list: what is chosen stands as chips; typing narrows the list, arrows and Enter choose from it. */
export function MultiChoice(props: MultiChoiceProps) {
  const { entries, chosen, most, placeholder, name, id, describedBy, invalid, disabled, onChoose } = props;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const full = most !== undefined && chosen.length >= most;
  const wanted = typed.trim().toLowerCase();
  const shown = entries.filter((entry) =>
    `${entry.label} ${entry.detail ?? ""}`.toLowerCase().includes(wanted),
  );

  const toggle = (key: string) => {
    if (chosen.includes(key)) onChoose(chosen.filter((one) => one !== key));
    else if (!full) onChoose([...chosen, key]);
    setTyped("");
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      setAt(open ? (at + step + shown.length) % Math.max(shown.length, 1) : 0);
    } else if (event.key === "Enter") {
      const entry = shown[at];
      if (open && entry) toggle(entry.key);
      else setOpen(true);
    } else if (event.key === "Escape" && open) {
      setOpen(false);
      event.stopPropagation();
    } else if (event.key === "Backspace" && typed === "") {
      onChoose(chosen.slice(0, -1));
      return;
    } else return;
    event.preventDefault();
  };

  return (
    <div
      class="multi-choice"
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (!(next instanceof Node) || !event.currentTarget.contains(next)) setOpen(false);
      }}
    >
      <div class="multi-box" data-invalid={invalid}>
        {chosen.map((key) => {
          const label = entries.find((entry) => entry.key === key)?.label ?? key;
          return (
            <span class="chip" key={key}>
              {label}
              <button
                type="button"
                aria-label={`Remove ${label}`}
                disabled={disabled}
                onClick={() => toggle(key)}
              >
                <CrossIcon />
              </button>
            </span>
          );
        })}
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={id ? undefined : name}
          aria-expanded={open}
          aria-controls={list}
          aria-activedescendant={open && shown[at] ? `${list}-${at}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          disabled={disabled}
          placeholder={chosen.length === 0 ? placeholder : ""}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
      </div>
      {open && (
        <div
          class="multi-list"
          role="listbox"
          id={list}
          aria-label={name}
          aria-multiselectable="true"
          tabIndex={-1}
        >
          {full && <p class="quiet">That is the most you can choose: {most}.</p>}
          {shown.map((entry, index) => (
            <div
              key={entry.key}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={chosen.includes(entry.key)}
              aria-disabled={full && !chosen.includes(entry.key)}
              class={index === at ? "at" : ""}
              // mousedown, since a click would first move the focus and close the list.
              onMouseDown={(event) => {
                event.preventDefault();
                toggle(entry.key);
              }}
            >
              <span class="tick">{chosen.includes(entry.key) && <CheckIcon />}</span>
              {entry.label} {entry.detail && <span class="quiet">{entry.detail}</span>}
            </div>
          ))}
          {shown.length === 0 && <p class="quiet">Nothing matches “{typed}”.</p>}
        </div>
      )}
    </div>
  );
}
