import type { Person } from "../../protocol.ts";
import { initials, inkOn } from "./initials.ts";

/** Initials on the person's colour; decorative, since the name always stands beside it. */
export function Avatar({ person, size = "" }: { person: Person | undefined; size?: "small" | "" }) {
  const colour = person?.colour ?? "#777";
  return (
    <span
      class={`avatar ${size} ${person?.bot ? "bot" : ""}`}
      style={{ background: colour, color: inkOn(colour) }}
      aria-hidden="true"
    >
      {person ? initials(person.realName) : "?"}
    </span>
  );
}
