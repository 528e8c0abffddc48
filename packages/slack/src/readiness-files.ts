import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import { PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import { whyUnknown } from "@invitations/core/action-pairs/why-unknown";
import type { RegionExamination } from "@invitations/core/region-examination";
import { worstFirst } from "./blocks/readiness-overview.ts";
import { csvText } from "./csv.ts";
import { ownRoleUpdate } from "./words/own-role-update.ts";
import { trustColumn } from "./words/trust.ts";

/** Every account with its verdicts as CSV, the worst first. */
export function readinessCsv(
  all: readonly AccountPolicyReadiness[],
  names: ReadonlyMap<string, { alias?: string | undefined }>,
): string {
  const rows = worstFirst(all).map(({ readiness, verdict }) => [
    readiness.account,
    names.get(readiness.account)?.alias,
    verdict,
    ...PAIR_NAMES.flatMap((pair) => [
      readiness.pairs[pair].verdict,
      readiness.ownRole?.verdict?.pairs[pair].verdict,
    ]),
    readiness.mends.length + readiness.moreMends,
    trustColumn(readiness.trust),
    readiness.serviceLinkedRole,
    ...regionColumns(readiness),
    ...unknownColumns(readiness),
    readiness.at,
    readiness.by ?? "app",
  ]);
  const columns = [
    "account",
    "alias",
    "verdict",
    ...PAIR_NAMES.flatMap((pair) => [`${pair}_account`, `${pair}_own_role`]),
    "changes",
    "role_trust",
    "service_linked_role",
    "hub_off_in",
    "config_not_recording_in",
    "not_opted_into",
    "unknown_because",
    "unknown_next",
    "at",
    "by",
  ];
  return csvText([columns, ...rows]);
}

function regionColumns({ inRegions = {} }: AccountPolicyReadiness): string[] {
  const where = (holds: (found: RegionExamination) => boolean) =>
    Object.entries(inRegions)
      .filter(([, found]) => holds(found))
      .map(([region]) => region)
      .join(" ");
  return [
    where(({ hub }) => hub === "off"),
    where(({ config }) => config === "stopped" || config === "not-found"),
    where(({ optedIn }) => optedIn === false),
  ];
}

function unknownColumns(readiness: AccountPolicyReadiness): (string | undefined)[] {
  const why = whyUnknown(readiness, "accept");
  return [readiness.unknown ?? why?.because, why?.next];
}

/** Every change that would mend an account's policies, as text to paste from; empty where nothing has to change. */
export function mendsText(readiness: AccountPolicyReadiness): string {
  const { account, mends } = readiness;
  const changes = mends.map(({ policy, statement, sid, way, note, diff, json }) =>
    [
      `# ${policy.type} policy ${policy.name}${policy.arn ? ` (${policy.arn})` : ""}, ${policy.attachedTo.type} ${policy.attachedTo.name}, account ${account}`,
      `# statement ${statement}${sid === undefined ? "" : ` (${sid})`}; ${way === "edit" ? "the statement as it should be" : "a policy to attach beside it"}`,
      `# ${note}`,
      "",
      diff,
      "",
      json,
      "",
    ].join("\n"),
  );
  return [...changes, ...updateText(readiness)].join("\n");
}

function updateText({ account, ownRole: own, regions }: AccountPolicyReadiness): string[] {
  const update = ownRoleUpdate(own, regions);
  if (!update) return [];
  const lines = [
    `# the role that this app uses, ${own?.arn}, account ${account}: the CloudFormation update`,
    "# Made from this app's template: deploy today's template over its stack, whose name the first command tells. Answers",
    "# that are not given again stay as they are.",
    ...update.commands.map((command) => `#   ${command}`),
    "# Made from a template of your own: add this to the properties of the AWS::IAM::Role, to its Policies if it has some.",
    "",
    update.yaml,
  ];
  return [lines.join("\n")];
}
