import { describe, expect, it } from "vitest";
import { plainText } from "./plain-text.ts";

const names: Record<string, string> = { U01ANA: "Ana" };
const plain = (text: string) => plainText(text, (user) => names[user] ?? user);

describe("a message as text for a terminal", () => {
  it.each([
    ["<@U01ANA> and <@U99NOBODY|nobody>", "Ana and U99NOBODY"],
    ["by <!date^1789000000^{date_short}|Sep 10, 2026>", "by Sep 10, 2026"],
    ["see <https://example.com/a|the guide>", "see the guide"],
    ["*`payments-prod`* &lt;!here&gt; &amp;amp;", "payments-prod <!here> &amp;"],
  ])("%s", (text, said) => {
    expect(plain(text)).toBe(said);
  });
});
