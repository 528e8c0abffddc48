import * as z from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { regionExaminationSchema } from "../region-examination.ts";
import { roleTrustSchema } from "../role-trust.ts";
import { pairNameSchema } from "./action-pair.ts";
import { pairVerdictNameSchema, principalVerdictSchema, standingSchema } from "./pair-verdict.ts";
import { identitySchema, policyReferenceSchema } from "./policy-finding.ts";

const count = z.number().int().nonnegative();

/** Some by name, the others counted. */
const namedSchema = z.object({ named: z.array(identitySchema), more: count });

/** What all users and roles of an account come to for one pair. */
export const accountPairSchema = z.object({
  /**
   * Of those who may do anything of the pair: the one that most needs somebody to look. `neither`: nobody may do
   * anything of it, or all who may are `ready` and the app's own role is not among them.
   */
  verdict: pairVerdictNameSchema,
  /** How many users and roles have which verdict. */
  counts: z.record(pairVerdictNameSchema, count),
  /** Those who could in the console and not by API. */
  legacyOnly: namedSchema,
  /** Those who could by API and not in the console. */
  newOnly: namedSchema,
});
export type AccountPair = z.infer<typeof accountPairSchema>;

/** The smallest change to one statement after which it names both actions. Nobody but people makes it. */
export const policyMendSchema = z.object({
  policy: policyReferenceSchema,
  /** Place in the document, from 1. */
  statement: z.number().int().positive(),
  sid: z.string().optional(),
  /** The pairs of which it names one action only. */
  pairs: z.array(pairNameSchema).min(1),
  /** `edit`: change the statement. `attach`: AWS owns the policy, so a new one is attached beside it. */
  way: z.enum(["edit", "attach"]),
  /** JSON of the new statement for `edit`, of the new policy document for `attach`. */
  json: z.string(),
  /** Unified diff of the statement, two spaces deep. */
  diff: z.string(),
  /** What it changes, and what to think of before. */
  note: z.string(),
  /** Users and roles that the statement bears on. */
  principals: count,
});
export type PolicyMend = z.infer<typeof policyMendSchema>;

/** What IAM's simulator says to one action of the app's own role, in one Region or in all of them. */
export const simulatedActionSchema = z.object({
  action: z.string(),
  decision: z.enum(["allowed", "explicit-deny", "implicit-deny", "differs"]),
  /** By Region, where `differs`. */
  regions: z.record(z.string(), z.enum(["allowed", "explicit-deny", "implicit-deny"])).optional(),
  /** Service control policies of the organization do not let it through. */
  deniedByOrganization: z.boolean(),
  deniedByBoundary: z.boolean(),
  /** Condition keys that the simulator would need a value of. */
  missing: z.array(z.string()),
});
export type SimulatedAction = z.infer<typeof simulatedActionSchema>;

export const simulationSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("known"), actions: z.array(simulatedActionSchema) }),
  z.object({ is: z.literal("unknown"), because: z.string() }),
]);
export type Simulation = z.infer<typeof simulationSchema>;

/** The role of the app itself in the account: its policies as read, and the simulator's advice beside them. */
export const ownRoleSchema = z.object({
  arn: z.string(),
  /** With the advice taken, which makes `unknown` of `ready`. Absent: the account does not list such a role. */
  verdict: principalVerdictSchema.optional(),
  simulation: simulationSchema,
  /** Actions to which the two give different answers. */
  differences: z.array(
    z.object({
      action: z.string(),
      policies: standingSchema,
      simulation: simulatedActionSchema.shape.decision,
    }),
  ),
});
export type OwnRole = z.infer<typeof ownRoleSchema>;

/** A call by one of the paired names that AWS has denied to the app's own role. */
export const deniedCallSchema = z.object({
  /** `securityhub:AcceptAdministratorInvitation` */
  action: z.string(),
  region: z.string(),
  at: z.iso.datetime(),
  /** AWS's words. */
  message: z.string(),
});
export type DeniedCall = z.infer<typeof deniedCallSchema>;

/** Whether the role that Security Hub itself works with is there: AWS makes it when the first hub is turned on. */
export const serviceLinkedRoleSchema = z.enum(["present", "not-found", "unknown"]);
export type ServiceLinkedRole = z.infer<typeof serviceLinkedRoleSchema>;

/**
 * Whether the IAM policies of an account name both actions of each pair, and what else was seen of it with the same
 * look. Not to be taken for the examination in `readiness.ts`, which asks whether the account could become a member.
 * Policies outside of IAM (service control and resource control policies, session policies) are not read; the
 * simulator knows of the first.
 */
export const accountPolicyReadinessSchema = z.object({
  account: accountIdSchema,
  at: z.iso.datetime(),
  /** Slack user id of whoever had it looked at; absent: the app did, by schedule or before it asked somebody. */
  by: z.string().optional(),
  regions: z.array(z.string()),
  /** Who may assume the app's own role there. */
  trust: roleTrustSchema.optional(),
  serviceLinkedRole: serviceLinkedRoleSchema.optional(),
  /** By Region; those that could not be entered are left out. */
  inRegions: z.record(z.string(), regionExaminationSchema).optional(),
  pairs: z.record(pairNameSchema, accountPairSchema),
  /** Those with a verdict other than `ready` and `neither` for any pair, the worst first. */
  principals: z.array(principalVerdictSchema),
  /** How many more of those there are. */
  morePrincipals: count,
  mends: z.array(policyMendSchema),
  moreMends: count,
  ownRole: ownRoleSchema.optional(),
  /** What AWS has denied to the own role in earnest and no scan can explain, until it lets the same call through. */
  denied: z.array(deniedCallSchema).optional(),
  /** What was looked at. Service-linked roles are AWS's own and only counted. */
  looked: z.object({ users: count, roles: count, groups: count, policies: count, serviceLinkedRoles: count }),
  /** Why the account could not be looked at as a whole: then every pair is `unknown`. */
  unknown: z.string().optional(),
});
export type AccountPolicyReadiness = z.infer<typeof accountPolicyReadinessSchema>;
