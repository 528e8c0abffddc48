import { describe, expect, it } from "vitest";
import { mayDecide } from "./policy.ts";
import type { RequestKind } from "./request/request.ts";
import { aRequest } from "./request/testing.ts";
import { account, policy } from "./testing.ts";

const waiting = (kind: "invitation" | "join" | "removal") => aRequest({ kind, status: "waiting" });

describe("mayDecide", () => {
  it.each([
    ["invitation", "U03CARLA", undefined],
    ["invitation", "U04DENIZ", undefined],
    ["invitation", "U07GUS", "not-an-owner"],
    // Operators ask; being one gives no right to answer.
    ["invitation", "U02BO", "not-an-owner"],
    ["join", "U01ANA", undefined],
    ["join", "U02BO", undefined],
    ["join", "U03CARLA", "not-an-operator"],
    ["join", "U04DENIZ", "not-an-operator"],
    ["removal", "U02BO", undefined],
    ["removal", "U01ANA", "own-request"],
    ["removal", "U03CARLA", "not-an-operator"],
    // Those who hear of it when nobody decides get no right by that.
    ["invitation", "U06FAY", "not-an-owner"],
    ["removal", "U06FAY", "not-an-operator"],
  ] as const)("%s, %s: %s", (kind, user, refusal) => {
    expect(mayDecide(policy, user, waiting(kind), account)?.refusal).toBe(refusal);
  });

  it("lets nobody own an account that the table does not know", () => {
    expect(mayDecide(policy, "U03CARLA", waiting("invitation"), undefined)).toEqual({
      refusal: "not-an-owner",
      account: "111122223333",
      owners: [],
    });
  });

  const owned = { ...account, owners: ["U01ANA"] };
  const own = (kind: "invitation" | "join" | "removal") =>
    aRequest({ kind, status: "waiting", actor: { person: "U01ANA" } });

  it.each(["invitation", "join", "removal"] as const)(
    "lets nobody decide their own %s, unless the policy does for that kind",
    (kind) => {
      const lenient = (...kinds: RequestKind[]) => ({ ...policy, mayDecideOwnRequest: kinds });
      const others = (["invitation", "join", "removal"] as const).filter((other) => other !== kind);
      const verdict = (rules: typeof policy) => mayDecide(rules, "U01ANA", own(kind), owned)?.refusal;
      expect(verdict(policy)).toBe("own-request");
      expect(verdict(lenient(...others))).toBe("own-request");
      expect(verdict(lenient(kind))).toBeUndefined();
    },
  );
});
