import type { Graph } from "../graph/graph.ts";
import { ACCOUNTS } from "./assumptions.ts";
import { dollars, link, table, whole } from "./markdown.ts";
import { EVENTS, MEASURED } from "./measured.ts";
import { monthOf, ordinaryMonth } from "./month.ts";
import { costOf, PRICES, type Price, type PriceName, type Usage } from "./prices.ts";
import { standing } from "./standing.ts";
import { ASSUMPTIONS, COUNTED, INTRODUCTION, NOT_IN_IT } from "./words.ts";

/** As many as AWS enables without anybody asking. */
const ALL_REGIONS = 17;

/** `docs/costs.md`: what a month costs, and what that is worked out from. */
export function costsDocument(graph: Graph): string {
  const ordinary = ACCOUNTS.map((accounts) => monthOf(graph, ordinaryMonth(accounts)));
  return `${[
    "# Costs",
    INTRODUCTION,
    table(
      ["US dollars a month", ...ACCOUNTS.map((accounts) => `${whole(accounts)} accounts`)],
      [
        ["nothing happens", ...ACCOUNTS.map(() => dollars(totalOf(standing(graph.resources))))],
        ["an ordinary month", ...ordinary.map(totalOf).map(dollars)],
        ["the month in which all are invited", ...totals(graph, { first: true })],
        [`the same, in ${ALL_REGIONS} Regions`, ...totals(graph, { first: true, regions: ALL_REGIONS })],
      ],
    ),
    NOT_IN_IT,
    "## An ordinary month, by service",
    table(
      ["US dollars", ...ACCOUNTS.map((accounts) => `${whole(accounts)} accounts`)],
      services(ordinary).map(([service, ...costs]) => [service, ...costs.map(dollars)]),
    ),
    standingWords(graph),
    "## Counted",
    COUNTED,
    table(
      ["a run of", "state transitions", "invocations"],
      [
        ["`invitation`", ...work("invitation")],
        ["… for each Region", ...workOf("invitation")],
        ["`drift`", ...work("drift")],
        ["`readiness`", ...work("readiness")],
        ["… for each account", ...workOf("readiness")],
      ],
    ),
    `An invitation leaves ${EVENTS.once} events in the record, and ${EVENTS.each} for each Region.`,
    "## Assumed",
    ASSUMPTIONS,
    "## Prices",
    "Public prices of us-east-1, first tier. AWS's pages fill in most figures with a script; who repeats a figure, and as of when, stands beside it. A price without that was known, and could not be confirmed when this was written.",
    table(
      ["service", "for", "US dollars", "AWS's page", "confirmed by"],
      (Object.values(PRICES) as Price[]).map(({ service, what, usd, page, confirmed }) => [
        service,
        what,
        String(usd),
        link(page),
        confirmed ? `${link(confirmed.by)}, ${confirmed.asOf}` : "not confirmed",
      ]),
    ),
  ].join("\n\n")}\n`;
}

const totals = (graph: Graph, how: { first?: boolean; regions?: number }) =>
  ACCOUNTS.map((accounts) => dollars(totalOf(monthOf(graph, { ...ordinaryMonth(accounts), ...how }))));

const totalOf = (usage: Usage): number =>
  entriesOf(usage).reduce((sum, [name, used]) => sum + costOf(name, used), 0);

const entriesOf = (usage: Usage) => Object.entries(usage) as [PriceName, number][];

/** Each service with what it costs in each of the months, and their sum. */
function services(months: readonly Usage[]): [string, ...number[]][] {
  const names = [...new Set(Object.values(PRICES).map(({ service }) => service))];
  return [
    ...names.map((service): [string, ...number[]] => [
      service,
      ...months.map((month) =>
        entriesOf(month)
          .filter(([name]) => PRICES[name].service === service)
          .reduce((sum, [name, used]) => sum + costOf(name, used), 0),
      ),
    ]),
    ["**together**", ...months.map(totalOf)],
  ];
}

function standingWords({ resources }: Graph): string {
  const { alarm = 0, dashboard = 0, key = 0, secret = 0 } = standing(resources);
  const alarms = resources.filter(({ type }) => type.endsWith(":MetricAlarm")).length;
  return `Most of it is there whatever happens: ${alarms} alarms on ${alarm} metrics, ${dashboard} dashboard, ${key} key, ${secret} secrets. An alarm that is not wanted is taken out in \`packages/functions/src/deployment/monitoring/alarms.ts\`.`;
}

const work = (name: keyof typeof MEASURED): [string, string] => words(MEASURED[name].once);
const workOf = (name: keyof typeof MEASURED): [string, string] => words(MEASURED[name].each);
const words = ({
  transitions,
  invocations,
}: (typeof MEASURED)[keyof typeof MEASURED]["once" | "each"]): [string, string] => [
  String(transitions),
  Object.entries(invocations)
    .map(([name, count]) => `${count} \`${name}\``)
    .join(", "),
];
