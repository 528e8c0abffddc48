import { type Call, makeMove, ownPlace, toAdministrator } from "../call.ts";
import { refusal } from "../faults.ts";
import { administratorOf } from "../state.ts";
import { leave } from "../transitions.ts";

/** Ends the association from the member's side. The invitation stays and may be accepted again. */
export function disassociateFromAdministratorAccount(_input: undefined, call: Call): undefined {
  const administrator = administratorOf(ownPlace(call), "latest");
  const misfit = administrator
    ? makeMove(call, toAdministrator(call, administrator.accountId), leave, "disassociate")
    : "notAMember";
  if (misfit === "organizationManaged")
    throw refusal(`${call.switches.organizationManagedErrorClass}Exception`, misfit, call.switches);
  if (misfit) throw notAssociated(call);
}

function notAssociated({ switches }: Call) {
  const { leaveNotAssociated: style } = switches;
  return refusal(`${style}Exception`, style === "BadRequest" ? "notAssociated" : "noSuchResource", switches);
}
