import type { AccountSeed, PolicyDocument } from "../seeds/seed.ts";
import type { Layer } from "./evaluate.ts";
import { groupsOf, usersOf } from "./identities.ts";
import { defaultVersion, type ManagedPolicies } from "./managed-policies.ts";
import { type NamedPolicy, statementsOf } from "./principals.ts";
import type { Role } from "./roles.ts";
import type { ServiceControl } from "./service-control.ts";
import type { Session } from "./sessions.ts";

/** A user, group or role, as far as policies hang on it. */
interface Attached {
  kind: "user" | "group" | "role";
  name: string;
  policies?: Record<string, PolicyDocument>;
  attached?: string[];
}

/** Which policies have a say about whom. */
export interface Layers {
  /** Everything that grants something to a role. */
  ofRole(role: Role): NamedPolicy[];
  /** The same of a user, those of its groups included; `undefined` for a user or group that is not there. */
  ofUser(account: AccountSeed, name: string): NamedPolicy[] | undefined;
  ofGroup(account: AccountSeed, name: string): NamedPolicy[] | undefined;
  boundary(arn: string): NamedPolicy;
  control: ServiceControl;
  /** Every kind of policy that limits a role session. */
  ofSession(role: Role, session: Session): Layer[];
}

export function createLayers(managed: ManagedPolicies, control: ServiceControl): Layers {
  const managedPolicy = (arn: string): NamedPolicy => {
    const policy = managed.get(arn);
    if (!policy) throw new Error(`There is no managed policy ${arn}.`);
    return { policyId: policy.name, arn, document: defaultVersion(policy).document };
  };
  const hanging = ({ kind, name, policies = {}, attached = [] }: Attached): NamedPolicy[] => [
    ...Object.entries(policies).map(([policy, document]) => ({
      policyId: `${kind}_${name}_${policy}`,
      document,
    })),
    ...attached.map(managedPolicy),
  ];
  const ofRole = (role: Role) => hanging({ kind: "role", ...role });
  const ofGroup = (account: AccountSeed, name: string) => {
    const group = groupsOf(account).find((one) => one.name === name);
    return group && hanging({ kind: "group", ...group });
  };

  return {
    ofRole,
    ofGroup,
    ofUser(account, name) {
      const user = usersOf(account).find((one) => one.name === name);
      if (!user) return undefined;
      const inherited = (user.groups ?? []).flatMap((group) => ofGroup(account, group) ?? []);
      return [...hanging({ kind: "user", ...user }), ...inherited];
    },
    boundary: managedPolicy,
    control,
    ofSession(role, session) {
      const layer = (kind: Layer["kind"], policies: NamedPolicy[]): Layer => ({
        kind,
        statements: statementsOf(policies),
      });
      const sessionPolicies = [role.sessionPolicy, session.policy].filter((policy) => policy !== undefined);
      return [
        ...control(role.accountId),
        layer("identity", ofRole(role)),
        ...(role.boundary ? [layer("boundary", [managedPolicy(role.boundary)])] : []),
        ...sessionPolicies.map((document) => layer("session", [{ policyId: "SessionPolicy", document }])),
      ];
    },
  };
}
