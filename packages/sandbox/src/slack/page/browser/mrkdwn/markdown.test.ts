import { describe, expect, it } from "vitest";
import { parseMarkdown, parseMarkdownInline } from "./markdown.ts";

const text = (value: string) => ({ kind: "text", text: value });

describe("Markdown blocks", () => {
  it("reads headings, lists with depth, fences and rules", () => {
    const parsed = parseMarkdown("## Head\n- one\n  - two\n\n---\n```\n**raw**\n```");
    expect(parsed).toEqual([
      { kind: "heading", level: 2, children: [text("Head")] },
      {
        kind: "list",
        ordered: false,
        items: [
          { depth: 0, children: [text("one")] },
          { depth: 1, children: [text("two")] },
        ],
      },
      { kind: "lines", children: [] },
      { kind: "rule" },
      { kind: "preformatted", text: "**raw**" },
    ]);
  });

  it("joins lines of one paragraph and lines of one quote", () => {
    expect(parseMarkdown("a\nb").map(({ kind }) => kind)).toEqual(["lines"]);
    expect(parseMarkdown("> a\n> b\nc").map(({ kind }) => kind)).toEqual(["quote", "lines"]);
  });
});

describe("Markdown inline", () => {
  it("reads bold, italic, strike, code and links", () => {
    expect(parseMarkdownInline("**a** *b* _c_ ~~d~~ `e*`")).toEqual([
      { kind: "bold", children: [text("a")] },
      text(" "),
      { kind: "italic", children: [text("b")] },
      text(" "),
      { kind: "italic", children: [text("c")] },
      text(" "),
      { kind: "strike", children: [text("d")] },
      text(" "),
      { kind: "code", text: "e*" },
    ]);
    expect(parseMarkdownInline("[x](https://a.example)")).toEqual([
      { kind: "link", url: "https://a.example", children: [text("x")] },
    ]);
  });

  it("follows no address but safe ones, and no escaped mark", () => {
    expect(parseMarkdownInline("[x](javascript:alert)")).toEqual([text("[x](javascript:alert)")]);
    expect(parseMarkdownInline("\\*a\\* snake_case_name")).toEqual([text("*a* snake_case_name")]);
  });
});
