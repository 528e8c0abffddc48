import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal } from "../../refusal.ts";
import { account, policy } from "../../testing.ts";
import { fold } from "../fold.ts";
import type { Request } from "../request.ts";
import { aRequest } from "../testing.ts";
import { decide } from "./decide.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const at = now.toISOString();
const waiting = (quorum: number): Request =>
  aRequest({ kind: "invitation", status: "waiting", details: { quorum } });
const owning = (...owners: string[]) => ({ policy, account: { ...account, owners } });
const accepts = (by: string) => ({ by, verdict: "accept" }) as const;

/** The request after these people accepted, one after the other, each by the owners at that moment. */
function after(presses: readonly [by: string, owners: string[]][], quorum = 2): Request {
  return presses.reduce((request, [by, owners]) => {
    const event = decide(request, accepts(by), owning(...owners), now);
    return isRefusal(event) ? request : fold(request, event);
  }, waiting(quorum));
}

describe("decide, where two owners have to accept", () => {
  const both = ["U03CARLA", "U04DENIZ"];

  it("takes the first acceptance as an approval, and waits on", () => {
    expect(decide(waiting(2), accepts("U03CARLA"), owning(...both), now)).toEqual({
      type: "approved",
      at,
      actor: { person: "U03CARLA" },
    });
    expect(after([["U03CARLA", both]])).toMatchObject({
      status: "waiting",
      approvals: [{ by: "U03CARLA", at }],
    });
  });

  it("is decided by the second, who is recorded with the first", () => {
    const presses: [string, string[]][] = both.map((by) => [by, both]);
    expect(after(presses)).toMatchObject({
      status: "accepting",
      decision: { verdict: "accept", by: "U04DENIZ", withApprovalOf: ["U03CARLA"] },
    });
  });

  it("refuses the same person twice, and says who is missing", () => {
    const once = after([["U03CARLA", both]]);
    expect(decide(once, accepts("U03CARLA"), owning(...both, "U05EMEKA"), now)).toEqual({
      refusal: "already-approved",
      account: account.id,
      at,
      needed: 1,
      missing: ["U04DENIZ", "U05EMEKA"],
    });
  });

  it("does not wait for whoever asked, who may not decide", () => {
    const once = after([["U03CARLA", both]]);
    expect(decide(once, accepts("U03CARLA"), owning("U03CARLA", "U01ANA"), now)).toMatchObject({
      refusal: "already-approved",
      missing: [],
    });
  });

  it("is declined by one, who may have accepted before", () => {
    for (const by of both) {
      const once = after([["U03CARLA", both]]);
      expect(decide(once, { by, verdict: "decline" }, owning(...both), now)).toMatchObject({
        type: "decided",
        verdict: "decline",
      });
    }
  });

  it("does not count who is no owner any more", () => {
    const presses: [string, string[]][] = [
      ["U03CARLA", both],
      ["U04DENIZ", ["U04DENIZ", "U05EMEKA"]],
    ];
    expect(after(presses)).toMatchObject({ status: "waiting" });
    const enough = after([...presses, ["U05EMEKA", ["U04DENIZ", "U05EMEKA"]]]);
    expect(enough).toMatchObject({ decision: { by: "U05EMEKA", withApprovalOf: ["U04DENIZ"] } });
  });

  it("is decided by pressing again, where those who had accepted own the account again", () => {
    const presses: [string, string[]][] = [
      ["U03CARLA", both],
      ["U04DENIZ", ["U04DENIZ"]],
      ["U03CARLA", both],
    ];
    expect(after(presses)).toMatchObject({ status: "accepting", decision: { by: "U03CARLA" } });
  });

  it("goes by the number of the request, whatever the account says since", () => {
    const raised = { policy: { ...policy, quorum: 3 }, account: { ...account, quorum: 3 } };
    const once = after([["U03CARLA", both]]);
    expect(decide(once, accepts("U04DENIZ"), raised, now)).toMatchObject({ type: "decided" });
  });
});

describe("any order of presses", () => {
  const people = ["U03CARLA", "U04DENIZ", "U05EMEKA", "U06FAY", "U07GUS"];
  const person = fc.constantFrom(...people);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ by: person, verdict: fc.constant("accept" as const) }) },
    { weight: 1, arbitrary: fc.record({ by: person, verdict: fc.constant("decline" as const) }) },
    { weight: 1, arbitrary: fc.record({ owners: fc.uniqueArray(person, { minLength: 1 }) }) },
  );

  it("accepts once as many present owners as had to have accepted and none declined first, and never else", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.uniqueArray(person, { minLength: 1 }),
        fc.array(step, { maxLength: 25 }),
        (quorum, first, steps) => {
          let owners = first;
          let request = waiting(quorum);
          let expected: string = "waiting";
          const accepted = new Set<string>();
          for (const step of steps) {
            if ("owners" in step) {
              owners = step.owners;
              continue;
            }
            const event = decide(request, step, owning(...owners), now);
            if (!isRefusal(event)) request = fold(request, event);
            // What people would count by hand.
            if (expected === "waiting" && owners.includes(step.by)) {
              if (step.verdict === "accept") accepted.add(step.by);
              const present = owners.filter((owner) => accepted.has(owner)).length;
              if (step.verdict === "decline") expected = "declining";
              else if (present >= quorum) expected = "accepting";
            }
            expect(request.status).toBe(expected);
          }
        },
      ),
    );
  });
});
