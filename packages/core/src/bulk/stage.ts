import * as z from "zod";
import type { Request } from "../request/request.ts";

/** How far an account of a batch has come: each is at one stage, so that the counts add up to all of them. */
export const stageSchema = z.enum([
  /** Its turn is still to come. */
  "listed",
  "opened",
  "examined",
  "invited",
  /** Its owners have the question. */
  "asked",
  /** Accepted, and being carried out. */
  "accepted",
  /** A member in every Region. */
  "enabled",
  "declined",
  /** Nobody answered, or the request was cancelled. */
  "lapsed",
  /** Something stood in the way, or no request could be made for it. */
  "blocked",
  /** In some Regions at least. */
  "failed",
]);
export type Stage = z.infer<typeof stageSchema>;

export const stageCountsSchema = z.record(stageSchema, z.number().int().nonnegative());
export type StageCounts = z.infer<typeof stageCountsSchema>;

/** The stage of an account by its request; before there is one it is `listed`. */
export function stageOf(request: Request | undefined): Stage {
  switch (request?.status) {
    case undefined:
      return "listed";
    case "requested":
    case "located":
      return "opened";
    case "examined":
      return Object.keys(request.outcomes).length > 0 ? "invited" : "examined";
    case "waiting":
      return request.messages === undefined ? "invited" : "asked";
    case "accepting":
      return "accepted";
    case "enabled":
      return "enabled";
    case "declining":
    case "declined":
      return "declined";
    case "expired":
    case "cancelled":
    // No invitation comes to these two.
    case "left":
    case "removed":
      return "lapsed";
    case "blocked":
      return "blocked";
    case "partial":
    case "failed":
      return "failed";
  }
}

/** How many are at each stage; stages that nobody is at count 0. */
export function countStages(stages: Iterable<Stage>): StageCounts {
  const counts = Object.fromEntries(stageSchema.options.map((stage) => [stage, 0])) as StageCounts;
  for (const stage of stages) counts[stage] += 1;
  return counts;
}
