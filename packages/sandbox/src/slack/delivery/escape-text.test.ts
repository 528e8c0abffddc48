import { describe, expect, it } from "vitest";
import { people } from "../testing/start-workspace.ts";
import { escapeText } from "./escape-text.ts";

const conversations = [
  { id: "C00OPS", name: "security-ops", kind: "channel" as const, members: [], messages: [] },
  { id: "D00ANA", name: "", kind: "direct" as const, members: [], messages: [] },
];

describe("escapeText", () => {
  it.each([
    ["a person", "ask @ana", "ask <@U00ANA|ana>"],
    ["a handle with a dot in it", "@ben.k", "<@U00BEN|ben.k>"],
    ["a handle before a comma", "@ben.k, please", "<@U00BEN|ben.k>, please"],
    ["a handle in another case", "@Ana", "<@U00ANA|ana>"],
    ["a deactivated person", "@cleo", "<@U00CLEO|cleo>"],
    ["a stranger", "@dora", "@dora"],
    ["a channel", "in #security-ops.", "in <#C00OPS|security-ops>."],
    ["an unknown channel", "#nowhere", "#nowhere"],
    ["a broadcast", "@channel", "<!channel>"],
    ["an address", "to a.b+c@example.com", "to <mailto:a.b+c@example.com|a.b+c@example.com>"],
    ["a URL", "see https://example.com/a?b=1&c=2", "see <https://example.com/a?b=1&amp;c=2>"],
    ["a bare domain", "example.com", "<http://example.com|example.com>"],
    ["an account id", "invite 012345678901", "invite 012345678901"],
    ["an ARN", "arn:aws:iam::012345678901:role/x", "arn:aws:iam::012345678901:role/x"],
    ["brackets and ampersands", "a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"],
    ["a control sequence typed by hand", "<!channel>", "&lt;!channel&gt;"],
    ["a mention typed by hand", "<@U00ANA>", "&lt;@U00ANA&gt;"],
    ["white space", "a  b\nc", "a  b\nc"],
    ["nothing", "", ""],
  ])("writes %s as Slack does", (_what, typed, escaped) => {
    expect(escapeText(typed, { people, conversations })).toBe(escaped);
  });
});
