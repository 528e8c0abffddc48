import { describe, expect, it } from "vitest";
import { account, policy } from "../testing.ts";
import { setQuorum } from "./quorum.ts";

const now = new Date("2026-11-22T10:00:00.000Z");
const asked = { id: account.id, account, quorum: 2, by: "U01ANA" };

describe("how many owners must accept", () => {
  it("is set by an operator, more than there are too", () => {
    const event = { type: "quorum-set", at: now.toISOString(), actor: { person: "U01ANA" } };
    expect(setQuorum(asked, policy, now)).toEqual({ ...event, quorum: 2 });
    expect(setQuorum({ ...asked, quorum: 10 }, policy, now)).toEqual({ ...event, quorum: 10 });
  });

  it("is set once: nothing happens where it is so", () => {
    expect(setQuorum({ ...asked, account: { ...account, quorum: 2 } }, policy, now)).toBeUndefined();
  });

  it("is set to one where the settings say more", () => {
    expect(setQuorum({ ...asked, quorum: 1 }, { ...policy, quorum: 2 }, now)).toMatchObject({ quorum: 1 });
  });

  it.each([
    ["somebody who is no operator", { by: "U03CARLA" }, { refusal: "not-an-operator" }],
    ["an id that is none", { id: "12" }, { refusal: "account-id-malformed" }],
    ["the administrator account", { id: "999988887777" }, { refusal: "account-is-administrator" }],
    ["an account that nobody knows", { account: undefined }, { refusal: "account-unknown" }],
    ["none", { quorum: 0 }, { refusal: "quorum-malformed", given: "0", most: 10 }],
    ["a part of one", { quorum: 1.5 }, { refusal: "quorum-malformed", given: "1.5" }],
    ["more than an account may have", { quorum: 11 }, { refusal: "quorum-malformed", given: "11" }],
  ])("refuses %s", (_, change, refusal) => {
    expect(setQuorum({ ...asked, ...change }, policy, now)).toMatchObject(refusal);
  });
});
