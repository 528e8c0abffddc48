import { existsSync, readdirSync, readFileSync } from "node:fs";
import { COMMANDS } from "@invitations/slack/command/commands";
import { ALL_MACHINES } from "@invitations/workflow/definition/machines";
import { describe, expect, it } from "vitest";
import { matches } from "../../testing/filter-pattern.ts";
import { FUNCTIONS, SECRETS } from "../names.ts";
import { schedulesOf } from "../schedules.ts";
import { settingsSchema } from "../settings.ts";
import { PAGES } from "./alarm.ts";
import { alarms } from "./alarms.ts";
import { PLACE } from "./testing.ts";

const folder = new URL("../../../../../docs/runbook/", import.meta.url);
const read = (page: string) => readFileSync(new URL(`${page}.md`, folder), "utf8");
const files = readdirSync(folder).map((file) => file.replace(/\.md$/, ""));

const SCHEDULES = schedulesOf({ driftHour: 8, readinessHour: 6, readinessDay: "SUN" }).map(
  ({ name }) => name,
);
const MACHINES = Object.keys(ALL_MACHINES);
/** What stands after `$APP-`. */
const NAMES = new Set<string>([
  ...FUNCTIONS,
  ...MACHINES,
  ...SECRETS,
  ...SCHEDULES,
  ...SCHEDULES.map((name) => `${name}-schedule`),
  ...alarms(PLACE, "").map(({ name }) => name),
  ...["dead-letters", "alarms", "schedules", "slack"],
]);

it("has a page for each kind of alarm, and no other but the first", () => {
  expect(files.sort()).toEqual(["README", ...PAGES].sort());
  const listed = [...read("README").matchAll(/^\| \[([\w-]+)\]\(\1\.md\)/gm)].map(([, page]) => page);
  expect(listed.sort()).toEqual([...PAGES].sort());
});

describe.each(PAGES)("the page %s", (page) => {
  const text = read(page);

  it("names the alarms that it is about, before all else", () => {
    const [beginning = ""] = text.split("**For people:**");
    const named = [...beginning.matchAll(/`([a-z]+(-[a-z]+)+)`/g)].map(([, name]) => name);
    const about = alarms(PLACE, "").filter((alarm) => alarm.page === page);
    expect(named.sort()).toEqual(about.map(({ name }) => name).sort());
  });

  it("says what it means, where to look, what it may be, and how it is well again, in this order", () => {
    expect(text).toMatch(new RegExp(`^# ${page}: `));
    expect(text).toContain("\n**For people:** ");
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(["Look first", "Likely, in this order", "Well again"]);
  });
});

describe.each(files)("what %s names exists:", (page) => {
  const text = read(page);
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);

  it("in AWS", () => {
    const named = found(/\$APP-([a-z]+(?:-[a-z]+)*)/g);
    expect(named.filter((name) => !NAMES.has(name))).toEqual([]);
    const machines = found(/\$\((?:machine|execution) ([a-z]+)/g);
    expect(machines.filter((name) => !MACHINES.includes(name))).toEqual([]);
  });

  it("in Slack", () => {
    const typed = found(/`\/securityhub ([a-z]+(?: [a-z]+)?)/g);
    const known = COMMANDS.map(({ name }) => name as string);
    const isKnown = (words: string) => known.some((name) => name === words || name === words.split(" ")[0]);
    expect(typed.filter((words) => words !== "help" && !isKnown(words))).toEqual([]);
  });

  it("in the repository", () => {
    const linked = found(/\]\(([^)#]+)\)/g).filter((target) => !target.startsWith("https://"));
    expect(linked.filter((target) => !existsSync(new URL(target, folder)))).toEqual([]);
    const paths = found(/`(packages\/[\w./-]+)`/g);
    const root = new URL("../../", folder);
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it("in the settings", () => {
    const settings = found(/`((?:requests|operators|runbook|adopt|alarms?)[A-Z]\w+)`/g);
    expect(settings.filter((name) => !Object.hasOwn(settingsSchema.shape, name))).toEqual([]);
  });

  it("in CloudWatch's language", () => {
    for (const pattern of found(/--filter-pattern '([^']+)'/g)) expect(matches(pattern, {})).toBe(false);
  });
});
