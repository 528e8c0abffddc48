import type { Policy } from "@invitations/core/policy";
import type {
  AdministratorHands,
  Announcer,
  BulkAnnouncer,
  History,
  MemberHands,
  Now,
  PolicyReader,
  Workflow,
} from "@invitations/core/ports";

/** What the steps of each function work with. */
export interface AdministratorStepPorts {
  history: History;
  administrator: AdministratorHands;
  now: Now;
}

export interface MemberStepPorts {
  history: History;
  member: MemberHands;
  policies: PolicyReader;
  now: Now;
}

export interface AnnouncerStepPorts {
  history: History;
  announcer: Announcer;
  bulk: BulkAnnouncer;
  workflow: Pick<Workflow, "answer">;
  policy: Policy;
  now: Now;
}
