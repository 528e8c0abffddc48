import type { Blocker } from "@invitations/core/readiness";
import { describe, expect, it } from "vitest";
import { blockerName, blockerWords } from "./blockers.ts";

type Sample<Kind> = Extract<Blocker, { blocker: Kind }>;
const regions = ["us-east-1", "eu-west-1"];
const SAMPLES: { [Kind in Blocker["blocker"]]: [Sample<Kind>, string[]] } = {
  "role-not-assumable": [
    { blocker: "role-not-assumable", role: "arn:aws:iam::111122223333:role/x", message: "denied" },
    ["arn:aws:iam::111122223333:role/x", "denied", "external id", "ask again"],
  ],
  "other-administrator": [
    { blocker: "other-administrator", administrator: "202020202020", regions },
    ["`202020202020`", "`us-east-1` and `eu-west-1`", "must first leave it"],
  ],
  "is-administrator": [
    { blocker: "is-administrator", regions, members: 1 },
    ["1 member account,", "cannot become a member", "disassociated"],
  ],
  "organization-managed": [
    { blocker: "organization-managed", organization: "o-abc" },
    ["`o-abc`", "Add it as a member"],
  ],
  "organization-unknown": [
    { blocker: "organization-unknown", because: "not authorized" },
    ["`not authorized`", "`organizations:DescribeOrganization`", "ask again"],
  ],
  "already-member": [{ blocker: "already-member", regions }, ["member already", "Nothing needs to be done"]],
};

describe.each(Object.values(SAMPLES))("%o", (blocker, facts) => {
  it("says what stands in the way, with its facts, and what to do", () => {
    const said = blockerWords(blocker);
    for (const fact of facts) expect(said).toContain(fact);
    expect(said).not.toContain(blocker.blocker);
  });

  it("fits in half a sentence too", () => {
    const said = blockerName(blocker);
    expect(said).toMatch(/^[a-z]/);
    expect(said.length).toBeLessThan(80);
    expect(said).not.toContain(blocker.blocker);
  });
});
