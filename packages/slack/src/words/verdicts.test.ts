import type { Note, Verdict } from "@invitations/core/bulk/verdict";
import { describe, expect, it } from "vitest";
import { noteWords, verdictWords } from "./verdicts.ts";
import { plain } from "./voice.ts";

type Sample<Kind> = Extract<Note, { note: Kind }>;
const NOTES: { [Kind in Note["note"]]: [Sample<Kind>, string[]] } = {
  "member-in-some": [
    { note: "member-in-some", regions: ["us-east-1", "eu-west-1"] },
    ["`us-east-1` and `eu-west-1`", "left to do"],
  ],
  "email-replaced": [{ note: "email-replaced", known: "old@example.com" }, ["`old@example.com`", "replaced"]],
  "alias-kept": [
    { note: "alias-kept", given: "other", known: "payments-prod" },
    ["`payments-prod`", "`other`", "stays"],
  ],
};

describe.each(Object.values(NOTES))("%o", (note, facts) => {
  it("is said in a sentence, with what is taken and what is not", () => {
    for (const fact of facts) expect(noteWords(note)).toContain(fact);
    expect(noteWords(note)).toMatch(/^[A-Z].*\.$/);
    expect(verdictWords({ verdict: "ok", notes: [note] })).toBe(`It can be invited. ${noteWords(note)}`);
    expect(noteWords(note, plain())).not.toMatch(/`|<[@!#]/);
  });
});

const account = "111122223333";
it.each<[Verdict, string[]]>([
  [{ verdict: "ok", notes: [] }, ["It can be invited."]],
  [{ verdict: "duplicate", of: 3 }, ["line 3", "counts"]],
  [{ verdict: "already-member", regions: ["us-east-1"] }, ["a member already", "`us-east-1`"]],
  [
    { verdict: "refused", because: { refusal: "owner-unknown", account } },
    ["`Owner`", "in the form", account],
  ],
  [{ verdict: "refused", because: { refusal: "owner-is-requester", account } }, ["`Owner`", account]],
  [
    {
      verdict: "refused",
      because: { refusal: "account-id-malformed", given: "1.0", fault: "decimal", meant: "000000000001" },
    },
    ["If you mean `000000000001`"],
  ],
])("%j is said with its facts", (verdict, facts) => {
  for (const fact of facts) expect(verdictWords(verdict)).toContain(fact);
  // A list is no command.
  expect(verdictWords(verdict)).not.toContain("/securityhub");
});
