import { describe, expect, it } from "vitest";
import { parseInline, parsePlain } from "./inline.ts";
import { parseMrkdwn } from "./mrkdwn.ts";
import type { Inline, Passage } from "./tree.ts";

/** A short writing of a tree, so that a test shows the whole shape in one line. */
function write(nodes: Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case "text":
          return node.text;
        case "break":
          return "⏎";
        case "code":
          return `[code ${node.text}]`;
        case "link":
          return `[link ${node.url} ${write(node.children)}]`;
        case "person":
        case "channel":
          return `[${node.kind} ${node.id}${node.label ? ` ${node.label}` : ""}]`;
        case "broadcast":
          return `[broadcast ${node.name}]`;
        case "emoji":
          return node.symbol;
        case "date":
          return `[date ${node.at} ${node.format} ${node.fallback}${node.url ? ` ${node.url}` : ""}]`;
        default:
          return `[${node.kind} ${write(node.children)}]`;
      }
    })
    .join("");
}

const inline = (text: string) => write(parseInline(text));
const passages = (text: string) =>
  parseMrkdwn(text).map((passage: Passage) => {
    if (passage.kind === "preformatted") return `pre(${passage.text})`;
    if (passage.kind === "lines" || passage.kind === "quote")
      return `${passage.kind}(${write(passage.children)})`;
    return passage.kind;
  });

describe("styles", () => {
  it.each([
    ["*bold* and _italic_ and ~gone~", "[bold bold] and [italic italic] and [strike gone]"],
    ["*bold with _italic_ inside*", "[bold bold with [italic italic] inside]"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["snake_case_name and a*b*c", "snake_case_name and a*b*c"],
    ["a*b* c", "a*b* c"],
    ["*a*b c", "*a*b c"],
    ["* not bold*", "* not bold*"],
    ["*not bold *", "*not bold *"],
    ["*over\ntwo lines*", "*over⏎two lines*"],
    ["**", "**"],
    ["(*bold*)", "([bold bold])"],
    ["*bold*: yes", "[bold bold]: yes"],
    ["*a `*` b*", "[bold a [code *] b]"],
    ["*<https://x.example/a*b|label>*", "[bold [link https://x.example/a*b label]]"],
  ])("%s", (text, expected) => expect(inline(text)).toBe(expected));

  it("leaves everything inside code as it is, entities apart", () => {
    expect(inline("`*a* &lt;b&gt; <@U1>`")).toBe("[code *a* <b> <@U1>]");
  });
});

describe("what stands between angle brackets", () => {
  it.each([
    ["<@U012AB>", "[person U012AB]"],
    ["<@U012AB|mara>", "[person U012AB mara]"],
    ["<#C012AB|ops>", "[channel C012AB ops]"],
    ["<!channel> <!here>", "[broadcast channel] [broadcast here]"],
    ["<!subteam^S012|@security>", "[broadcast security]"],
    ["<!subteam^S012>", "[broadcast S012]"],
    ["<https://a.example/?x=1&amp;y=2|see &amp; read>", "[link https://a.example/?x=1&y=2 see & read]"],
    ["<mailto:a@b.example>", "[link mailto:a@b.example a@b.example]"],
    ["<!date^1700000000^{date} at {time}|then>", "[date 1700000000 {date} at {time} then]"],
    ["<!date^1700000000^{date}^https://a.example|then>", "[date 1700000000 {date} then https://a.example]"],
    ["<javascript:alert(1)|click>", "<javascript:alert(1)|click>"],
    ["<!date^soon^{date}|then>", "<!date^soon^{date}|then>"],
    ["<!date^99999999999999^{date}|then>", "<!date^99999999999999^{date}|then>"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["a < b", "a < b"],
  ])("%s", (text, expected) => expect(inline(text)).toBe(expected));
});

describe("entities, emoji and bare addresses", () => {
  it("unescapes the three entities once and no others", () => {
    expect(inline("&lt;b&gt; &amp;amp; &quot;")).toBe("<b> &amp; &quot;");
  });

  it("draws known shortcodes and leaves unknown ones", () => {
    expect(inline(":white_check_mark: 10:30:45 :nothing_such: :wave::skin-tone-3:")).toBe(
      "✅ 10:30:45 :nothing_such: 👋",
    );
    expect(inline(":constructor:")).toBe(":constructor:");
  });

  it("links a bare address without the stop after it", () => {
    expect(inline("see https://a.example/b_c_d.")).toBe(
      "see [link https://a.example/b_c_d https://a.example/b_c_d].",
    );
  });

  it("formats nothing in plain text", () => {
    expect(write(parsePlain("*a* <@U1> https://a.example :x:\n&amp;"))).toBe(
      "*a* <@U1> https://a.example ❌⏎&",
    );
    expect(write(parsePlain(":x:", false))).toBe(":x:");
  });

  it("keeps characters beyond the basic plane whole", () => {
    expect(inline("a𝒳b")).toBe("a𝒳b");
  });
});

describe("passages", () => {
  it("parts code blocks from what surrounds them", () => {
    expect(passages('before\n```\n{"a": "*b*"}\n```\nafter')).toEqual([
      "lines(before)",
      'pre({"a": "*b*"})',
      "lines(after)",
    ]);
  });

  it("joins quoted lines, escaped or not, and quotes to the end after three", () => {
    expect(passages("> one\n&gt; two\nthree")).toEqual(["quote(one⏎two)", "lines(three)"]);
    expect(passages("a\n>>> b\nc")).toEqual(["lines(a)", "quote(b⏎c)"]);
  });

  it("leaves lists as typed", () => {
    expect(passages("• one\n• two")).toEqual(["lines(• one⏎• two)"]);
  });

  it("shows an unclosed fence as it is", () => {
    expect(passages("```open")).toEqual(["lines(```open)"]);
  });

  it("gives nothing for nothing", () => {
    expect(passages("")).toEqual([]);
  });
});
