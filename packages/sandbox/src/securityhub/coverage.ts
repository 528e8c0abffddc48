import type { OperationName } from "./routes.ts";
import type { SwitchName } from "./switches.ts";

/**
 * How sure it is that an operation behaves so on AWS. `certain`: the service model, AWS's documentation or a
 * captured response says so; `likely`: a sibling service's text or several tools relying on it; `unknown`:
 * no trustworthy source, so a switch decides.
 */
export type Mark = "certain" | "likely" | "unknown";

export interface Coverage {
  route: string;
  /** What happens when the call succeeds. */
  effect: Mark;
  /** Which exception or UnprocessedAccounts entry comes when it does not. */
  refusals: Mark;
  /** Switches for what is unknown or has changed in this operation. */
  switches: SwitchName[];
  /** Exceptions that are not declared for the operation and are answered all the same, because they were seen. */
  undeclared: string[];
}

const absent: SwitchName[] = ["hubAbsentStyle"];
const noResource = ["BadRequestException", "AccessDeniedException"];
const throttled = ["TooManyRequestsException", "ThrottlingException"];

/**
 * The whole of what is emulated. A test holds it against the routes, the service model of the SDK and what the
 * emulator has answered.
 *
 * Emulated without any source, because something has to happen: the state of memberships stays where it is
 * while a hub is disabled and enabled again; a row that was never created is refused in its own words; an
 * empty organization is configured LOCAL.
 */
