import { type Call, ownPlace } from "../call.ts";
import { invitationsOf } from "../state.ts";

/** All of the caller's invitations, declined ones too, but for the accepted one. */
export function getInvitationsCount(_input: undefined, call: Call) {
  const open = invitationsOf(ownPlace(call), call.now).filter(([, { status }]) => status !== "Enabled");
  return { InvitationsCount: open.length };
}
