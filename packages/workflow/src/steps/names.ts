/** Steps by the function that runs them. A machine may name no other, and a function runs them all. */
export type AdministratorStep =
  | "find-regions"
  | "invite"
  | "confirm-enabled"
  | "confirm-resigned"
  | "withdraw"
  | "region-failed"
  | "read-request"
  | "expire"
  | "complete"
  | "fail";

export type MemberStep = "examine" | "accept" | "decline";

export type AnnouncerStep = "ask-owner" | "await-decision" | "show-owners" | "announce";
