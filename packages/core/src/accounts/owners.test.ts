import { describe, expect, it } from "vitest";
import { account, policy } from "../testing.ts";
import { addOwners, removeOwners } from "./owners.ts";

const by = "U01ANA";
const now = new Date("2026-11-22T10:00:00.000Z");
const known = account;
const asked = (users: string[], changes: object = {}) => ({
  id: known.id,
  account: known,
  users,
  by,
  ...changes,
});

const happens = { at: now.toISOString(), actor: { person: by } };

describe("owners", () => {
  it("are added to those there are, each once", () => {
    expect(addOwners(asked(["U05ELI", "U03CARLA", "U05ELI"]), policy, now)).toEqual({
      type: "owners-added",
      ...happens,
      users: ["U05ELI"],
    });
  });

  it("are added once: nothing happens where all of them are owners", () => {
    expect(addOwners(asked(["U03CARLA"]), policy, now)).toBeUndefined();
  });

  it.each([[["U04DENIZ"]], [["U03CARLA", "U04DENIZ"]]])("are taken away, to the last one", (users) => {
    expect(removeOwners(asked(users), policy, now)).toEqual({ type: "owners-removed", ...happens, users });
  });

  it("can be named for an account that nobody knows yet", () => {
    const unknown = { id: "444455556666", account: undefined, users: ["U05ELI"], by };
    expect(addOwners(unknown, policy, now)).toMatchObject({ type: "owners-added", users: ["U05ELI"] });
  });

  it.each([
    ["somebody who is no operator", asked(["U05ELI"], { by: "U03CARLA" }), { refusal: "not-an-operator" }],
    [
      "an id that is none",
      asked(["U05ELI"], { id: "1234", account: undefined }),
      { refusal: "account-id-malformed" },
    ],
    [
      "the administrator's own account",
      asked(["U05ELI"], { id: policy.administrator, account: undefined }),
      { refusal: "account-is-administrator" },
    ],
  ])("are refused by adding and by removing: %s", (_what, given, refusal) => {
    expect(addOwners(given, policy, now)).toMatchObject(refusal);
    expect(removeOwners(given, policy, now)).toMatchObject(refusal);
  });

  it("are ten at most", () => {
    const eight = Array.from({ length: 8 }, (_, index) => `U1${index}`);
    expect(addOwners(asked(eight), policy, now)).toMatchObject({ users: { length: 8 } });
    expect(addOwners(asked([...eight, "U20"]), policy, now)).toEqual({
      refusal: "too-many-owners",
      given: 11,
      most: 10,
    });
  });

  it("cannot be taken away where they are none, and then none is", () => {
    expect(removeOwners(asked(["U03CARLA", "U07GUS"]), policy, now)).toEqual({
      refusal: "not-among-owners",
      account: known.id,
      users: ["U07GUS"],
      owners: ["U03CARLA", "U04DENIZ"],
    });
  });
});
