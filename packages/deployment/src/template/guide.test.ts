import { readFileSync } from "node:fs";
import { GRANTED, ROLE_GRANTS } from "@invitations/core/member-role/grants";
import { describe, expect, it } from "vitest";
import { POLICIES } from "./member-role-template.ts";
import { read } from "./options.ts";
import { PARAMETERS } from "./parameters.ts";

const page = (name: string) => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), "utf8");
const GUIDE = page("member-role.md");
const actionsIn = (text: string) => [...text.matchAll(/`([a-z-]+:[A-Z]\w+)`/g)].map(([, action]) => action);
/** Commands as a shell takes them, with lines that go on in the next put together. */
const commands = [GUIDE, page("deploy.md")].flatMap((text) =>
  [...text.matchAll(/```sh\n([^`]+)```/g)].flatMap(([, block = ""]) =>
    block
      .replaceAll(/\\\n\s*/g, "")
      .trim()
      .split("\n"),
  ),
);

describe("what an account's owner reads of the role", () => {
  const row = (sid: string) => GUIDE.split("\n").find((line) => line.includes(`| \`${sid}\` `));

  it.each(
    Object.entries(POLICIES).flatMap(([policy, all]) => all.map((one) => [policy, one.sid, one] as const)),
  )("tells of %s's %s what it lets the role do", (policy, sid, { actions }) => {
    expect(row(sid)).toContain(`| \`${policy}\``);
    expect(actionsIn(row(sid) ?? "").toSorted()).toEqual([...actions].toSorted());
  });

  it("names no action that the role does not have, and no statement twice", () => {
    const all = Object.values(POLICIES).flat();
    expect(new Set(actionsIn(GUIDE))).toEqual(
      new Set([...all.flatMap(({ actions }) => actions), "sts:GetCallerIdentity"]),
    );
    expect(GUIDE.match(/^\| `(look|join|leave|standards|scan)`/gm)).toHaveLength(all.length);
  });

  it("names every parameter, and what holds unless an owner says otherwise", () => {
    for (const name of Object.keys(PARAMETERS)) expect(GUIDE).toContain(`\`${name}\``);
    for (const grant of ROLE_GRANTS) {
      const { parameter } = GRANTED[grant];
      expect(GUIDE).toContain(`| \`${grant}\`, \`${parameter}\` (\`${PARAMETERS[parameter]?.Default}\`)`);
    }
  });
});

describe("the commands that people copy", () => {
  it("give parameters that the template has", () => {
    const given = commands.flatMap((command) => [
      ...[...command.matchAll(/ParameterKey=(\w+)/g)].map(([, name]) => name),
      ...[...command.matchAll(/(?:--parameter-overrides|--parameter) ((?:[A-Z]\w+=\S+ ?)+)/g)].flatMap(
        ([, list = ""]) => [...list.matchAll(/(\w+)=/g)].map(([, name]) => name),
      ),
    ]);
    expect(given.length).toBeGreaterThan(6);
    for (const name of given) expect(Object.keys(PARAMETERS)).toContain(name);
  });

  it("make a link", () => {
    const command = commands.find((one) => one.includes("template -- --link")) ?? "";
    const args = command.slice(command.indexOf("--link")).split(/\s+/);
    expect(read(args)).toEqual({
      print: expect.stringMatching(/^https:.*param_ExternalId=our-external-id\n$/),
    });
  });
});
