import type { RequestStatus } from "@invitations/core/request/request";

/** What a request does just now, after "it", whatever its kind: `it waits for an answer`. */
export const STATUS_WORDS: Readonly<Record<RequestStatus, string>> = {
  requested: "has just been asked for",
  located: "is being prepared",
  examined: "is being prepared",
  waiting: "waits for an answer",
  accepting: "has been accepted and is being carried out",
  declining: "has been declined and is being closed",
  blocked: "could not go ahead",
  enabled: "is done: the account is a member in every Region",
  left: "is done: the account has left in every Region",
  removed: "is done: the account was removed in every Region",
  declined: "was declined",
  partial: "is done in some of its Regions only",
  expired: "expired without an answer",
  cancelled: "was cancelled",
  failed: "failed",
};
