import {
  AcceptAdministratorInvitationCommand,
  AcceptInvitationCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import type { IamWorld, SessionOptions } from "./iam-world.ts";

const ADMINISTRATOR = "999988887777";
const InvitationId = "7ab938c5d52d7904ad09f9e7c20cc4eb";

/** What a session of that role is told where it may not accept, by either name of the call; nothing where it may. */
export async function deniedAccept(
  world: IamWorld,
  role: string,
  options: SessionOptions,
): Promise<string[]> {
  const hub = new SecurityHubClient(await world.session(role, options));
  const outcomes = await Promise.allSettled([
    hub.send(new AcceptInvitationCommand({ InvitationId, MasterId: ADMINISTRATOR })),
    hub.send(new AcceptAdministratorInvitationCommand({ InvitationId, AdministratorId: ADMINISTRATOR })),
  ]);
  hub.destroy();
  return outcomes.flatMap((one) =>
    one.status === "rejected" && one.reason.name.startsWith("AccessDenied")
      ? [String(one.reason.message)]
      : [],
  );
}
