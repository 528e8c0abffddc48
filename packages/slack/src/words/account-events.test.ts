import { driftKindSchema } from "@invitations/core/drift/difference";
import { describe, expect, it } from "vitest";
import { accountEventWords } from "./account-events.ts";

const at = "2026-11-23T08:00:00.000Z";

describe.each(driftKindSchema.options)("%s", (drift) => {
  it("is told in a line: what was found where, and who agreed", () => {
    const found = accountEventWords({
      type: "drift-found",
      at,
      actor: { app: "workflow" },
      survey: "drift-1",
      differences: [{ drift, regions: { "us-east-1": { was: "Enabled", now: "Resigned" } } }],
    });
    expect(found).toMatch(/^the app compared .*: .+, Enabled → 🟫 Resigned in `us-east-1`$/);
    const accepted = accountEventWords({
      type: "drift-accepted",
      at,
      actor: { person: "U01ANA" },
      survey: "drift-1",
      drift,
      regions: ["us-east-1", "eu-west-1"],
    });
    expect(accepted).toMatch(/^<@U01ANA> agreed that it may stay so: .+ in `us-east-1` and `eu-west-1`$/);
    expect(found + accepted).not.toMatch(/\n|undefined|\[object/);
  });
});

it("stays a line however much was found at once", () => {
  const regions = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `ap-southeast-${index}`,
      { was: "none", now: "Enabled" } as const,
    ]),
  );
  const said = accountEventWords({
    type: "drift-found",
    at,
    actor: { app: "workflow" },
    survey: "drift-1",
    differences: driftKindSchema.options.map((drift) => ({ drift, regions })),
  });
  expect(said.length).toBeLessThan(2_000);
});
