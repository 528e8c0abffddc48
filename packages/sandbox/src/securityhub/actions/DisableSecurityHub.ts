import { type Call, ownPlace, writing } from "../call.ts";
import { refusal } from "../faults.ts";
import { administratorOf, membersOf, writeHub } from "../state.ts";

/** Ends the caller's subscription in this Region, unless it is a member or has enabled members. */
export function disableSecurityHub(_input: undefined, call: Call): undefined {
  const place = ownPlace(call);
  if (membersOf(place, "latest").some(([, member]) => member.status === "Enabled"))
    throw refusal("InvalidInputException", "disableAdministrator", call.switches);
  if (administratorOf(place, "latest"))
    throw refusal("InvalidInputException", "disableMember", call.switches);
  writeHub(place, undefined, writing(call, "hub"));
  // They do not come back with the hub.
  place.standards = {};
}
