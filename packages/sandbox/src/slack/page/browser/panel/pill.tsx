import type { ComponentChildren } from "preact";
import {
  CheckIcon,
  CrossIcon,
  EnvelopeIcon,
  LeaveIcon,
  MinusIcon,
  PlusIcon,
  QuestionIcon,
} from "../icons.tsx";
import type { Tone } from "./standing.ts";

const ICONS: Record<Tone, () => ComponentChildren> = {
  enabled: CheckIcon,
  invited: EnvelopeIcon,
  created: PlusIcon,
  resigned: LeaveIcon,
  removed: CrossIcon,
  other: QuestionIcon,
  none: MinusIcon,
  absent: MinusIcon,
};

/** A status in colour, shape and words. */
export function Pill({ tone, label, fresh }: { tone: Tone; label: string; fresh?: boolean }) {
  const Drawing = ICONS[tone];
  return (
    <span class={`pill tone-${tone} ${fresh ? "fresh" : ""}`}>
      <Drawing />
      <span>{label}</span>
    </span>
  );
}
