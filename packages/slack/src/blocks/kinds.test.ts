import type { Request, RequestKind, RequestStatus } from "@invitations/core/request/request";
import { aRequest, requestAt } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { texts } from "../testing/slack-limits.ts";
import { declineForm } from "./decline-form.ts";
import { ownersNews, removalNotice } from "./owners-news.ts";
import type { Post } from "./post.ts";
import { question, questionMessage } from "./question.ts";
import { escalation, reminder } from "./reminder.ts";
import { requesterMessage } from "./requester-message.ts";

const all = (post: Post) => texts(post.blocks).join("\n");
const EXPIRY = "2026-12-06T09:00:00.000Z";

describe("the question of a join", () => {
  const said = all(question(aRequest({ kind: "join", status: "waiting" }), EXPIRY));

  it("says who asks, that asking is consent, and what accepting does", () => {
    for (const fact of [
      "Security Hub: payments-prod asks to join",
      "<@U03CARLA>, an owner of `payments-prod` (`111122223333`), asks that it become a member",
      "Findings for the PCI audit",
      "accepts there without another question: its owner has agreed by asking",
      "Security Hub is turned on where it is off: `eu-west-1`",
      "Is the account ready?",
      "keeps its own settings",
      "`us-east-1` (home) and `eu-west-1`",
    ]) {
      expect(said).toContain(fact);
    }
  });
});

describe("the question of a removal", () => {
  const request = aRequest({ kind: "removal", status: "waiting" });
  const said = all(question(request, EXPIRY));

  it("says who asks, that a second person confirms, and what it does", () => {
    for (const fact of [
      "Security Hub: removal of payments-prod",
      "<@U01ANA> asked to remove `payments-prod` (`111122223333`) from the members.",
      "second person of the security team",
      "no longer receives or sees its findings",
      "stays on the administrator's list as Removed",
      "Its owners, <@U03CARLA>, are told now",
      "Security Hub stays on in the account",
      "the account stays a member",
    ]) {
      expect(said).toContain(fact);
    }
    expect(said).not.toContain("Is the account ready?");
  });

  it("says whether the account is deleted as well, and whether nobody owns it", () => {
    const more = all(question({ ...request, details: { andDelete: true }, owners: [] }, EXPIRY));
    expect(more).toContain("to delete it from the administrator's list");
    expect(more).toContain("invited like a new account");
    expect(more).toContain("Nobody is on record as its owner");
  });

  it("is announced to the owners without a button", () => {
    const notice = removalNotice(request, ["U03CARLA"]);
    expect(all(notice)).toContain("<@U03CARLA>: <@U01ANA> of the security team asked to remove");
    expect(all(notice)).toContain("Nothing is done yet");
    expect(all(notice)).toContain("Findings for the PCI audit");
    expect(notice.blocks.map(({ type }) => type)).not.toContain("actions");
  });
});