export const coverage: Record<OperationName, Coverage> = {
  CreateMembers: {
    route: "POST /members",
    effect: "certain",
    refusals: "likely",
    switches: [...absent, "over50", "createAfterRemoval", "quotaCounts", "quotaErrorForm"],
    undeclared: ["BadRequestException", "ResourceNotFoundException", ...throttled],
  },
  InviteMembers: {
    route: "POST /members/invite",
    effect: "certain",
    refusals: "likely",
    switches: [
      ...absent,
      "over50",
      "inviteUnknownMember",
      "inviteAssociatedElsewhere",
      "reinviteNewId",
      "quotaCounts",
    ],
    undeclared: [...noResource, ...throttled],
  },
  GetMembers: {
    route: "POST /members/get",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "over50", "getUnknownMember", "getShowsDeleted", "statusCase"],
    undeclared: [...noResource, ...throttled],
  },
  ListMembers: {
    route: "GET /members",
    effect: "certain",
    refusals: "certain",
    switches: [...absent, "noAssociatedMembers", "emptyFirstPage", "statusCase"],
    undeclared: [...noResource, "ResourceNotFoundException", ...throttled],
  },
  DisassociateMembers: {
    route: "POST /members/disassociate",
    effect: "certain",
    refusals: "likely",
    switches: [...absent, "over50", "disassociatePending"],
    undeclared: ["BadRequestException", ...throttled],
  },
  DeleteMembers: {
    route: "POST /members/delete",
    effect: "certain",
    refusals: "likely",
    switches: [...absent, "over50", "deleteEnabled", "invitationAfterDelete"],
    undeclared: [...noResource, ...throttled],
  },
  ListInvitations: {
    route: "GET /invitations",
    effect: "certain",
    refusals: "likely",
    switches: [
      ...absent,
      "listShowsAccepted",
      "listInvitationsBadRequestEvery",
      "emptyFirstPage",
      "statusCase",
    ],
    undeclared: [...noResource, "ResourceNotFoundException", ...throttled],
  },
  GetInvitationsCount: {
    route: "GET /invitations/count",
    effect: "certain",
    refusals: "likely",
    switches: absent,
    undeclared: [...noResource, "ResourceNotFoundException", ...throttled],
  },
  AcceptAdministratorInvitation: {
    route: "POST /administrator",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "acceptErrorClass", "acceptAfterDecline", "acceptAfterRemoval", "renamedActions"],
    undeclared: [...noResource, ...throttled],
  },
  AcceptInvitation: {
    route: "POST /master",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "acceptErrorClass", "acceptAfterDecline", "acceptAfterRemoval", "renamedActions"],
    undeclared: [...noResource, ...throttled],
  },
  DeclineInvitations: {
    route: "POST /invitations/decline",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "over50", "acceptAfterDecline"],
    undeclared: [...noResource, "LimitExceededException", ...throttled],
  },
  DeleteInvitations: {
    route: "POST /invitations/delete",
    effect: "likely",
    refusals: "likely",
    switches: [...absent, "over50"],
    undeclared: [...noResource, ...throttled],
  },
  GetAdministratorAccount: {
    route: "GET /administrator",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "getAdministratorNone", "renamedActions", "statusCase"],
    undeclared: [...noResource, ...throttled],
  },
  GetMasterAccount: {
    route: "GET /master",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "getAdministratorNone", "renamedActions", "statusCase"],
    undeclared: [...noResource, ...throttled],
  },
  DisassociateFromAdministratorAccount: {
    route: "POST /administrator/disassociate",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "leaveNotAssociated", "organizationManagedErrorClass", "renamedActions"],
    undeclared: [...noResource, ...throttled],
  },
  DisassociateFromMasterAccount: {
    route: "POST /master/disassociate",
    effect: "certain",
    refusals: "unknown",
    switches: [...absent, "leaveNotAssociated", "organizationManagedErrorClass", "renamedActions"],
    undeclared: [...noResource, ...throttled],
  },
  EnableSecurityHub: {
    route: "POST /accounts",
    effect: "certain",
    refusals: "certain",
    switches: [],
    undeclared: ["InvalidInputException", "BadRequestException", ...throttled],
  },
  DisableSecurityHub: {
    route: "DELETE /accounts",
    effect: "certain",
    refusals: "likely",
    switches: ["hubAbsentWording"],
    undeclared: ["InvalidInputException", ...throttled],
  },
  DescribeHub: {
    route: "GET /accounts",
    effect: "certain",
    refusals: "certain",
    switches: ["hubAbsentWording"],
    undeclared: ["AccessDeniedException", "BadRequestException", ...throttled],
  },
  ListFindingAggregators: {
    route: "GET /findingAggregator/list",
    effect: "certain",
    refusals: "certain",
    switches: ["hubAbsentWording", "emptyFirstPage"],
    undeclared: ["BadRequestException", ...throttled],
  },
  GetFindingAggregator: {
    route: "GET /findingAggregator/get/{FindingAggregatorArn+}",
    effect: "certain",
    refusals: "likely",
    switches: ["hubAbsentWording"],
    undeclared: ["BadRequestException", ...throttled],
  },
  UpdateFindingAggregator: {
    route: "PATCH /findingAggregator/update",
    effect: "certain",
    refusals: "likely",
    switches: ["hubAbsentWording"],
    undeclared: ["BadRequestException", ...throttled],
  },
  DescribeStandards: {
    route: "GET /standards",
    effect: "certain",
    refusals: "likely",
    switches: ["hubAbsentWording", "emptyFirstPage", "rulesetArn"],
    undeclared: ["AccessDeniedException", "BadRequestException", "LimitExceededException", ...throttled],
  },
  GetEnabledStandards: {
    route: "POST /standards/get",
    effect: "certain",
    refusals: "likely",
    switches: ["hubAbsentWording", "emptyFirstPage", "rulesetArn", "standardsTakeMs", "standardsComeTo"],
    undeclared: ["AccessDeniedException", "BadRequestException", ...throttled],
  },
  BatchEnableStandards: {
    route: "POST /standards/register",
    effect: "likely",
    refusals: "likely",
    switches: ["hubAbsentWording", "rulesetArn", "standardsTakeMs", "standardsComeTo"],
    undeclared: ["BadRequestException", ...throttled],
  },
  BatchDisableStandards: {
    route: "POST /standards/deregister",
    effect: "certain",
    refusals: "likely",
    switches: ["hubAbsentWording", "rulesetArn", "standardsTakeMs"],
    undeclared: ["BadRequestException", ...throttled],
  },
  ListOrganizationAdminAccounts: {
    route: "GET /organization/admin",
    effect: "certain",
    refusals: "unknown",
    switches: ["notManagementAccount", "delegatedAdministrators", "emptyFirstPage"],
    undeclared: ["AccessDeniedException", "BadRequestException", ...throttled],
  },
  DescribeOrganizationConfiguration: {
    route: "GET /organization/configuration",
    effect: "certain",
    refusals: "likely",
    switches: ["hubAbsentWording", "delegatedAdministrators"],
    undeclared: ["AccessDeniedException", ...throttled],
  },
};
