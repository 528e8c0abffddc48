import type { Batch, Listed } from "@invitations/core/bulk/batch";
import { countStages, stageOf } from "@invitations/core/bulk/stage";
import type { BatchStanding } from "@invitations/core/ports";
import type { Request } from "@invitations/core/request/request";

/** How far a batch has come. */
export function batchStanding(
  batch: Batch,
  listed: readonly Listed[],
  requests: readonly Request[],
): BatchStanding {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const unopened = new Set(batch.unopened?.map(({ account }) => account));
  const counts = countStages(
    listed.map(({ account, request }) => (unopened.has(account) ? "blocked" : stageOf(byId.get(request)))),
  );
  const stuck = requests.filter((request) => ["blocked", "failed"].includes(stageOf(request)));
  return { counts, stuck };
}
