import { awsFinding } from "./aws-refusals.ts";
import type { Check, Finding } from "./check.ts";
import { CHECKS } from "./checks.ts";
import { slackFinding } from "./slack-refusals.ts";
import { openVisit, type Question, type Visit } from "./visit.ts";

/** What the doctor says of one check. */
export interface Checked extends Finding {
  name: string;
}

export interface Examination {
  stage: string;
  /** Whether what is deployed was looked at too. */
  after: boolean;
  checks: Checked[];
}

/** Runs every check in order. A check whose need could not be met is left out and says so; a warning keeps nothing back. */
export async function examine(question: Question, checks: readonly Check[] = CHECKS): Promise<Examination> {
  const { stage, after } = question;
  const visit = openVisit(question);
  const done: Checked[] = [];
  /** By the name of a check that could not do its work, what is at fault. */
  const atFault = new Map<string, Fault>();
  for (const check of checks) {
    if (check.deployed && !after) continue;
    const needs = typeof check.needs === "function" ? check.needs(visit) : check.needs;
    const fault = needs.map((need) => atFault.get(need)).find((one) => one !== undefined);
    const finding = fault ? heldUp(fault) : await lookAt(check, visit);
    if (finding.result === "failed" || finding.result === "unchecked") {
      atFault.set(check.name, fault ?? { name: check.name, result: finding.result });
    }
    done.push({ name: check.name, ...finding });
  }
  return { stage, after, checks: done };
}

interface Fault {
  name: string;
  result: "failed" | "unchecked";
}

const heldUp = ({ name, result }: Fault): Finding => ({
  result: "unchecked",
  found:
    result === "failed" ? `not checked: first mend "${name}"` : `not checked, since "${name}" could not be`,
});

async function lookAt(check: Check, visit: Visit): Promise<Finding> {
  try {
    return await check.look(visit);
  } catch (error) {
    const finding = awsFinding(error) ?? slackFinding(error);
    if (finding) return finding;
    throw error;
  }
}
