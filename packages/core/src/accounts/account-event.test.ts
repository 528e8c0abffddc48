import { describe, expect, it } from "vitest";
import type { Account } from "./account.ts";
import { type AccountEvent, accountEventSchema, foldAccount } from "./account-event.ts";

const happened = { at: "2026-11-22T10:00:00.000Z", actor: { person: "U01ANA" } };
const known: Account = {
  id: "111122223333",
  alias: "payments-prod",
  email: "payments@example.com",
  owners: ["U03CARLA", "U04DENIZ"],
  channel: "C01",
  openRequest: "inv-abcd2345",
  lastSeen: { "us-east-1": { status: "Enabled", at: "2026-11-22T09:00:00.000Z" } },
  failedIn: ["eu-west-1"],
};
const after = (event: AccountEvent, account: Account | undefined = known) =>
  foldAccount(account, known.id, accountEventSchema.parse(event));

describe("an account after one more event", () => {
  it("has the owners that were added, each once, and everything else", () => {
    const users = ["U05ELI", "U03CARLA"];
    expect(after({ type: "owners-added", ...happened, users })).toEqual({
      ...known,
      owners: ["U03CARLA", "U04DENIZ", "U05ELI"],
    });
  });

  it("has not the owners that were taken away, and everything else", () => {
    const users = ["U03CARLA"];
    expect(after({ type: "owners-removed", ...happened, users })).toEqual({ ...known, owners: ["U04DENIZ"] });
  });

  it("has the people who are told, each once, and no list where there are none", () => {
    const told = after({ type: "notified-added", ...happened, users: ["U06FAY", "U07GUS"] });
    expect(told).toEqual({ ...known, notified: ["U06FAY", "U07GUS"] });
    const more = after({ type: "notified-added", ...happened, users: ["U07GUS", "U03CARLA"] }, told);
    expect(more.notified).toEqual(["U06FAY", "U07GUS", "U03CARLA"]);
    const fewer = after({ type: "notified-removed", ...happened, users: ["U07GUS", "U03CARLA"] }, more);
    expect(fewer).toEqual({ ...known, notified: ["U06FAY"] });
    expect(after({ type: "notified-removed", ...happened, users: ["U06FAY"] }, fewer)).toEqual(known);
  });

  it("has the number of owners who must accept, and everything else", () => {
    expect(after({ type: "quorum-set", ...happened, quorum: 2 })).toEqual({ ...known, quorum: 2 });
  });

  it("is described anew as a whole, and what requests left behind stays", () => {
    const settings = { id: known.id, owners: ["U05ELI"] };
    const { openRequest, lastSeen, failedIn } = known;
    expect(after({ type: "account-described", ...happened, settings })).toEqual({
      ...settings,
      openRequest,
      lastSeen,
      failedIn,
    });
  });

  it("need not have been known", () => {
    const event: AccountEvent = { type: "owners-added", ...happened, users: ["U05ELI"] };
    expect(foldAccount(undefined, known.id, event)).toEqual({ id: known.id, owners: ["U05ELI"] });
  });
});