describe("the end", () => {
  it.each<[RequestKind, RequestStatus, string[]]>([
    ["departure", "accepting", ["The account is leaving in 2 Regions", "<@U03CARLA> asked for it"]],
    [
      "departure",
      "left",
      [
        "has left administrator `999988887777` in 2 Regions",
        "✅ left · `eu-west-1`",
        "no longer go to the administrator",
        "old invitation stays acceptable",
      ],
    ],
    [
      "departure",
      "partial",
      ["has left in 1 of 2 Regions", "leaving failed", "old invitation stays acceptable"],
    ],
    [
      "removal",
      "removed",
      [
        "no longer a member in 2 Regions",
        "<@U02BO> accepted the removal",
        "no longer go to the administrator",
      ],
    ],
    ["removal", "partial", ["The removal went through in 1 of 2 Regions", "removing failed"]],
    ["removal", "declined", ["<@U02BO> declined the removal", "We are being sold", "stays a member"]],
    ["removal", "expired", ["Nobody answered the removal"]],
    ["removal", "cancelled", ["The removal of `payments-prod` (`111122223333`) was cancelled"]],
    ["join", "accepting", ["<@U01ANA> accepted the request of `payments-prod` (`111122223333`) to join"]],
    ["join", "enabled", ["is a member in 2 Regions", "<@U01ANA> accepted the request"]],
    ["join", "declined", ["<@U01ANA> declined the request", "We are being sold"]],
    ["join", "blocked", ["cannot join as things stand", "must first leave it"]],
    ["join", "failed", ["The request of `payments-prod` (`111122223333`) to join failed", "out of memory"]],
  ])("of a %s that is %s is told alike to whoever asked and to owners", (kind, status, facts) => {
    const request = aRequest({ kind, status });
    const posts = [requesterMessage(request), ...(status === "blocked" ? [] : [ownersNews(request)])];
    for (const post of posts) for (const fact of facts) expect(all(post)).toContain(fact);
  });

  it("of a deletion says that the account is off the list, Region by Region", () => {
    const request = aRequest({ kind: "removal", status: "removed", details: { andDelete: true } });
    expect(all(questionMessage(request))).toContain("is off the administrator's list");
    expect(all(questionMessage(request))).toContain("✅ no longer a member, and off the list · `eu-west-1`");
  });

  it.each<[RequestKind, RequestStatus, string]>([
    ["invitation", "expired", "Invite again then asks them once more"],
    ["invitation", "declined", "Invite again then asks them once more"],
    ["join", "expired", "/securityhub join 111122223333"],
    ["removal", "expired", "/securityhub remove 111122223333"],
    ["removal", "partial", "Retry takes up the Regions that are missing, and nobody is asked twice"],
  ])("of a %s that is %s says what can be done next", (kind, status, fact) => {
    expect(all(requesterMessage(aRequest({ kind, status })))).toContain(fact);
  });

  it("promises nobody a decision that was never made", () => {
    const undecided: Request = {
      ...requestAt("examined"),
      status: "failed",
      closedAt: "2026-11-22T09:00:00.000Z",
    };
    expect(all(requesterMessage(undecided))).not.toContain("asked twice");
  });

  it("says what to do where the operators' channel could not be reached", () => {
    const unheard = { ...aRequest({ kind: "join", status: "waiting" }), messages: [] };
    expect(all(requesterMessage(unheard))).toContain("The operators' channel could not be reached");
    expect(JSON.stringify(requesterMessage(unheard))).toContain("request:cancel");
  });
});

describe("a reminder", () => {
  const request = aRequest({ kind: "invitation", status: "waiting" });

  it.each([
    ["2026-11-23T09:00:00.000Z", "13 days left"],
    ["2026-12-05T09:00:01.000Z", "23 hours left"],
    ["2026-12-04T09:00:01.000Z", "47 hours left"],
    ["2026-12-06T07:30:00.000Z", "1 hour left"],
    ["2026-12-06T08:30:00.000Z", "less than an hour left"],
    ["2026-12-07T09:00:00.000Z", "less than an hour left"],
  ])("at %s names how long is left: %s", (now, left) => {
    expect(all(reminder(request, new Date(now)))).toContain(`*Reminder, ${left}.*`);
  });

  it("has the buttons, and the people called by name", () => {
    const post = reminder(request, new Date("2026-11-23T09:00:00.000Z"), ["U03CARLA"]);
    expect(all(post)).toContain("<@U03CARLA>: *Reminder");
    expect(JSON.stringify(post)).toContain("request:accept");
  });
});

describe("an escalation", () => {
  it.each<[RequestKind, string[]]>([
    ["invitation", ["Its owners, <@U03CARLA>, were asked", "/securityhub owner add 111122223333 @owner"]],
    ["join", ["The security team was asked in its channel", "tell <@U03CARLA>"]],
    ["removal", ["other than <@U01ANA>", "The security team was asked"]],
  ])("of a %s says who was asked, since when, and what can be done", (kind, facts) => {
    const post = escalation(aRequest({ kind, status: "waiting" }), new Date("2026-11-27T09:00:00.000Z"));
    for (const fact of [...facts, "9 days left", "stands since <!date^", "expires <!date^"]) {
      expect(all(post)).toContain(fact);
    }
    // Being told gives no right to decide.
    expect(JSON.stringify(post)).not.toContain('"actions"');
  });
});

it.each<[RequestKind, string, string]>([
  ["invitation", "Decline invitation", "is declined in every Region"],
  ["join", "Decline request", "Nothing is done with"],
  ["removal", "Decline removal", "stays a member"],
])("the form for declining a %s says what that means", (kind, title, fact) => {
  const view = declineForm(aRequest({ kind, status: "waiting" }), { request: "inv-abcd2345" });
  expect(view.title.text).toBe(title);
  expect(JSON.stringify(view.blocks)).toContain(fact);
});
