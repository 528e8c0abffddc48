import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { RoleCall } from "../iam/caller.ts";
import { readCalls, recordedCalls } from "./recorded-calls.ts";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "calls-"));
  folder = join(parent, "calls");
});
afterEach(() => rmSync(parent, { recursive: true }));

const call = (session: string, allowed = true): RoleCall => ({
  role: "arn:aws:iam::111122223333:role/steps",
  session,
  action: "securityhub:DescribeHub",
  resource: "arn:aws:securityhub:eu-west-1:111122223333:hub/default",
  allowed,
});

it("calls of several worlds are written beside each other, each kind of call once a world", () => {
  const one = recordedCalls(folder);
  const other = recordedCalls(folder);
  one.told?.(call("first"));
  one.told?.(call("second"));
  one.told?.(call("third", false));
  other.told?.(call("first"));
  const calls = readCalls(folder);
  expect(calls).toHaveLength(3);
  expect(calls).toEqual(expect.arrayContaining([call("first"), call("third", false)]));
});

it("without a folder nothing is listened to, and nothing is written", () => {
  for (const none of [undefined, ""]) expect(recordedCalls(none)).toEqual({});
  expect(readdirSync(parent)).toEqual([]);
  expect(readCalls(folder)).toEqual([]);
});
