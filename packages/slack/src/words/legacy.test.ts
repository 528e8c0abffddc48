import { fold } from "@invitations/core/request/fold";
import type { Request } from "@invitations/core/request/request";
import { anEvent, aRequest, REGIONS } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { legacyNote } from "./legacy.ts";

const [home = "", linked = ""] = REGIONS;
const accepting = aRequest({ kind: "invitation", status: "accepting" });
const acceptedIn = (request: Request, region: string, legacy?: true) =>
  fold(request, anEvent("region-accepted", { region, ...(legacy ? { legacy } : {}) }));

describe("a legacy name", () => {
  it("is not spoken of where none was needed", () => {
    expect(legacyNote(acceptedIn(accepting, home))).toBeUndefined();
  });

  it("is named with the Regions where it was needed, and what to do", () => {
    const partly = acceptedIn(acceptedIn(accepting, home), linked, true);
    expect(legacyNote(partly)).toBe(
      "In `eu-west-1` the account accepted by the legacy call `AcceptInvitation`, since policies deny `AcceptAdministratorInvitation`. Nothing is missing; name both in the policy of its role, so that it does not depend on the old name.",
    );
    expect(legacyNote(acceptedIn(partly, home, true))).toMatch(/^In all 2 Regions /);
  });

  it("is another one where the account left", () => {
    const leaving = fold(
      aRequest({ kind: "departure", status: "accepting" }),
      anEvent("left-by-legacy", { region: home }),
    );
    expect(legacyNote(leaving)).toMatch(
      /left by the legacy call `DisassociateFromMasterAccount`, since policies deny `DisassociateFromAdministratorAccount`/,
    );
  });
});
