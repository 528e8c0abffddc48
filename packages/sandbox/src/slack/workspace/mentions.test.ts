import { describe, expect, it } from "vitest";
import { people } from "../testing/start-workspace.ts";
import { linkNames, notifiedBy } from "./mentions.ts";

describe("notifiedBy", () => {
  it("finds people, groups and broadcasts in text", () => {
    expect(notifiedBy("<!channel> <@U00ANA> <@U00BEN|ben> <!subteam^S0TEAM> <@U00ANA>", undefined)).toEqual([
      "channel",
      "U00ANA",
      "U00BEN",
      "S0TEAM",
    ]);
  });

  it("is not taken in by entities, bare names or plain text", () => {
    const blocks = [
      { type: "header" as const, text: { type: "plain_text" as const, text: "<!channel>" } },
      { type: "section" as const, text: { type: "mrkdwn" as const, text: "&lt;!here&gt; @channel" } },
    ];
    expect(notifiedBy("&lt;!channel&gt; @ana @here", blocks)).toEqual([]);
  });

  it("looks into mrkdwn and rich text, however deep", () => {
    const blocks = [
      { type: "context" as const, elements: [{ type: "mrkdwn" as const, text: "cc <@U00BEN>" }] },
      {
        type: "rich_text" as const,
        elements: [
          {
            type: "rich_text_section" as const,
            elements: [{ type: "broadcast" as const, range: "here" as const }],
          },
        ],
      },
    ];
    expect(notifiedBy("", blocks)).toEqual(["U00BEN", "here"]);
  });
});

describe("linkNames", () => {
  it("turns known names and broadcasts into mentions", () => {
    expect(linkNames("@ana and @dora: @channel a@ana", people)).toBe("<@U00ANA> and @dora: <!channel> a@ana");
  });
});
