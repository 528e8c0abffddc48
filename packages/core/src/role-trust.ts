import * as z from "zod";

/** Place of a statement in the trust policy, from 1. */
const statement = z.number().int().positive();

/** What keeps a trust policy from being as it should be: wider than this app needs, or not understood. */
export const trustFaultSchema = z.discriminatedUnion("fault", [
  /** It names everybody (`*`), or everybody but some (`NotPrincipal`), and leaves the rest to its conditions. */
  z.object({ fault: z.literal("anybody"), statement }),
  /** It names principals outside of the administrator account; as the policy names them. */
  z.object({
    fault: z.literal("others"),
    statement,
    principals: z.array(z.string()).min(1),
    more: z.number().int().nonnegative(),
  }),
  /** Whoever it names needs no external id. */
  z.object({ fault: z.literal("no-external-id"), statement }),
  /** It asks for the external id in a way that takes other ids too, or none. */
  z.object({ fault: z.literal("loose-external-id"), statement, operators: z.array(z.string()) }),
  /** A statement, or without a place the whole document, that was not understood. */
  z.object({ fault: z.literal("not-understood"), statement: statement.optional(), because: z.string() }),
]);
export type TrustFault = z.infer<typeof trustFaultSchema>;

/**
 * `as-it-should-be` only where every statement that lets somebody in names principals of the administrator account
 * alone and demands this app's external id. `unknown`: what could not be read or understood is never taken for that.
 */
export const trustVerdictSchema = z.enum(["as-it-should-be", "too-wide", "unknown"]);
export type TrustVerdict = z.infer<typeof trustVerdictSchema>;

/** Who may assume the app's own role in a member account, by the role's trust policy. */
export const roleTrustSchema = z.object({
  verdict: trustVerdictSchema,
  /** Whom it lets in, as the policy names them. */
  principals: z.array(z.string()),
  /** How many more it names. */
  morePrincipals: z.number().int().nonnegative(),
  faults: z.array(trustFaultSchema),
});
export type RoleTrust = z.infer<typeof roleTrustSchema>;

/** The trust of a role whose policy could not be looked at. */
export function trustUnknown(because: string): RoleTrust {
  return {
    verdict: "unknown",
    principals: [],
    morePrincipals: 0,
    faults: [{ fault: "not-understood", because }],
  };
}
