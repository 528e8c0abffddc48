import type { Caller, Decision, PolicyLayer } from "../wire/service.ts";

const POLICY: Record<PolicyLayer, { article: string; name: string }> = {
  identity: { article: "an", name: "identity-based policy" },
  session: { article: "a", name: "session policy" },
  boundary: { article: "a", name: "permissions boundary" },
  "service-control": { article: "a", name: "service control policy" },
};

/**
 * AWS's sentence for a caller whose policies do not allow `action` on `resource`. Each service throws it as
 * its `AccessDeniedException` (403 in REST, 400 in awsJson).
 */
export function denied(caller: Caller, action: string, resource: string): string {
  const decision = caller.decide?.(action, resource);
  return `${notAuthorized(caller.arn, action, resource)} ${reason(decision, action)}`;
}

/** The sentence without a reason, as STS gives it across accounts. */
export function notAuthorized(callerArn: string, action: string, resource: string): string {
  return `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource}`;
}

function reason(decision: Decision | undefined, action: string): string {
  const refusal =
    decision && !decision.allowed ? decision : { layer: "identity" as const, explicit: false as const };
  const { article, name } = POLICY[refusal.layer];
  if (!refusal.explicit) return `because no ${name} allows the ${action} action`;
  const arn = "policyArn" in refusal && refusal.policyArn ? `: ${refusal.policyArn}` : "";
  return `with an explicit deny in ${article} ${name}${arn}`;
}
