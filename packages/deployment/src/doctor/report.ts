import type { Checked, Examination } from "./examine.ts";

const MARKS: Readonly<Record<Checked["result"], string>> = {
  ok: "✓",
  failed: "✗",
  warning: "!",
  unchecked: "!",
};

/** What a person reads: a line for each check, then what to do. */
export function report({ stage, after, checks }: Examination): string {
  const advised = checks.filter((check) => check.result !== "ok" && (check.do ?? []).length > 0);
  return [
    `Stage ${stage}, ${after ? "after a deploy" : "before a deploy"}`,
    "",
    ...checks.map(line),
    ...(advised.length > 0 ? ["", "What to do", ...advised.flatMap(advice)] : []),
    "",
    summary(checks),
  ].join("\n");
}

const line = ({ result, name, found }: Checked) => `${MARKS[result]} ${name}: ${found}`;

const advice = ({ result, name, do: lines = [] }: Checked) => [
  "",
  `${MARKS[result]} ${name}`,
  ...lines.map((each) => `    ${each}`),
];

function summary(checks: readonly Checked[]): string {
  const counted = (result: Checked["result"]) => checks.filter((check) => check.result === result).length;
  const [wrong, unchecked] = [counted("failed"), counted("unchecked")];
  const said = [
    wrong === 0 ? "Nothing is wrong" : `${wrong} of ${checks.length} checks failed`,
    ...(unchecked > 0 ? [`${unchecked} could not be checked`] : []),
  ];
  return `${said.join("; ")}.`;
}

/** 0: nothing is wrong, whatever could not be checked; 1: something is. */
export const exitCodeOf = ({ checks }: Examination): 0 | 1 =>
  checks.some(({ result }) => result === "failed") ? 1 : 0;
