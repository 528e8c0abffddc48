import { FAILURES } from "@invitations/core/failure";
import { describe, expect, it } from "vitest";
import { failureWords, WORKFLOW_NOT_STARTED } from "./failures.ts";

describe.each([...Object.keys(FAILURES), WORKFLOW_NOT_STARTED])("%s", (name) => {
  it("says what happened and what to do, and not its own name", () => {
    const { what, next } = failureWords(name);
    expect(what).toMatch(/^[^.]*[^.]$/);
    expect(next).toMatch(/^[A-Z].*\.$/);
    expect(`${what} ${next}`).not.toContain(name);
    expect(what).not.toBe(failureWords("Lambda.Unknown").what);
  });
});

it.each(["Lambda.Unknown", "States.Timeout", "", "constructor", "__proto__"])(
  "names that are none of ours have common words: %j",
  (name) => {
    expect(failureWords(name)).toEqual(failureWords("another"));
    expect(failureWords(name).next).toContain("Tell whoever runs this app");
  },
);
