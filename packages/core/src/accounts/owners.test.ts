import { describe, expect, it } from "vitest";
import { account, policy } from "../testing.ts";
import type { Account } from "./account.ts";
import { addOwners, removeOwners } from "./owners.ts";

const by = "U01ANA";
const known: Account = {
  ...account,
  email: "payments@example.com",
  channel: "C01",
  roleArn: "arn:aws:iam::111122223333:role/hub",
  openRequest: "inv-abcd2345",
  lastSeen: { "us-east-1": { status: "Enabled", at: "2026-11-22T09:00:00.000Z" } },
  failedIn: ["eu-west-1"],
};
const { openRequest: _o, lastSeen: _l, failedIn: _f, ...settings } = known;
const asked = (users: string[], changes: object = {}) => ({
  id: known.id,
  account: known,
  users,
  by,
  ...changes,
});

describe("owners", () => {
  it("are added to those there are, and everything else that people set stays", () => {
    expect(addOwners(asked(["U05ELI", "U03CARLA"]), policy)).toEqual({
      ...settings,
      owners: ["U03CARLA", "U04DENIZ", "U05ELI"],
    });
  });

  it("are taken away, to the last one", () => {
    expect(removeOwners(asked(["U04DENIZ"]), policy)).toEqual({ ...settings, owners: ["U03CARLA"] });
    expect(removeOwners(asked(["U03CARLA", "U04DENIZ"]), policy)).toEqual({ ...settings, owners: [] });
  });

  it("can be named for an account that nobody knows yet", () => {
    const unknown = { id: "444455556666", account: undefined, users: ["U05ELI"], by };
    expect(addOwners(unknown, policy)).toEqual({ id: "444455556666", owners: ["U05ELI"] });
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
    expect(addOwners(given, policy)).toMatchObject(refusal);
    expect(removeOwners(given, policy)).toMatchObject(refusal);
  });

  it("are ten at most", () => {
    const eight = Array.from({ length: 8 }, (_, index) => `U1${index}`);
    expect(addOwners(asked(eight), policy)).toMatchObject({ owners: { length: 10 } });
    expect(addOwners(asked([...eight, "U20"]), policy)).toEqual({
      refusal: "too-many-owners",
      given: 11,
      most: 10,
    });
  });

  it("cannot be taken away where they are none, and then none is", () => {
    expect(removeOwners(asked(["U03CARLA", "U07GUS"]), policy)).toEqual({
      refusal: "not-among-owners",
      account: known.id,
      users: ["U07GUS"],
      owners: ["U03CARLA", "U04DENIZ"],
    });
  });
});
