import { describe, expect, it } from "vitest";
import { parseEmail } from "./email.ts";

describe("parseEmail", () => {
  it.each([
    ["Security@Example.COM", "security@example.com"],
    [" a+b@example.co.uk ", "a+b@example.co.uk"],
  ])("takes %j as %j", (given, email) => {
    expect(parseEmail(given)).toBe(email);
  });

  it.each(["", "nobody", "a@b", "a b@example.com", `${"a".repeat(250)}@example.com`])(
    "refuses %j",
    (given) => {
      expect(parseEmail(given)).toEqual({ refusal: "email-malformed", given });
    },
  );
});
