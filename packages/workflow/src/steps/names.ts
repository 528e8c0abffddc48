/** Steps by the function that runs them. A machine may name no other, and a function runs them all. */
export type AdministratorStep =
  | "find-regions"
  | "settle"
  | "invite"
  | "confirm-enabled"
  | "confirm-resigned"
  | "confirm-left"
  | "withdraw"
  | "disassociate"
  | "delete"
  | "region-failed"
  | "read-request"
  | "complete"
  | "fail";

export type MemberStep = "examine" | "accept" | "decline" | "leave";

export type AnnouncerStep = "ask-owner" | "await-decision" | "follow-up" | "show-owners" | "announce";
