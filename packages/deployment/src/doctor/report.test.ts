import { describe, expect, it } from "vitest";
import { failed, ok, unchecked, warning } from "./check.ts";
import type { Examination } from "./examine.ts";
import { exitCodeOf, report } from "./report.ts";

const examined = (...checks: Examination["checks"]): Examination => ({
  stage: "production",
  after: false,
  checks,
});

describe("the report", () => {
  it("has a line for each check, and below what to do", () => {
    const examination = examined(
      { name: "account", ...ok("999988887777, the administrator account") },
      { name: "Security Hub", ...failed("is not enabled in eu-west-1", "Enable it: aws …", "Or do not.") },
      { name: "Slack people", ...warning("the operators are active members (1)", "Name a second operator.") },
      { name: "Slack bot token", ...unchecked("not checked: it was not given") },
    );
    expect(report(examination)).toBe(`Stage production, before a deploy

✓ account: 999988887777, the administrator account
✗ Security Hub: is not enabled in eu-west-1
! Slack people: the operators are active members (1)
! Slack bot token: not checked: it was not given

What to do

✗ Security Hub
    Enable it: aws …
    Or do not.

! Slack people
    Name a second operator.

1 of 4 checks failed; 1 could not be checked.`);
    expect(exitCodeOf(examination)).toBe(1);
  });

  it("says so where nothing is wrong", () => {
    const examination = examined({ name: "account", ...ok("the administrator account") });
    expect(report({ ...examination, after: true })).toBe(`Stage production, after a deploy

✓ account: the administrator account

Nothing is wrong.`);
    expect(exitCodeOf(examination)).toBe(0);
  });
});
