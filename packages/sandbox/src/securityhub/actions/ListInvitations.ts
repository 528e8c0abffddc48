import { type Call, ownPlace } from "../call.ts";
import { fault } from "../faults.ts";
import { pageOf } from "../page.ts";
import { invitationShape } from "../shapes.ts";
import { invitationsOf } from "../state.ts";
import type { PageInput } from "../validations/page.ts";

/** The invitations the caller has, of every administrator. */
export function listInvitations(input: PageInput, call: Call) {
  const { listInvitationsBadRequestEvery: every, listShowsAccepted } = call.switches;
  if (every > 0 && call.ordinal % every === 0) throw fault("BadRequestException", "");
  const invitations = invitationsOf(ownPlace(call), call.now).filter(
    ([, invitation]) => listShowsAccepted || invitation.status !== "Enabled",
  );
  const { rows, ...token } = pageOf("ListInvitations", invitations, input, call, 50);
  return {
    Invitations: rows.map(([id, invitation]) => invitationShape(id, invitation, call.switches)),
    ...token,
  };
}
