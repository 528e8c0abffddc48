import { vi } from "vitest";

export type Line = Record<string, unknown>;

/** What is written to the log while the work goes on, line by line; throws for a line that is no JSON. */
export async function logLines(work: () => Promise<unknown> | unknown): Promise<Line[]> {
  let text = "";
  const take = (chunk: unknown) => {
    text += String(chunk);
    return true;
  };
  // Warnings and errors go to the other stream; in Lambda both end in the same log.
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, "write").mockImplementation(take),
  );
  try {
    await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** The lines that CloudWatch takes for metrics. */
export const metricsIn = (lines: readonly Line[]) => lines.filter((line) => "_aws" in line);
