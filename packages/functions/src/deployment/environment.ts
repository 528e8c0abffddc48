import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { type FunctionName, machineArn, type Place, physicalName, tableName } from "./names.ts";
import type { Settings } from "./settings.ts";

/** The environment of each function: what it reads by `config.ts`, and no more than that. */
export function environmentOf(
  place: Place,
  settings: Settings,
): Readonly<Record<FunctionName, Record<string, string>>> {
  const record = { TABLE_NAME: tableName(place) };
  const botToken = { SLACK_BOT_TOKEN_SECRET: physicalName(place, "slack-bot-token") };
  const rules = {
    ADMINISTRATOR_ACCOUNT_ID: settings.administratorAccountId,
    OPERATORS: settings.operators.join(","),
    OPERATORS_CHANNEL: settings.operatorsChannel,
    ESCALATE_TO: settings.escalateTo.join(","),
    PATIENCE: JSON.stringify(settings.patience),
    PATIENCE_BY_KIND: JSON.stringify(settings.patienceByKind),
    MAY_DECIDE_OWN_REQUEST: settings.mayDecideOwnRequest.join(","),
    BASELINE_STANDARDS: settings.baselineStandards.join(","),
    QUORUM: String(settings.quorum),
    MATCH_OWNERS_BY_EMAIL: String(settings.matchOwnersByEmail),
  };
  return {
    "slack-door": {
      ...record,
      ...rules,
      ...botToken,
      SLACK_SIGNING_SECRET_SECRET: physicalName(place, "slack-signing-secret"),
      ...machineArns(place),
    },
    "administrator-steps": {
      ...record,
      ADMINISTRATOR_ACCOUNT_ID: settings.administratorAccountId,
      ...(settings.regionsOnly.length > 0 ? { REGIONS_ONLY: settings.regionsOnly.join(",") } : {}),
      ...(settings.regionsAlso.length > 0 ? { REGIONS_ALSO: settings.regionsAlso.join(",") } : {}),
    },
    "member-steps": {
      ...record,
      ADMINISTRATOR_ACCOUNT_ID: settings.administratorAccountId,
      AWS_PARTITION: place.partition,
      MEMBER_ROLE_NAME: settings.memberRoleName,
      MEMBER_EXTERNAL_ID: settings.memberExternalId,
    },
    announcer: { ...record, ...rules, ...botToken },
    watch: record,
    "alarm-announcer": {
      OPERATORS_CHANNEL: settings.operatorsChannel,
      ...botToken,
      ...(settings.runbookUrl ? { RUNBOOK_URL: settings.runbookUrl } : {}),
    },
  };
}

/** `INVITATION_MACHINE_ARN` and the like. */
export function machineArns(place: Place): Record<string, string> {
  const names = Object.keys(ALL_MACHINES) as MachineName[];
  return Object.fromEntries(
    names.map((name) => [`${name.toUpperCase()}_MACHINE_ARN`, machineArn(place, name)]),
  );
}
