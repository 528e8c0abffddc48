import type { Control, DeedResult, WorldControl } from "../protocol.ts";
import { type DeedContext, ImpossibleDeed } from "./deed.ts";

/** A control of the world. What it does is the world's own affair: here it is only seen to that it is complete. */
export async function control({ controls }: DeedContext, given: Control): Promise<DeedResult> {
  if (!controls) throw new ImpossibleDeed("This workspace has no world around it that could be moved.");
  const { clock, trouble } = controls.state();
  const chosen = [...clock, ...trouble].find(({ id }) => id === given.control);
  if (!chosen) throw new ImpossibleDeed(`There is no control ${String(given.control)}.`);
  const lacking = whatIsLacking(chosen, given);
  if (lacking) throw new ImpossibleDeed(lacking);
  return controls.perform(given);
}

function whatIsLacking({ label, needs, choices }: WorldControl, given: Control): string | undefined {
  if (needs !== "nothing" && !/^\d{12}$/.test(String(given.account))) {
    return `"${label}" needs an account of 12 digits.`;
  }
  if (given.region !== undefined && typeof given.region !== "string") return "A Region is a text.";
  if (choices && !choices.includes(String(given.choice))) {
    return `"${label}" needs one of ${choices.join(", ")}.`;
  }
  return undefined;
}
