import { acceptAdministratorInvitation } from "./actions/AcceptAdministratorInvitation.ts";
import { acceptInvitation } from "./actions/AcceptInvitation.ts";
import { batchDisableStandards } from "./actions/BatchDisableStandards.ts";
import { batchEnableStandards } from "./actions/BatchEnableStandards.ts";
import { createMembers } from "./actions/CreateMembers.ts";
import { declineInvitations } from "./actions/DeclineInvitations.ts";
import { deleteInvitations } from "./actions/DeleteInvitations.ts";
import { deleteMembers } from "./actions/DeleteMembers.ts";
import { describeHub } from "./actions/DescribeHub.ts";
import { describeOrganizationConfiguration } from "./actions/DescribeOrganizationConfiguration.ts";
import { describeStandards } from "./actions/DescribeStandards.ts";
import { disableSecurityHub } from "./actions/DisableSecurityHub.ts";
import { disassociateFromAdministratorAccount } from "./actions/DisassociateFromAdministratorAccount.ts";
import { disassociateFromMasterAccount } from "./actions/DisassociateFromMasterAccount.ts";
import { disassociateMembers } from "./actions/DisassociateMembers.ts";
import { enableSecurityHub } from "./actions/EnableSecurityHub.ts";
import { getAdministratorAccount } from "./actions/GetAdministratorAccount.ts";
import { getEnabledStandards } from "./actions/GetEnabledStandards.ts";
import { getFindingAggregator } from "./actions/GetFindingAggregator.ts";
import { getInvitationsCount } from "./actions/GetInvitationsCount.ts";
import { getMasterAccount } from "./actions/GetMasterAccount.ts";
import { getMembers } from "./actions/GetMembers.ts";
import { inviteMembers } from "./actions/InviteMembers.ts";
import { listFindingAggregators } from "./actions/ListFindingAggregators.ts";
import { listInvitations } from "./actions/ListInvitations.ts";
import { listMembers } from "./actions/ListMembers.ts";
import { listOrganizationAdminAccounts } from "./actions/ListOrganizationAdminAccounts.ts";
import { updateFindingAggregator } from "./actions/UpdateFindingAggregator.ts";
import { hubArn } from "./arns.ts";
import type { Call } from "./call.ts";
import type { OperationName } from "./routes.ts";
import { validateAcceptAdministratorInvitation } from "./validations/AcceptAdministratorInvitation.ts";
import { validateAcceptInvitation } from "./validations/AcceptInvitation.ts";
import { validateBatchDisableStandards } from "./validations/BatchDisableStandards.ts";
import { validateBatchEnableStandards } from "./validations/BatchEnableStandards.ts";
import { validateCreateMembers } from "./validations/CreateMembers.ts";
import { validateDeclineInvitations } from "./validations/DeclineInvitations.ts";
import { validateDeleteInvitations } from "./validations/DeleteInvitations.ts";
import { validateDeleteMembers } from "./validations/DeleteMembers.ts";
import { validateDescribeHub } from "./validations/DescribeHub.ts";
import { validateDescribeStandards } from "./validations/DescribeStandards.ts";
import { validateDisassociateMembers } from "./validations/DisassociateMembers.ts";
import { validateEnableSecurityHub } from "./validations/EnableSecurityHub.ts";
import { validateGetEnabledStandards } from "./validations/GetEnabledStandards.ts";
import { validateGetFindingAggregator } from "./validations/GetFindingAggregator.ts";
import { validateGetMembers } from "./validations/GetMembers.ts";
import { validateInviteMembers } from "./validations/InviteMembers.ts";
import { validateListFindingAggregators } from "./validations/ListFindingAggregators.ts";
import { validateListInvitations } from "./validations/ListInvitations.ts";
import { validateListMembers } from "./validations/ListMembers.ts";
import { validateListOrganizationAdminAccounts } from "./validations/ListOrganizationAdminAccounts.ts";
import type { RawInput } from "./validations/malformed.ts";
import { validateNothing } from "./validations/nothing.ts";
import { validateUpdateFindingAggregator } from "./validations/UpdateFindingAggregator.ts";

/** What an operation is, but for its route. */
export interface Operation {
  /**
   * What the caller has to have in the Region: a hub, whose absence a membership operation tells in other
   * words than the operations around the subscription itself; or nothing that would be asked before it runs.
   */
  needs: "membership" | "subscription" | "nothing";
  /** The result is the body; `undefined` for an operation without output. */
  run(raw: RawInput, call: Call): object | undefined;
}

interface Parts<Input> {
  needs?: Operation["needs"];
  validate(raw: RawInput): Input;
  act(input: Input, call: Call): object | undefined;
}

function operation<Input>({ needs = "membership", validate, act }: Parts<Input>) {
  return { needs, run: (raw: RawInput, call: Call) => act(validate(raw), call) };
}

