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
  | "standards-failed"
  | "read-request"
  | "complete"
  | "fail"
  | "survey-transition"
  | "survey-drift"
  | "plan-scan"
  | AdministratorBulkStep;

export type MemberStep =
  | "examine"
  | "accept"
  | "enable-standards"
  | "decline"
  | "leave"
  | "scan-policies"
  | MemberBulkStep;

export type AnnouncerStep =
  | "ask-owner"
  | "await-decision"
  | "follow-up"
  | "show-owners"
  | "announce"
  | "announce-transition"
  | "announce-drift"
  | "announce-readiness"
  | "announce-errand-failure"
  | AnnouncerBulkStep;

/** Those of the `bulk` machine, which is about a batch of requests and not about one. */
export type AdministratorBulkStep = "survey-list" | "invite-listed" | "listed-not-invited";

export type MemberBulkStep = "examine-listed" | "listed-not-examined";

export type AnnouncerBulkStep =
  | "check-list"
  | "await-list"
  | "plan-list"
  | "open-listed"
  | "ask-listed"
  | "show-list"
  | "finish-list"
  | "fail-list";
