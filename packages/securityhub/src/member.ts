import type { MemberHands, MemberSession } from "@invitations/core/ports";
import { accept } from "./accept.ts";
import { assumeRole } from "./assume-role.ts";
import type { MemberClients, SessionCredentials } from "./clients.ts";
import { decline } from "./decline.ts";
import { confirmHub, enableHub } from "./enable-hub.ts";
import { enableStandards } from "./enable-standards.ts";
import { examine } from "./examine.ts";
import { Hub } from "./hub.ts";
import { leave } from "./leave.ts";
import { organizationOf } from "./organization.ts";
import { READ_BACK_PAUSES } from "./read-back.ts";
import { type RoleSetting, roleArnFor } from "./role.ts";
import { Trace } from "./trace.ts";

export interface MemberHandsOptions extends RoleSetting {
  /** What the role's trust policy asks for. */
  externalId: string;
  clients: MemberClients;
  /** Milliseconds between the tries to read back a write. */
  readBackPauses?: readonly number[];
}

/** Member accounts' side of Security Hub, over its API, through their roles. */
export function createMemberHands(options: MemberHandsOptions): MemberHands {
  const { externalId, clients } = options;
  const pauses = options.readBackPauses ?? READ_BACK_PAUSES;
  return {
    roleArn: (account) => roleArnFor(account, options),
    async assume(account, request, region) {
      const trace = new Trace();
      const roleArn = roleArnFor(account, options);
      const assumption = { account: account.id, roleArn, request, region, externalId };
      const credentials = await assumeRole(assumption, clients, trace);
      return openSession(region, credentials, clients, pauses, trace.awsRequestIds);
    },
  };
}

/** `assumedWith`: request ids of the calls that opened the session; the first thing done with it tells them. */
function openSession(
  region: string,
  credentials: SessionCredentials,
  clients: MemberClients,
  pauses: readonly number[],
  assumedWith: string[],
): MemberSession {
  const begin = () => {
    const trace = new Trace(assumedWith.splice(0));
    return { trace, hub: new Hub(clients.securityHub(region, credentials), region, trace) };
  };
  return {
    async examine() {
      const { hub, trace } = begin();
      const examination = await examine(hub, clients.config(region, credentials));
      return { examination, awsRequestIds: trace.awsRequestIds };
    },
    async organization() {
      const { trace } = begin();
      const organization = await organizationOf(clients.organizations(region, credentials), trace);
      return { ...(organization === undefined ? {} : { organization }), awsRequestIds: trace.awsRequestIds };
    },
    async enableHub() {
      const { hub, trace } = begin();
      const enabled = await enableHub(hub);
      return { enabled, awsRequestIds: trace.awsRequestIds };
    },
    async confirmHub() {
      const { hub, trace } = begin();
      await confirmHub(hub, pauses);
      return { awsRequestIds: trace.awsRequestIds };
    },
    async accept(administrator) {
      const { hub, trace } = begin();
      const acceptance = await accept(hub, administrator, pauses);
      return { ...acceptance, awsRequestIds: trace.awsRequestIds };
    },
    async enableStandards(standards) {
      const { hub, trace } = begin();
      const come = await enableStandards(hub, standards, pauses);
      return { ...come, awsRequestIds: trace.awsRequestIds };
    },
    async leave(administrator) {
      const { hub, trace } = begin();
      const departure = await leave(hub, administrator, pauses);
      return { ...departure, awsRequestIds: trace.awsRequestIds };
    },
    async decline(administrator) {
      const { hub, trace } = begin();
      await decline(hub, administrator, pauses);
      return { awsRequestIds: trace.awsRequestIds };
    },
  };
}
