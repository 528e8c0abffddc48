import * as z from "zod";

export const pairNameSchema = z.enum(["accept", "leave", "read"]);
export type PairName = z.infer<typeof pairNameSchema>;

/** Two IAM actions for one operation; each authorizes the call of its own name and no other. */
export interface ActionPair {
  /** What the console calls, and the only name that policies from before 2021 know. */
  legacy: string;
  /** What replaced it in the API. */
  current: string;
}

/**
 * The operations that Security Hub renamed. Source: its user guide and API reference, which ask for policies that
 * name both; the Service Authorization Reference lists each under its own action.
 */
export const ACTION_PAIRS: Readonly<Record<PairName, ActionPair>> = {
  accept: {
    legacy: "securityhub:AcceptInvitation",
    current: "securityhub:AcceptAdministratorInvitation",
  },
  leave: {
    legacy: "securityhub:DisassociateFromMasterAccount",
    current: "securityhub:DisassociateFromAdministratorAccount",
  },
  read: {
    legacy: "securityhub:GetMasterAccount",
    current: "securityhub:GetAdministratorAccount",
  },
};

export const PAIR_NAMES = pairNameSchema.options;
