import { describe, expect, it } from "vitest";
import { account, policy } from "../testing.ts";
import { addNotified, MOST_NOTIFIED, removeNotified } from "./notified.ts";

const by = "U01ANA";
const now = new Date("2026-11-22T10:00:00.000Z");
const known = { ...account, notified: ["U06FAY"] };
const asked = (users: string[], changes: object = {}) => ({
  id: known.id,
  account: known,
  users,
  by,
  ...changes,
});
const happens = { at: now.toISOString(), actor: { person: by } };

describe("people who are kept informed", () => {
  it("are added to those there are, each once, owners too", () => {
    expect(addNotified(asked(["U07GUS", "U06FAY", "U03CARLA", "U07GUS"]), policy, now)).toEqual({
      type: "notified-added",
      ...happens,
      users: ["U07GUS", "U03CARLA"],
    });
  });

  it("are added once: nothing happens where all of them are told already", () => {
    expect(addNotified(asked(["U06FAY"]), policy, now)).toBeUndefined();
  });

  it("can be named for an account that nobody knows yet", () => {
    const unknown = { id: "444455556666", account: undefined };
    expect(addNotified(asked(["U06FAY"], unknown), policy, now)).toMatchObject({ type: "notified-added" });
  });

  it("are ten at most", () => {
    const users = (count: number) => Array.from({ length: count }, (_, index) => `U0NEW${index}`);
    expect(addNotified(asked(users(MOST_NOTIFIED - 1)), policy, now)).toMatchObject({
      type: "notified-added",
    });
    expect(addNotified(asked(users(MOST_NOTIFIED)), policy, now)).toEqual({
      refusal: "too-many-notified",
      given: 11,
      most: 10,
    });
  });

  it("are taken away, to the last one", () => {
    expect(removeNotified(asked(["U06FAY", "U06FAY"]), policy, now)).toEqual({
      type: "notified-removed",
      ...happens,
      users: ["U06FAY"],
    });
  });

  it("are not taken away where they are not among them", () => {
    expect(removeNotified(asked(["U06FAY", "U03CARLA"]), policy, now)).toEqual({
      refusal: "not-among-notified",
      account: known.id,
      users: ["U03CARLA"],
      notified: ["U06FAY"],
    });
  });

  it.each([addNotified, removeNotified])(
    "are named by operators alone, and not for the administrator",
    (move) => {
      expect(move(asked(["U06FAY"], { by: "U03CARLA" }), policy, now)).toEqual({
        refusal: "not-an-operator",
      });
      expect(move(asked(["U06FAY"], { id: "999988887777" }), policy, now)).toMatchObject({
        refusal: "account-is-administrator",
      });
    },
  );
});
