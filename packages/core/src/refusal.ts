import type { AccountIdFault } from "./accounts/account-id.ts";
import type { Decision, RequestStatus } from "./request/request.ts";

/**
 * Every "no" that a person may be told. The rules return these; `slack/words` turns each into a sentence that
 * says what to do next, so a new kind does not compile until it has its words.
 */
export type Refusal =
  | { refusal: "account-id-malformed"; given: string; fault: AccountIdFault; meant?: string }
  | { refusal: "email-malformed"; given: string }
  | { refusal: "word-not-understood"; given: string }
  | { refusal: "account-missing"; command: string }
  | { refusal: "command-incomplete"; command: string }
  | { refusal: "region-unclear"; given: string }
  | { refusal: "date-malformed"; given: string }
  | { refusal: "date-in-future"; given: string }
  | { refusal: "account-is-administrator"; account: string }
  | { refusal: "account-has-open-request"; account: string; request: string; status: RequestStatus }
  | { refusal: "owner-unknown"; account: string }
  | { refusal: "owner-is-requester"; account: string }
  | { refusal: "owner-is-no-person"; users: string[] }
  | { refusal: "too-many-owners"; given: number; most: number }
  | { refusal: "not-among-owners"; account: string; users: string[]; owners: string[] }
  | { refusal: "reason-too-long"; length: number; most: number }
  | { refusal: "not-an-operator" }
  | { refusal: "not-an-owner"; account: string; owners: string[] }
  | { refusal: "own-request" }
  | { refusal: "regions-unknown"; given: string[]; known: string[] }
  | { refusal: "no-second-operator" }
  | { refusal: "nothing-to-retry"; request: string; status: RequestStatus }
  | { refusal: "request-superseded"; request: string; by: string }
  | { refusal: "already-decided"; decision: Decision }
  | { refusal: "not-yet-asked"; request: string; status: RequestStatus }
  | { refusal: "request-closed"; request: string; status: RequestStatus; at: string }
  | { refusal: "request-unknown"; request: string }
  | { refusal: "never-requested"; account: string }
  | { refusal: "account-unknown"; account: string }
  | { refusal: "alias-ambiguous"; alias: string; accounts: string[] }
  | { refusal: "subcommand-unknown"; given: string; meant?: string }
  | { refusal: "workflow-not-started"; request: string; because: string }
  /** A step that ran twice: its event stands already, and nothing is written again. */
  | { refusal: "already-recorded" };

export type RefusalKind = Refusal["refusal"];

/** Tells a refusal from whatever else a rule may return. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refusal" in value;
}
