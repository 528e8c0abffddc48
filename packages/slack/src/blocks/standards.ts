import { type Outcome, type Request, regionsOf } from "@invitations/core/request/request";
import type { KnownBlock } from "@slack/types";
import { failureWords } from "../words/failures.ts";
import { grantMissing } from "../words/grants.ts";
import { regionsWithoutStandards, standardName } from "../words/standards.ts";
import { mrkdwn, series } from "../words/voice.ts";
import { lines, section } from "./post.ts";

const { code } = mrkdwn;

type Came = NonNullable<Outcome["standards"]>;

/** What became of the standards: where each was enabled, and where that failed; nothing where none were asked for. */
export function standardsBlocks(request: Request): KnownBlock[] {
  const came = regionsOf(request).flatMap((region) => {
    const standards = request.outcomes[region]?.standards;
    return standards ? [{ region, standards }] : [];
  });
  if (came.length === 0) return [];
  const where = (has: (standards: Came) => boolean | undefined) =>
    series(came.flatMap(({ region, standards }) => (has(standards) ? [code(region, 40)] : [])));
  const names = [
    ...new Set(came.flatMap(({ standards: { enabled = [], already = [] } }) => [...enabled, ...already])),
  ];
  const found = names.map((name) => {
    const parts = [
      ["enabled in", where(({ enabled }) => enabled?.includes(name))],
      ["enabled before in", where(({ already }) => already?.includes(name))],
      ["not with all of its controls in", where(({ incomplete }) => namesOf(incomplete).includes(name))],
    ].flatMap(([words, regions]) => (regions ? [`${words} ${regions}`] : []));
    return `✅ ${standardName(name)}: ${parts.join("; ")}`;
  });
  return [section("*Security standards*"), ...lines([...failures(request), ...found], 2_000)];
}

const namesOf = (incomplete: Came["incomplete"] = []) => incomplete.map(({ standard }) => standard);

function failures(request: Request): string[] {
  const regions = regionsWithoutStandards(request);
  const all = regions.map((region) => {
    const { name = "", message = "" } = request.outcomes[region]?.standards?.failure ?? {};
    return `⚠️ ${code(region, 40)}: ${failureWords(name).what} (${code(message, 240)})`;
  });
  if (all.length === 0) return [];
  const grant = regions
    .map((region) => grantMissing(request.outcomes[region]?.standards?.failure?.message ?? ""))
    .find((found) => found !== undefined);
  return [
    "The account is a member there all the same. Once the cause is mended, the missing standards can be enabled in its own Security Hub console.",
    ...(grant === undefined ? [] : [grant]),
    ...all,
  ];
}
