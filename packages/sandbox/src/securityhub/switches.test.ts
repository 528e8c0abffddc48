import { expect, test } from "vitest";
import { BadSwitch, initialSwitches, type SwitchName, switchTable, withChanges } from "./switches.ts";

const initial = initialSwitches();

test("every switch says what it takes and why it exists, and its initial value is one it takes", () => {
  for (const [name, entry] of Object.entries(switchTable)) {
    expect(entry.read(entry.initial), name).toEqual(entry.initial);
    expect(entry.why.length, name).toBeGreaterThan(40);
    expect(entry.takes.length, name).toBeGreaterThan(10);
  }
});

test("a change leaves the others as they are, and null gives the initial value back", () => {
  const changed = withChanges(initial, { over50: "Unprocessed", visibilityDelayMs: { invite: 500 } });
  expect(changed).toEqual({
    ...initial,
    over50: "Unprocessed",
    visibilityDelayMs: { ...initial.visibilityDelayMs, invite: 500 },
  });
  expect(withChanges(changed, { over50: null, visibilityDelayMs: null })).toEqual(initial);
});

const wrong: [SwitchName, unknown][] = [
  ["over50", "unprocessed"],
  ["over50", 3],
  ["throttle", "false"],
  ["invitationQuota", -1],
  ["invitationQuota", 1.5],
  ["listInvitationsBadRequestEvery", "3"],
  ["visibilityDelayMs", 500],
  ["visibilityDelayMs", { invite: -1 }],
  ["visibilityDelayMs", { invites: 1 }],
  ["organizationManaged", "111122223333"],
  ["delegatedAdministrators", ["1111"]],
];

test.each(wrong)("%s does not take %j, and says what it takes", (name, value) => {
  const attempt = () => withChanges(initial, { [name]: value });
  expect(attempt).toThrow(BadSwitch);
  expect(attempt).toThrow(`"${name}" takes ${switchTable[name].takes}; ${JSON.stringify(value)} is none`);
});

test.each(["listshowsaccepted", "constructor", "__proto__x"])("there is no switch %s", (name) => {
  expect(() => withChanges(initial, { [name]: true })).toThrow(`There is no switch "${name}".`);
});

test.each([null, [], "x", undefined])("%j is no set of switches", (changes) => {
  expect(() => withChanges(initial, changes)).toThrow("Switches are an object of names and values");
});
