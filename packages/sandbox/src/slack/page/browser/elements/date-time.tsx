import type { Datepicker, DateTimepicker, Timepicker } from "@slack/types";
import type { ElementProps } from "./surface.ts";
import type { FieldValue } from "./value.ts";

/** The browser's own date and time fields, with values in Slack's forms. */
export function DateTimeField(props: ElementProps<Datepicker | Timepicker | DateTimepicker>) {
  const { element, value, onChange, id, name, describedBy, invalid, required, disabled } = props;
  const [kind, shown] = forInput(element.type, value);
  return (
    <input
      class="text-input date-input"
      type={kind}
      id={id}
      value={shown}
      disabled={disabled}
      aria-label={id ? undefined : name}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      onChange={(event) => onChange(fromInput(element.type, event.currentTarget.value))}
    />
  );
}

function forInput(type: string, value: FieldValue | undefined): ["date" | "time" | "datetime-local", string] {
  if (type === "datepicker") return ["date", value?.selected_date ?? ""];
  if (type === "timepicker") return ["time", value?.selected_time ?? ""];
  const seconds = value?.selected_date_time;
  return ["datetime-local", seconds ? localMinute(new Date(seconds * 1000)) : ""];
}

function fromInput(type: string, text: string): FieldValue {
  if (type === "datepicker") return { type, selected_date: text || null };
  if (type === "timepicker") return { type, selected_time: text || null };
  return { type, selected_date_time: text ? Math.floor(new Date(text).getTime() / 1000) : null };
}

/** `datetime-local` wants local time without a zone. */
function localMinute(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
