/** Why an e-mail address gives no owner: nobody bears it in Slack, or somebody who cannot be an owner. */
export type NotAnOwner = "unknown" | "is-no-person";

/** An account's e-mail address with whom it was found to belong to, by Slack user id, or why to nobody. */
export type OwnerMatched = { email: string } & ({ user: string } | { because: NotAnOwner });
