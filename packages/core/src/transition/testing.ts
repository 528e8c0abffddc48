import type { TransitionFacts } from "./facts.ts";

/** Accounts of the facts below: the administrator's, its organization's management account, and three members. */
export const ADMINISTRATOR = "999988887777";
export const MANAGEMENT = "303030303030";
export const INSIDE = "111122223333";
export const OUTSIDE = "222233334444";
export const SUSPENDED = "333344445555";

/** The usual case after the designation: two members of the organization, one from outside. */
export function aTransition(change: Partial<TransitionFacts> = {}): TransitionFacts {
  return {
    at: new Date("2026-11-23T09:00:00.000Z"),
    administrator: ADMINISTRATOR,
    organization: { is: "in", id: "o-practice01", managementAccount: MANAGEMENT, allFeatures: true },
    delegation: { is: "this-account", configuration: "local" },
    accounts: {
      is: "known",
      accounts: new Map([
        [ADMINISTRATOR, "active"],
        [MANAGEMENT, "active"],
        [INSIDE, "active"],
        [SUSPENDED, "closing"],
      ]),
    },
    lists: [
      {
        region: "us-east-1",
        list: {
          is: "known",
          members: [
            { account: OUTSIDE, status: "Enabled" },
            { account: INSIDE, status: "Enabled" },
            { account: SUSPENDED, status: "Removed" },
          ],
        },
      },
      { region: "eu-west-1", list: { is: "known", members: [{ account: INSIDE, status: "Invited" }] } },
    ],
    aliases: new Map([[INSIDE, "payments-prod"]]),
    ...change,
  };
}
