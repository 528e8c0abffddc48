import { type Outcome, type Request, regionsOf } from "@invitations/core/request/request";
import type { KnownBlock } from "@slack/types";
import { failureWords } from "../words/failures.ts";
import { capital, DURING_WORDS } from "../words/kinds.ts";
import { legacyNote } from "../words/legacy.ts";
import { mrkdwn } from "../words/voice.ts";
import { lines, section } from "./post.ts";
import { standardsBlocks } from "./standards.ts";

const { code } = mrkdwn;

const STEP: Readonly<Record<Exclude<Outcome["step"], "failed">, string>> = {
  invited: "✉️ invited, not answered there yet",
  "hub-enabled": "⏳ Security Hub turned on, accepting next",
  accepted: "⏳ accepted, waiting until the administrator's list says so",
  enabled: "✅ member",
  declined: "⏳ declined, waiting until the administrator's list says so",
  resigned: "✅ declined",
  withdrawn: "↩️ invitation taken back",
  leaving: "⏳ left, waiting until the administrator's list says so",
  left: "✅ left",
  disassociated: "✅ no longer a member",
  deleted: "✅ no longer a member, and off the list",
};

export function regionName(region: string, homeRegion?: string): string {
  return region === homeRegion ? `${code(region, 40)} (home)` : code(region, 40);
}

/** One line per Region, home Region first: how far it is, or why it failed. */
function regionLines(request: Request): string[] {
  const home = "homeRegion" in request ? request.homeRegion : undefined;
  return regionsOf(request).map(
    (region) => `${outcomeWords(request.outcomes[region])} · ${regionName(region, home)}`,
  );
}

function outcomeWords(outcome: Outcome | undefined): string {
  if (!outcome) return "▫️ nothing done yet";
  if (outcome.standards?.failure) return `${STEP.enabled}, ⚠️ without all of its standards`;
  if (outcome.step !== "failed") return STEP[outcome.step];
  const during = outcome.during ? `${DURING_WORDS[outcome.during]} failed` : "failed";
  return `❌ ${during}: ${failureWords(outcome.failure?.name ?? "").what}`;
}

/** What became of the Regions, or why the request ended before it had any. */
export function resultBlocks(request: Request): KnownBlock[] {
  const byRegion = regionBlocks(request);
  return byRegion.length > 0 ? byRegion : ownFailure(request);
}

/** What became of each Region, and for every kind of failure its message and what to do. */
function regionBlocks(request: Request): KnownBlock[] {
  const all = regionLines(request);
  if (all.length === 0) return [];
  const legacy = legacyNote(request);
  return [
    section("*Region by Region*"),
    ...lines(all, 3_000, (count) => `… and ${count} more Regions`),
    ...failureBlocks(request),
    ...(legacy === undefined ? [] : [section(legacy)]),
    ...standardsBlocks(request),
  ];
}

/** Failures of Regions, one line for each kind, and the failure of the whole request where there is one. */
function failureBlocks(request: Request): KnownBlock[] {
  const failures = new Map<string, string>();
  const own = "failure" in request ? request.failure : undefined;
  for (const failure of [own, ...Object.values(request.outcomes).map((outcome) => outcome.failure)]) {
    if (failure && !failures.has(failure.name)) failures.set(failure.name, failure.message);
  }
  return failures.size === 0 ? [] : failuresAndWhatToDo([...failures]);
}

/** The failure that ended a request before it had Regions to speak of, and what to do. */
function ownFailure(request: Request): KnownBlock[] {
  const failure = "failure" in request ? request.failure : undefined;
  return failure ? failuresAndWhatToDo([[failure.name, failure.message]]) : [];
}

function failuresAndWhatToDo(failures: [name: string, message: string][]): KnownBlock[] {
  const all = failures.map(([name, message]) => {
    const { what, next } = failureWords(name, message);
    return `• ${capital(what)}: ${code(message, 240)}\n   ${next}`;
  });
  return [section("*What to do*"), ...lines(all, 2_000, (count) => `… and ${count} more kinds of failure`)];
}
