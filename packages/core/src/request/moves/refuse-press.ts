import type { Refusal } from "../../refusal.ts";
import type { EventOf } from "../event.ts";
import { byPerson } from "./stamp.ts";

/** Somebody pressed who may not, or too late: history keeps that, and nothing else changes. */
export function refusePress(
  press: { by: string; pressed: string; refusal: Refusal },
  now: Date,
): EventOf<"press-refused"> {
  return {
    type: "press-refused",
    ...byPerson(press.by, now),
    pressed: press.pressed,
    because: press.refusal.refusal,
  };
}
