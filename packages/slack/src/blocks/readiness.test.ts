import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { expect, it } from "vitest";
import { readinessBlocks } from "./readiness.ts";

it.each<[PairVerdictName, string]>([
  ["ready", "✅"],
  ["legacy-only", "🟠"],
  ["neither", "❌"],
])("tells an owner the verdict %s, and how old it is", (accept, sign) => {
  const account = { accept, leave: "ready", read: "ready" } as const;
  const at = "2026-11-22T18:32:00.000Z";
  const blocks = readinessBlocks({ regions: {}, policies: { at, account } }, ["us-east-1"], "us-east-1");
  const seconds = Date.parse(at) / 1_000;
  const line = blocks.map((block) => (block.type === "section" ? block.text?.text : "")).join("\n");
  expect(line).toMatch(new RegExp(`${sign} IAM policies: .+ Looked at <!date\\^${seconds}\\^`));
});
