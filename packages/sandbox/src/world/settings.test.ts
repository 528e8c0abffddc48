import { fileURLToPath } from "node:url";
import { loadSettings } from "@invitations/deployment/doctor/load-settings";
import { readSettings } from "@invitations/functions/deployment/settings";
import { describe, expect, it } from "vitest";
import { practice } from "../seeds/world-seed.ts";
import { settingsOf, shortName } from "./settings.ts";

describe("the practice world's deployment", () => {
  it("is the one that membership.config.ts describes as it is checked in", async () => {
    const file = fileURLToPath(new URL("../../../../membership.config.ts", import.meta.url));
    expect(settingsOf(practice)).toEqual(readSettings(await loadSettings(file)));
  });

  it("calls its machines by short names, and leaves others alone", () => {
    expect(shortName("securityhub-invitations-practice-drift")).toBe("drift");
    expect(shortName("securityhub-invitations-production-drift")).toBe(
      "securityhub-invitations-production-drift",
    );
  });
});
