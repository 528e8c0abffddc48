import { type Request, regionsOf } from "@invitations/core/request/request";
import { mrkdwn, series, type Voice } from "./voice.ts";

/** What a member account does under one of two names, each of which is an IAM action of its own. */
type Renamed = "accept" | "leave";

const NAMES: Readonly<Record<Renamed, { modern: string; legacy: string }>> = {
  accept: { modern: "AcceptAdministratorInvitation", legacy: "AcceptInvitation" },
  leave: { modern: "DisassociateFromAdministratorAccount", legacy: "DisassociateFromMasterAccount" },
};

/** How it was done, after the verb: `by the legacy call AcceptInvitation, since …: name both`. */
export function byLegacyCall(deed: Renamed, { code }: Voice = mrkdwn): string {
  const { modern, legacy } = NAMES[deed];
  return `by the legacy call ${code(legacy)}, since policies deny ${code(modern)}: name both`;
}

/** Where the legacy call had to do, and what to do about it; nothing where none did. */
export function legacyNote(request: Request, { code }: Voice = mrkdwn): string | undefined {
  const all = regionsOf(request);
  const regions = all.filter((region) => request.outcomes[region]?.legacy);
  if (regions.length === 0) return undefined;
  const where =
    regions.length === all.length && all.length > 1
      ? `all ${all.length} Regions`
      : series(regions.map((region) => code(region, 40)));
  const deed = request.kind === "departure" ? "leave" : "accept";
  const { modern, legacy } = NAMES[deed];
  const did = deed === "leave" ? "left" : "accepted";
  return `In ${where} the account ${did} by the legacy call ${code(legacy)}, since policies deny ${code(modern)}. Nothing is missing; name both in the policy of its role, so that it does not depend on the old name.`;
}
