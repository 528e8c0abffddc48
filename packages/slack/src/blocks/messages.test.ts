import type { Request } from "@invitations/core/request/request";
import { LIVES, requestAt } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { texts } from "../testing/slack-limits.ts";
import { operatorsLine } from "./operators-line.ts";
import { lines, newest, type Post } from "./post.ts";
import { requesterMessage } from "./requester-message.ts";

const everyStatus = Object.keys(LIVES) as (keyof typeof LIVES)[];

const all = (post: Post) => texts(post.blocks).join("\n");

describe("the requester and the operators", () => {
  it("hear that nobody could be reached", () => {
    const unheard = { ...requestAt("waiting"), messages: [] };
    expect(all(requesterMessage(unheard))).toContain("none of its owners (<@U03CARLA>) could be reached");
    expect(all(requesterMessage(unheard))).toContain("/securityhub invite 111122223333 @owner");
  });

  it("hear what to do about a failure before any Region was known", () => {
    const early: Request = {
      ...requestAt("requested"),
      status: "failed",
      failure: { name: "RoleNotAssumable", message: "denied" },
      closedAt: "2026-11-22T09:00:00.000Z",
    };
    expect(all(requesterMessage(early))).toContain("external id");
  });

  it.each(everyStatus)("get one line when %s", (status) => {
    const { blocks } = operatorsLine(requestAt(status));
    expect(blocks.filter(({ type }) => type !== "actions")).toHaveLength(1);
    expect(texts(blocks)[0]).not.toContain("\n");
    expect(texts(blocks)[0]).toContain("`inv-abcd2345`");
  });
});

describe("lines", () => {
  it("says how many did not fit", () => {
    const sections = lines(["aaaa", "bbbb", "cccc"], 10, (count) => `${count} more`);
    expect(texts(sections)).toEqual(["aaaa\nbbbb\n1 more"]);
    expect(
      texts(newest(["aaaa", "bbbb", "cccc"], { lines: 9, characters: 10 }, (count) => `${count} older`)),
    ).toEqual(["1 older\nbbbb\ncccc"]);
  });
});
