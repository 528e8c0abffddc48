import type { AccountIdFault } from "./accounts/account-id.ts";
import type { NotAnOwner } from "./accounts/owner-matched.ts";
import type { BatchStatus } from "./bulk/batch-status.ts";
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
  /** `byEmail`: the address was looked up, in vain. */
  | { refusal: "owner-unknown"; account: string; byEmail?: { email: string; because: NotAnOwner } }
  /** `byEmail`: the address by which they were found. */
  | { refusal: "owner-is-requester"; account: string; byEmail?: string }
  | { refusal: "owner-is-no-person"; users: string[] }
  | { refusal: "too-many-owners"; given: number; most: number }
  | { refusal: "notified-is-no-person"; users: string[] }
  | { refusal: "too-many-notified"; given: number; most: number }
  | { refusal: "not-among-notified"; account: string; users: string[]; notified: string[] }
  | { refusal: "quorum-malformed"; given: string; most: number }
  /** `mayDecide`: the owners who may, fewer than have to. */
  | { refusal: "quorum-out-of-reach"; account: string; quorum: number; mayDecide: string[] }
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
  /** `needed`: how many more have to accept; `missing`: the owners who may and have not. */
  | { refusal: "already-approved"; account: string; at: string; needed: number; missing: string[] }
  | { refusal: "not-yet-asked"; request: string; status: RequestStatus }
  | { refusal: "request-closed"; request: string; status: RequestStatus; at: string }
  | { refusal: "request-unknown"; request: string }
  | { refusal: "never-requested"; account: string }
  | { refusal: "account-unknown"; account: string }
  | { refusal: "alias-ambiguous"; alias: string; accounts: string[] }
  | { refusal: "subcommand-unknown"; given: string; meant?: string }
  | { refusal: "list-not-fetched"; name: string; because: string }
  | { refusal: "not-your-list"; requester: string }
  | { refusal: "list-decided"; batch: string; status: BatchStatus }
  | { refusal: "workflow-not-started"; request: string; because: string }
  | { refusal: "list-empty" }
  | { refusal: "list-no-text"; looksLike: "spreadsheet" | "pdf" | "unknown" }
  | { refusal: "list-too-large"; bytes: number; most: number }
  | { refusal: "list-too-long"; given: number; most: number }
  /** `found`: the cells of the first line. */
  | { refusal: "list-header-unknown"; found: string[] }
  | { refusal: "list-column-twice"; column: string; found: string[] }
  | { refusal: "list-quote-open"; line: number }
  | { refusal: "row-columns"; given: number; expected: number }
  | { refusal: "alias-too-long"; length: number; most: number }
  | { refusal: "owner-not-found"; given: string[] }
  | { refusal: "owner-by-email-off"; given: string[] }
  | { refusal: "errand-not-started"; because: string }
  | { refusal: "survey-unknown" }
  | { refusal: "drift-changed"; account: string }
  | { refusal: "nothing-to-mend" }
  /** A step that ran twice: its event stands already, and nothing is written again. */
  | { refusal: "already-recorded" };

export type RefusalKind = Refusal["refusal"];

/** Tells a refusal from whatever else a rule may return. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refusal" in value;
}
