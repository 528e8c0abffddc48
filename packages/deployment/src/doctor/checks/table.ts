import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import { tableName } from "@invitations/functions/deployment/names";
import { TIME_TO_LIVE, tableDefinition } from "@invitations/history/table";
import { awsErrorOf, isAwsError } from "../aws-refusals.ts";
import { type Check, failed, ok, unchecked } from "../check.ts";
import { deploy, redeploy } from "../commands.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";

/** The table of the record as it is; `undefined`: there is none. */
async function describeTable(visit: Visit): Promise<TableDescription | undefined> {
  try {
    const TableName = tableName(visit.known("place"));
    const { Table } = await visit.known("clients").dynamodb.send(new DescribeTableCommand({ TableName }));
    return Table;
  } catch (error) {
    if (isAwsError(error, "ResourceNotFoundException")) return undefined;
    throw error;
  }
}

/** The table of the record has the keys and indexes that the code reads by. */
export const table: Check = {
  name: NAMES.table,
  needs: [NAMES.account, NAMES.homeRegion],
  deployed: true,
  async look(visit) {
    const place = visit.known("place");
    const name = tableName(place);
    const found = await describeTable(visit);
    if (!found) return failed(`there is no table ${name} in ${place.region}`, deploy(place.stage));
    if (found.TableStatus !== "ACTIVE") {
      return failed(`${name} is ${found.TableStatus}`, "Wait until it is ACTIVE, and look again.");
    }
    const [has, wants] = [layout(found), layout(tableDefinition(name))];
    const missing = wants.filter((part) => !has.includes(part));
    if (missing.length > 0) return failed(`${name} lacks ${missing.join(", ")}`, deploy(place.stage));
    const building = (found.GlobalSecondaryIndexes ?? []).filter(
      ({ IndexStatus }) => IndexStatus !== "ACTIVE",
    );
    if (building.length > 0) {
      const names = building.map(({ IndexName }) => IndexName).join(", ");
      return failed(
        `${name} is still building ${names}`,
        "Wait until all indexes are ACTIVE, and look again.",
      );
    }
    return ok(`${name} is active, with its keys and ${wants.length - 1} indexes`);
  },
};

/** Keys and indexes, each in a word or two: `keys pk, sk`, `index openByDueTime (open, due)`. */
function layout(described: Pick<TableDescription, "KeySchema" | "GlobalSecondaryIndexes">): string[] {
  const keys = (schema: TableDescription["KeySchema"]) =>
    (schema ?? []).map(({ AttributeName }) => AttributeName).join(", ");
  return [
    `the keys ${keys(described.KeySchema)}`,
    ...(described.GlobalSecondaryIndexes ?? []).map(
      ({ IndexName, KeySchema }) => `the index ${IndexName} (${keys(KeySchema)})`,
    ),
  ];
}

/** The record is not deleted by a mistake, and reports go when they have served their time. */
export const protection: Check = {
  name: NAMES.protection,
  needs: [NAMES.table],
  deployed: true,
  async look(visit) {
    const place = visit.known("place");
    const TableName = tableName(place);
    const [described, expiry] = await Promise.all([
      describeTable(visit),
      visit.known("clients").dynamodb.send(new DescribeTimeToLiveCommand({ TableName })),
    ]);
    const { TimeToLiveStatus, AttributeName } = expiry.TimeToLiveDescription ?? {};
    const expires = AttributeName === TIME_TO_LIVE && /^ENABL/.test(TimeToLiveStatus ?? "");
    const wrong = [
      ...(described?.DeletionProtectionEnabled
        ? []
        : [
            {
              what: "deletion protection is off",
              command: `aws dynamodb update-table --table-name ${TableName} --deletion-protection-enabled --region ${place.region}`,
            },
          ]),
      ...(expires
        ? []
        : [
            {
              what: `nothing expires by ${TIME_TO_LIVE}`,
              command: `aws dynamodb update-time-to-live --table-name ${TableName} --time-to-live-specification Enabled=true,AttributeName=${TIME_TO_LIVE} --region ${place.region}`,
            },
          ]),
    ];
    if (wrong.length === 0) return ok("deletion protection is on, and reports expire");
    return failed(
      wrong.map(({ what }) => what).join("; "),
      ...wrong.map(({ command }) => `At once: ${command}`),
      redeploy(place.stage),
    );
  },
};

/** The record can be brought back as it was at any second of the last 35 days. */
export const backups: Check = {
  name: NAMES.backups,
  needs: [NAMES.table],
  deployed: true,
  async look(visit) {
    const { stage, region, ...place } = visit.known("place");
    const TableName = tableName({ stage, ...place });
    try {
      const { ContinuousBackupsDescription } = await visit
        .known("clients")
        .dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }));
      const { PointInTimeRecoveryStatus } =
        ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
      if (PointInTimeRecoveryStatus === "ENABLED") return ok("point-in-time recovery is on");
      return failed(
        "point-in-time recovery is off",
        `At once: aws dynamodb update-continuous-backups --table-name ${TableName} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true --region ${region}`,
        redeploy(stage),
      );
    } catch (error) {
      // DynamoDB on one's own machine has no backups, and need not have any.
      if (awsErrorOf(error)?.name !== "UnknownOperationException") throw error;
      return unchecked("not checked: this DynamoDB knows nothing of point-in-time recovery");
    }
  },
};
