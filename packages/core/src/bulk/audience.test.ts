import { describe, expect, it } from "vitest";
import type { Account } from "../accounts/account.ts";
import { requestAt } from "../request/testing.ts";
import { askedTogether, notifiedTogether } from "./audience.ts";

const request = (id: string) => {
  const waiting = requestAt("waiting");
  return { ...waiting, id: `inv-${id}`, account: { id }, owners: ["U0BEFORE"] };
};
const [one, two, three, four] = ["one", "two", "three", "four"].map(request) as [
  ReturnType<typeof request>,
  ReturnType<typeof request>,
  ReturnType<typeof request>,
  ReturnType<typeof request>,
];
const accounts = (known: Record<string, Omit<Account, "id">>) =>
  new Map(Object.entries(known).map(([id, account]) => [id, { id, ...account }]));

describe("who is asked in one message", () => {
  it("is each owner of accounts without a channel, about all of theirs", () => {
    const known = accounts({
      one: { owners: ["U1"] },
      two: { owners: ["U1", "U2"] },
      three: { owners: ["U2"] },
    });
    expect(askedTogether([one, two, three], known)).toEqual([
      { owners: ["U1"], requests: [one, two] },
      { owners: ["U2"], requests: [two, three] },
    ]);
  });

  it("is each channel, with the owners of all its accounts", () => {
    const known = accounts({
      one: { owners: ["U1"], channel: "C1" },
      two: { owners: ["U2"], channel: "C1" },
      three: { owners: ["U1"] },
    });
    expect(askedTogether([one, two, three], known)).toEqual([
      { channel: "C1", owners: ["U1", "U2"], requests: [one, two] },
      { owners: ["U1"], requests: [three] },
    ]);
  });

  it("is whoever owned it when it was asked, where the table names nobody", () => {
    expect(askedTogether([four], new Map())).toEqual([{ owners: ["U0BEFORE"], requests: [four] }]);
  });
});

it("somebody who is kept informed is told once of all the accounts", () => {
  const known = accounts({
    one: { owners: ["U1"], notified: ["U9"] },
    two: { owners: ["U9"], notified: ["U9"] },
    three: { owners: ["U1"], notified: ["U9", "U8"] },
  });
  expect([...notifiedTogether([one, two, three, four], known)]).toEqual([
    ["U9", [one, three]],
    ["U8", [three]],
  ]);
});
