import type { Metric } from "./metric.ts";

/** The pages of `docs/runbook/`, each about one kind of alarm. */
export const PAGES = [
  "slack-errors",
  "slack-slow",
  "slack-turned-away",
  "slack-throttled",
  "failed-executions",
  "stuck-requests",
  "failed-announcements",
  "function-errors",
  "function-throttles",
  "dead-letters",
  "failed-schedules",
  "record-errors",
  "record-throttles",
] as const;
export type Page = (typeof PAGES)[number];

/** When CloudWatch calls somebody, and what that somebody is told. */
export interface Alarm<Id = string> {
  /** End of its physical name. */
  name: string;
  page: Page;
  /** What it means for people, in sentences. */
  says: string;
  /** Added up, where there are several. */
  metrics: readonly Metric<Id>[];
  /** In alarm from this value on. */
  from: number;
  when: When;
  whenNothingIsTold: "breaching" | "notBreaching";
}

/** In `periods` of the last `of` periods. */
export interface When {
  periodSeconds: number;
  periods: number;
  of: number;
}

const FIVE_MINUTES = 5 * 60;

/**
 * Once is enough. Metrics come minutes late, and CloudWatch does not look back by itself: with three periods it does,
 * and what happens several times in a quarter of an hour calls once.
 */
export const ONCE: When = { periodSeconds: FIVE_MINUTES, periods: 1, of: 3 };
/** Not for a moment only. */
export const LASTING: When = { periodSeconds: FIVE_MINUTES, periods: 2, of: 3 };
export const ALL_THE_TIME: When = { periodSeconds: FIVE_MINUTES, periods: 3, of: 3 };
export const WITHIN_A_QUARTER: When = { periodSeconds: 3 * FIVE_MINUTES, periods: 1, of: 2 };
export const WITHIN_AN_HOUR: When = { periodSeconds: 60 * 60, periods: 1, of: 2 };
export const TWO_HOURS: When = { periodSeconds: 60 * 60, periods: 2, of: 2 };

/** What CloudWatch sends along: ends in the page, which the app's own announcement makes a link of. */
export const descriptionOf = ({ says, page }: Pick<Alarm, "says" | "page">): string =>
  `${says} Runbook: docs/runbook/${page}.md`;

const PAGE = /\s*\bRunbook: docs\/runbook\/([a-z0-9-]+)\.md\.?\s*$/;

/** The same read back. An alarm of somebody else's may name no page, or one that is not ours. */
export function readDescription(description: string): { says: string; page?: string } {
  const page = PAGE.exec(description)?.[1];
  return page === undefined ? { says: description } : { says: description.replace(PAGE, ""), page };
}
