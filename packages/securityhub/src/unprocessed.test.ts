import { expect, test } from "vitest";
import { meaningOf, unprocessed } from "./unprocessed.ts";

const REJECTED = "The request is rejected because";

test.each([
  [
    `${REJECTED} the given account ID is already a member or associated member of the current account.`,
    "already-member",
  ],
  ["Maximum number of results exceeded", "too-many-at-once"],
  [`${REJECTED} an account cannot become a member of itself.`, "own-account"],
  [
    `${REJECTED} the current account cannot create members since it is already an associated member of another master account.`,
    "caller-is-member",
  ],
  [
    `${REJECTED} the current account cannot create anymore members since it cannot exceed the maximum number of allowed members.`,
    "limit-reached",
  ],
  [
    `${REJECTED} the current account has already invited or is already the SecurityHub master of the given member account ID.`,
    "already-invited",
  ],
  [
    `${REJECTED} the current account has already invited or is already the Security Hub ADMINISTRATOR of the given member account ID.`,
    "already-invited",
  ],
  [`${REJECTED} the current account cannot invite itself.`, "own-account"],
  [
    `${REJECTED} the current account cannot invite other accounts since it is already an associated member of another administrator account.`,
    "caller-is-member",
  ],
  [
    `${REJECTED} the current account cannot delete the given member account ID since it is still associated to it.`,
    "still-associated",
  ],
  [
    `${REJECTED} the current account cannot delete the invitation from the given master account ID since it is still associated to it or has not declined their invitation yet.`,
    "still-associated",
  ],
  [`${REJECTED} the given account ID is not a member of the current account.`, "not-on-list"],
  ["The request is rejected since no such resource found.", "not-on-list"],
  [
    `${REJECTED} the current account has no pending invitation from the given master account ID or is already an associated member of another master account.`,
    "not-on-list",
  ],
  [`${REJECTED} the given account ID is already an associated member of another master account.`, "other"],
  ["", "other"],
])("%s", (text, meaning) => {
  expect(meaningOf(text)).toBe(meaning);
  expect(meaningOf(text.toUpperCase())).toBe(meaning);
});

test("only the account asked for counts, and a reason is always given", () => {
  const results = [
    { AccountId: "111122223333", ProcessingResult: "cannot invite itself" },
    { AccountId: "222233334444" },
  ];
  expect(unprocessed(results, "444455556666")).toBeUndefined();
  expect(unprocessed(undefined, "111122223333")).toBeUndefined();
  expect(unprocessed(results, "111122223333")).toEqual({
    meaning: "own-account",
    because: "cannot invite itself",
  });
  expect(unprocessed(results, "222233334444")).toEqual({ meaning: "other", because: "AWS gave no reason." });
});
