import { expect, it } from "vitest";
import type { Outcome } from "../request/request.ts";
import { requestAt } from "../request/testing.ts";
import { seenBy } from "./last-seen.ts";

const at = "2026-11-22T09:00:00.000Z";

it.each<[Omit<Outcome, "at">, string | undefined]>([
  [{ step: "invited", status: "Invited" }, "Invited"],
  [{ step: "accepted", status: "Invited" }, "Invited"],
  [{ step: "enabled", status: "Enabled" }, "Enabled"],
  [{ step: "declined", status: "Invited" }, "Invited"],
  [{ step: "resigned", status: "Resigned" }, "Resigned"],
  [{ step: "withdrawn", status: "Invited" }, "none"],
  [{ step: "deleted" }, "none"],
  [{ step: "left", status: "Resigned" }, "Resigned"],
  [{ step: "left" }, "none"],
  [{ step: "disassociated", status: "Removed" }, "Removed"],
  [{ step: "disassociated" }, "none"],
  // What failed has changed nothing that was read before it, and may have read nothing at all.
  [{ step: "failed", during: "remove", status: "Enabled" }, "Enabled"],
  [{ step: "failed", during: "invite" }, undefined],
])("%o leaves %s behind", (outcome, status) => {
  const request = { ...requestAt("waiting"), outcomes: { "us-east-1": { ...outcome, at } } };
  expect(seenBy(request)).toEqual(status === undefined ? {} : { "us-east-1": { status, at } });
});
