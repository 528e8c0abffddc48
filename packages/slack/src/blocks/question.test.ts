import type { Examination } from "@invitations/core/readiness";
import { LIVES, requestAt } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { texts } from "../testing/slack-limits.ts";
import type { Post } from "./post.ts";
import { question as ask, questionMessage } from "./question.ts";
import { requesterMessage } from "./requester-message.ts";

const everyStatus = Object.keys(LIVES) as (keyof typeof LIVES)[];

const all = (post: Post) => texts(post.blocks).join("\n");

describe("the question", () => {
  const request = requestAt("waiting");
  const question = questionMessage(request);

  it("says everything that a decision needs", () => {
    for (const fact of [
      "Security Hub invitation for payments-prod",
      "`payments-prod` (`111122223333`)",
      "`999988887777`",
      "`us-east-1` (home) and `eu-west-1`",
      "<@U01ANA>",
      "Findings for the PCI audit",
      "Security Hub is turned on where it is off: `eu-west-1`.",
      "one administrator only",
      "keeps its own settings in each Region",
      "No standards are enabled",
      "may leave the administrator later",
      "✅ Security Hub on · AWS Config recording: `us-east-1` (home)",
      "🔹 Security Hub off, will be turned on without default standards · no AWS Config recorder found: `eu-west-1`",
      "Accepting works without AWS Config",
      "<!date^1796547600^",
    ]) {
      expect(all(question)).toContain(fact);
    }
    expect(question.text).toContain("<!date^1796547600^");
  });

  it("has two buttons that carry the request's id alone, and asks again before accepting", () => {
    const actions = question.blocks.find((block) => block.type === "actions");
    expect(actions?.elements).toMatchObject([
      {
        action_id: "request:accept",
        style: "primary",
        value: "inv-abcd2345",
        confirm: {
          text: {
            text: "payments-prod (111122223333) becomes a member account of administrator 999988887777 in 2 Regions.",
          },
        },
      },
      { action_id: "request:decline", style: "danger", value: "inv-abcd2345" },
    ]);
  });

  it("names an account without an alias by its id alone", () => {
    const nameless = { ...request, account: { id: "111122223333" } };
    const actions = questionMessage(nameless).blocks.find((block) => block.type === "actions");
    expect(JSON.stringify(actions)).toContain('"111122223333 becomes a member account');
  });

  it("quotes the reason letter by letter", () => {
    const shouted = { ...request, reason: "<!channel> *now* `x` &amp;" };
    expect(questionMessage(shouted).blocks).toContainEqual({
      type: "rich_text",
      elements: [
        { type: "rich_text_quote", elements: [{ type: "text", text: "<!channel> *now* `x` &amp;" }] },
      ],
    });
  });

  it("leaves out what does not apply", () => {
    const { reason: _none, ...silent } = request;
    const ready: Examination = { regions: { "us-east-1": { hub: "on", config: "recording" } } };
    const plain = ask({ ...silent, regions: ["us-east-1"], examination: ready }, "2026-12-06T09:00:00.000Z");
    expect(all(plain)).not.toMatch(/turned on|without AWS Config|reason/);
    expect(plain.blocks.map(({ type }) => type)).not.toContain("rich_text");
  });

  it("calls the owners by name only where it is asked to", () => {
    expect(all(ask(request, request.expiresAt, ["U03CARLA"]))).toContain("<@U03CARLA>: The Security Hub");
    expect(all(question)).not.toContain("<@U03CARLA>");
  });

  it("says of a Region that nobody could look into it", () => {
    const blind = { ...request, examination: { regions: {} } };
    expect(all(questionMessage(blind))).toContain(
      "❔ could not be looked at: `us-east-1` (home) and `eu-west-1`",
    );
  });
});

describe("the question, where two owners have to accept", () => {
  const request = requestAt("waiting");
  const two = { ...request, details: { quorum: 2 } };

  it("says so, and that one is enough to decline", () => {
    expect(all(questionMessage(two))).toContain(
      "2 of its owners have to accept; one of them is enough to decline.",
    );
    expect(all(questionMessage(request))).not.toContain("Who has to accept");
    const actions = questionMessage(two).blocks.find((block) => block.type === "actions");
    expect(JSON.stringify(actions)).toContain("in 2 Regions, once 2 of its owners have accepted.");
  });

  it("says who has accepted, and who had when it expires", () => {
    const approvals = [{ by: "U04DENIZ", at: "2026-11-23T10:00:00.000Z" }];
    const said = all(questionMessage({ ...two, approvals }));
    expect(said).toContain("1 of 2 needed has accepted: <@U04DENIZ>. One owner is still enough to decline.");
    const late = all(questionMessage({ ...requestAt("expired"), details: { quorum: 2 }, approvals }));
    expect(late).toContain("Too few owners accepted");
    expect(late).toContain("2 had to, and <@U04DENIZ> did.");
  });
});

describe("the owners' message later", () => {
  it.each(everyStatus.filter((status) => status !== "waiting"))("asks nothing any more when %s", (status) => {
    const said = JSON.stringify(questionMessage(requestAt(status)));
    expect(said).not.toContain("request:accept");
    // What is left to press is Retry, where Regions are missing.
    expect(said.includes('"actions"')).toBe(["partial", "failed"].includes(status));
  });

  it.each<[keyof typeof LIVES, string[]]>([
    ["accepting", ["<@U03CARLA> accepted", "✉️ invited, not answered there yet · `us-east-1` (home)"]],
    ["enabled", ["is a member in 2 Regions", "<@U03CARLA> accepted", "✅ member · `eu-west-1`"]],
    [
      "partial",
      [
        "a member in 1 of 2 Regions",
        "✅ member · `us-east-1` (home)",
        "❌ accepting failed: a policy denies the call · `eu-west-1`",
        "not authorized to perform: securityhub:AcceptInvitation",
        "service control policy",
      ],
    ],
    ["declined", ["<@U03CARLA> declined", "We are being sold", "Nothing was accepted", "✅ declined"]],
    ["expired", ["Nobody answered", "expired"]],
    ["cancelled", ["was cancelled"]],
    ["failed", ["failed", "out of memory", "Tell whoever runs this app"]],
    ["blocked", ["could not be invited", "`202020202020`", "must first leave it"]],
  ])("when %s says what happened", (status, facts) => {
    const said = all(questionMessage(requestAt(status)));
    for (const fact of facts) expect(said).toContain(fact);
    const toRequester = all(requesterMessage(requestAt(status)));
    for (const fact of facts) expect(toRequester).toContain(fact);
  });
});