export const operations: Record<OperationName, Operation> = {
  CreateMembers: operation({ validate: validateCreateMembers, act: createMembers }),
  InviteMembers: operation({ validate: validateInviteMembers, act: inviteMembers }),
  GetMembers: operation({ validate: validateGetMembers, act: getMembers }),
  ListMembers: operation({ validate: validateListMembers, act: listMembers }),
  DisassociateMembers: operation({ validate: validateDisassociateMembers, act: disassociateMembers }),
  DeleteMembers: operation({ validate: validateDeleteMembers, act: deleteMembers }),
  ListInvitations: operation({ validate: validateListInvitations, act: listInvitations }),
  GetInvitationsCount: operation({ validate: validateNothing, act: getInvitationsCount }),
  AcceptAdministratorInvitation: operation({
    validate: validateAcceptAdministratorInvitation,
    act: acceptAdministratorInvitation,
  }),
  AcceptInvitation: operation({ validate: validateAcceptInvitation, act: acceptInvitation }),
  DeclineInvitations: operation({ validate: validateDeclineInvitations, act: declineInvitations }),
  DeleteInvitations: operation({ validate: validateDeleteInvitations, act: deleteInvitations }),
  GetAdministratorAccount: operation({ validate: validateNothing, act: getAdministratorAccount }),
  GetMasterAccount: operation({ validate: validateNothing, act: getMasterAccount }),
  DisassociateFromAdministratorAccount: operation({
    validate: validateNothing,
    act: disassociateFromAdministratorAccount,
  }),
  DisassociateFromMasterAccount: operation({ validate: validateNothing, act: disassociateFromMasterAccount }),
  EnableSecurityHub: operation({
    needs: "nothing",
    validate: validateEnableSecurityHub,
    act: enableSecurityHub,
  }),
  DisableSecurityHub: operation({
    needs: "subscription",
    validate: validateNothing,
    act: disableSecurityHub,
  }),
  DescribeHub: operation({ needs: "nothing", validate: validateDescribeHub, act: describeHub }),
  ListFindingAggregators: operation({
    needs: "subscription",
    validate: validateListFindingAggregators,
    act: listFindingAggregators,
  }),
  GetFindingAggregator: operation({
    needs: "subscription",
    validate: validateGetFindingAggregator,
    act: getFindingAggregator,
  }),
  UpdateFindingAggregator: operation({
    needs: "subscription",
    validate: validateUpdateFindingAggregator,
    act: updateFindingAggregator,
  }),
  DescribeStandards: operation({
    needs: "subscription",
    validate: validateDescribeStandards,
    act: describeStandards,
  }),
  GetEnabledStandards: operation({
    needs: "subscription",
    validate: validateGetEnabledStandards,
    act: getEnabledStandards,
  }),
  BatchEnableStandards: operation({
    needs: "subscription",
    validate: validateBatchEnableStandards,
    act: batchEnableStandards,
  }),
  BatchDisableStandards: operation({
    needs: "subscription",
    validate: validateBatchDisableStandards,
    act: batchDisableStandards,
  }),
  ListOrganizationAdminAccounts: operation({
    needs: "nothing",
    validate: validateListOrganizationAdminAccounts,
    act: listOrganizationAdminAccounts,
  }),
  DescribeOrganizationConfiguration: operation({
    needs: "subscription",
    validate: validateNothing,
    act: describeOrganizationConfiguration,
  }),
};

/**
 * The ARN an operation is allowed on: the caller's own hub, but for those around aggregators. Source: the
 * service authorization reference.
 */
export function resourceOf(name: OperationName, raw: RawInput, region: string, accountId: string): string {
  if (name === "ListFindingAggregators") return "*";
  if (name === "GetFindingAggregator" && raw.label) return raw.label;
  const { FindingAggregatorArn: aggregator } = raw.body;
  if (name === "UpdateFindingAggregator" && typeof aggregator === "string") return aggregator;
  return hubArn(region, accountId);
}

/** The IAM actions a call needs. */
export function actionsOf(
  name: OperationName,
  raw: RawInput,
  renamed: "OwnName" | "LegacyName" | "BothNames",
) {
  const legacy = legacyNames[name];
  const newer = newerNames[name];
  const names =
    renamed === "OwnName" ? [name] : renamed === "LegacyName" ? [legacy ?? name] : [name, legacy, newer];
  if (name === "EnableSecurityHub" && raw.body.Tags !== undefined) names.push("TagResource");
  return names.filter((one) => one !== undefined).map((one) => `securityhub:${one}`);
}

/** Operations that were renamed, with the name they had before. */
const legacyNames: Partial<Record<OperationName, string>> = {
  AcceptAdministratorInvitation: "AcceptInvitation",
  GetAdministratorAccount: "GetMasterAccount",
  DisassociateFromAdministratorAccount: "DisassociateFromMasterAccount",
};

/** The same the other way round. */
const newerNames: Partial<Record<OperationName, string>> = Object.fromEntries(
  Object.entries(legacyNames).map(([newer, legacy]) => [legacy, newer]),
);
