import type { Account } from "@invitations/core/accounts/account";
import type { Recorded, RecordedOfAccount } from "@invitations/core/ports";
import { LIVES, requestAt } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { complaints, texts } from "../testing/slack-limits.ts";
import { helpAnswer } from "./help-answer.ts";
import { historyAnswer } from "./history-answer.ts";
import { inviteForm } from "./invite-form.ts";
import type { Post } from "./post.ts";
import { accountStatus } from "./status-answer.ts";

const all = (post: Post) => texts(post.blocks).join("\n");

describe("status", () => {
  it("tells an account's owners, its latest request and those before", () => {
    const account: Account = { id: "111122223333", alias: "payments-prod", owners: ["U03CARLA"] };
    const earlier = { ...requestAt("expired"), id: "inv-before22" };
    const said = all(accountStatus(account.id, account, [requestAt("waiting"), earlier]));
    expect(said).toContain("*Owners*  <@U03CARLA>");
    expect(said).toContain("have until");
    expect(said).toContain("`inv-before22`");
    expect(said).toContain("expired without an answer");
    expect(said).not.toContain("Last seen");
  });

  it("tells where the account was last seen to stand, which may be otherwise than its request ended", () => {
    const seen = { at: "2026-11-23T08:00:00.000Z", status: "Resigned" } as const;
    const account: Account = { id: "111122223333", owners: [], lastSeen: { "eu-west-1": seen } };
    expect(all(accountStatus(account.id, account, [requestAt("enabled")]))).toContain(
      "*Last seen*  🟫 Resigned in `eu-west-1`",
    );
  });
});

describe("history", () => {
  const recorded = (count: number): Recorded[] =>
    Array.from({ length: count }, (_, index) => ({
      type: "announced",
      at: new Date(Date.UTC(2026, 10, 22, 9, 0, index)).toISOString(),
      actor: { app: "slack" },
      to: "owners",
      seq: index + 1,
      hash: "",
    }));

  it("tells the events first to last", () => {
    const events = LIVES.enabled.map((event, index) => ({ ...event, seq: index + 1, hash: "" }));
    const said = all(historyAnswer([{ request: requestAt("enabled"), events }]));
    const order = ["asked to invite", "Regions found", "the owners were asked", "accepted", "done: a member"];
    const places = order.map((fact) => said.indexOf(fact));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(said).not.toContain("not shown");
  });

  it("shows the newest 40 and says how many are older", () => {
    const said = all(historyAnswer([{ request: requestAt("waiting"), events: recorded(43) }]));
    expect(said).toContain("3 earlier events are not shown here");
    expect(said.match(/told: the owners/g)).toHaveLength(40);
    expect(said).toContain("09:00 UTC");
  });

  it("of an account names the request of each event, and tells what happened beside them", () => {
    const request = requestAt("waiting");
    const named: RecordedOfAccount = {
      type: "owners-added",
      at: "2026-11-21T09:00:00.000Z",
      actor: { person: "U01ANA" },
      users: ["U03CARLA", "U04DENIZ"],
      seq: 1,
      hash: "",
    };
    const said = all(
      historyAnswer(
        [
          { request, events: recorded(1) },
          { request: { ...request, id: "inv-before22" }, events: recorded(1) },
        ],
        { account: request.account, events: [named] },
      ),
    );
    expect(said).toContain("· `inv-abcd2345`");
    expect(said).toContain("· `inv-before22`");
    expect(said).toContain("<@U01ANA> named <@U03CARLA> and <@U04DENIZ> as owners");
    expect(said.indexOf("named")).toBeLessThan(said.indexOf("inv-before22"));
  });

  it("of an account of which nothing is on record says so", () => {
    expect(all(historyAnswer([], { account: { id: "111122223333" }, events: [] }))).toContain("Nothing has");
  });
});

describe("help and the form", () => {
  it.each([undefined, "invite", "status", "history", "help"] as const)(
    "%s is a message that Slack takes",
    (about) => {
      const post = helpAnswer(about);
      expect(complaints(post)).toEqual([]);
      expect(all(post)).toContain(`/securityhub ${about ?? "invite"}`);
    },
  );

  it("fits Slack's modal", () => {
    const view = inviteForm();
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    const fields = view.blocks.flatMap((block) => ("element" in block ? [block] : []));
    expect(fields.map((field) => [field.block_id, field.optional ?? false, field.element.type])).toEqual([
      ["account", false, "plain_text_input"],
      ["email", true, "plain_text_input"],
      ["owners", true, "multi_users_select"],
      ["reason", true, "plain_text_input"],
    ]);
  });
});
