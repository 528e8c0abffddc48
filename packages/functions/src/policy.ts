import type { ErrandKind } from "@invitations/core/errand";
import type { Patience, Policy } from "@invitations/core/policy";
import { kindSchema, type RequestKind } from "@invitations/core/request/request";

/** What holds where a deployment says nothing else. */
export const DEFAULT_PATIENCE: Patience = {
  remindAfterDays: [1, 3],
  escalateAfterDays: 5,
  expiresAfterDays: 14,
};

type Some<Shape> = { [Key in keyof Shape]?: Shape[Key] | undefined };

/** The settings that say who may do what, as the rules take them. */
export function policyFrom(config: {
  ADMINISTRATOR_ACCOUNT_ID: string;
  OPERATORS: string[];
  ESCALATE_TO: string[];
  MAY_DECIDE_OWN_REQUEST: RequestKind[];
  BASELINE_STANDARDS: string[];
  QUORUM: number;
  MATCH_OWNERS_BY_EMAIL: boolean;
  PATIENCE: Some<Patience>;
  PATIENCE_BY_KIND: Some<Record<RequestKind, Some<Patience>>>;
}): Policy {
  const patienceOf = (kind: RequestKind): Patience => {
    const given = { ...config.PATIENCE, ...config.PATIENCE_BY_KIND[kind] };
    return {
      remindAfterDays: given.remindAfterDays ?? DEFAULT_PATIENCE.remindAfterDays,
      escalateAfterDays: given.escalateAfterDays ?? DEFAULT_PATIENCE.escalateAfterDays,
      expiresAfterDays: given.expiresAfterDays ?? DEFAULT_PATIENCE.expiresAfterDays,
    };
  };
  return {
    administrator: config.ADMINISTRATOR_ACCOUNT_ID,
    operators: config.OPERATORS,
    escalateTo: config.ESCALATE_TO,
    mayDecideOwnRequest: config.MAY_DECIDE_OWN_REQUEST,
    baselineStandards: config.BASELINE_STANDARDS,
    quorum: config.QUORUM,
    matchOwnersByEmail: config.MATCH_OWNERS_BY_EMAIL,
    patience: Object.fromEntries(
      kindSchema.options.map((kind) => [kind, patienceOf(kind)]),
    ) as Policy["patience"],
  };
}

/** The machines by the kind of request that each carries. */
export function machinesFrom(config: {
  INVITATION_MACHINE_ARN: string;
  JOIN_MACHINE_ARN: string;
  DEPARTURE_MACHINE_ARN: string;
  REMOVAL_MACHINE_ARN: string;
}): Record<RequestKind, string> {
  return {
    invitation: config.INVITATION_MACHINE_ARN,
    join: config.JOIN_MACHINE_ARN,
    departure: config.DEPARTURE_MACHINE_ARN,
    removal: config.REMOVAL_MACHINE_ARN,
  };
}

/** The machines that are about no single request, by the kind of errand that each carries. */
export function errandsFrom(config: {
  TRANSITION_MACHINE_ARN: string;
  BULK_MACHINE_ARN: string;
  READINESS_MACHINE_ARN: string;
  DRIFT_MACHINE_ARN: string;
}): Record<ErrandKind, string> {
  return {
    transition: config.TRANSITION_MACHINE_ARN,
    drift: config.DRIFT_MACHINE_ARN,
    bulk: config.BULK_MACHINE_ARN,
    readiness: config.READINESS_MACHINE_ARN,
  };
}
