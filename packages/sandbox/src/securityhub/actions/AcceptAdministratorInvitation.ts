import { type Call, makeMove, ownPlace, toAdministrator } from "../call.ts";
import { refusal } from "../faults.ts";
import { administratorOf, membersOf, placeOf } from "../state.ts";
import type { TextName } from "../texts.ts";
import { accept } from "../transitions.ts";
import type { AcceptInput } from "../validations/AcceptAdministratorInvitation.ts";

/** Makes the caller a member of the administrator that invited it. */
export function acceptAdministratorInvitation(input: AcceptInput, call: Call): undefined {
  const refused = hindranceOf(input, call) ?? acceptOne(input, call);
  if (refused) throw refusal(`${call.switches.acceptErrorClass}Exception`, refused, call.switches);
}

function acceptOne({ administratorId, invitationId }: AcceptInput, call: Call): TextName | undefined {
  const pair = toAdministrator(call, administratorId);
  return makeMove(call, pair, accept(administratorId), "accept", { invitationId });
}

/** What forbids the acceptance besides the state of the relation. */
function hindranceOf({ administratorId }: AcceptInput, call: Call): TextName | undefined {
  if (administratorOf(ownPlace(call), "latest")) return "acceptWhileMember";
  const ownMembers = membersOf(ownPlace(call), "latest");
  if (ownMembers.some(([, { status }]) => status !== "Removed" && status !== "Resigned"))
    return "acceptWithMembers";
  return administratorOf(placeOf(call.state, call.region, administratorId), "latest")
    ? "inviterIsMember"
    : undefined;
}
