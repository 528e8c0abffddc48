import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redactor } from "./redact.ts";

const redacted = redactor(["the-signing-secret", "membership-4f7c", "abc"]);

describe("what a log may not hold is struck out:", () => {
  it.each([
    ["The account 1111 has root@example.com already.", "The account 1111 has [e-mail] already."],
    ["<mailto:a.b+c@sub.example.co.uk|x>", "<mailto:[e-mail]|x>"],
    ['{"Email":"Jürgen@bücher.example"}', '{"Email":"[e-mail]"}'],
    ["one@a.example,two@b.example", "[e-mail],[e-mail]"],
    ["token xoxb-12-ab_C9 and xapp-1-A-2", "token [secret] and [secret]"],
    ["x-amz-security-token:FwoGZX//w==\nhost:a", "[secret]\nhost:a"],
    ["v0=the-signing-secret, membership-4f7c", "v0=[secret], [secret]"],
  ])("%j", (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  it.each([
    "at file:///app/node_modules/@aws-sdk/client-sts/index.js:12:3",
    "arn:aws:sts::111122223333:assumed-role/Member/inv-abcd2345",
    "abc is no secret, it is too short to be one",
    "me@home",
    "<@U01ANA> pressed Accept",
  ])("and what it may stays: %j", (text) => {
    expect(redacted(text)).toBe(text);
  });

  it("whatever stands around it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = redacted(`${before} someone@example.com ${after} the-signing-secret`);
        expect(text).not.toContain("someone@example.com");
        expect(text).not.toContain("the-signing-secret");
      }),
    );
  });

  it("in a time that grows with the text alone", () => {
    const long = `${"a".repeat(200_000)}@`;
    expect(redacted(long)).toBe(long);
  });
});
