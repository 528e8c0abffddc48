import { describe, expect, it } from "vitest";
import type { CommandHelp, Person } from "../../protocol.ts";
import { commandWords, completionFor } from "./completion.ts";

const commands: CommandHelp[] = [
  { usage: "/securityhub invite <account id> [e-mail] [@owner …]", description: "Invite an account." },
  { usage: "/securityhub join <account id>", description: "Ask to join." },
  { usage: "/securityhub help", description: "Everything." },
];
const person = (id: string, name: string, realName: string): Person => ({
  id,
  name,
  realName,
  role: "security team",
  email: `${name}@example.com`,
  colour: "#345678",
  bot: false,
});
const people = [person("U1", "mara", "Mara Lindqvist"), person("U2", "aya", "Aya Nakamura")];
const complete = (text: string, caret = text.length) => completionFor(text, caret, commands, people);
const labels = (text: string) =>
  complete(text)?.options.map(({ label }) => label.split(" ").slice(0, 2).join(" "));

describe("commands", () => {
  it("takes the words before the first argument as the command", () => {
    expect(commands.map(({ usage }) => commandWords(usage))).toEqual([
      "/securityhub invite",
      "/securityhub join",
      "/securityhub help",
    ]);
    expect(commandWords("/hub @owner")).toBe("/hub");
  });

  it("offers all at a slash, and fewer with every word", () => {
    expect(labels("/")).toHaveLength(3);
    expect(labels("/securityhub in")).toEqual(["/securityhub invite"]);
    expect(labels("/SecurityHub  J")).toEqual(["/securityhub join"]);
    expect(complete("/other")).toBeUndefined();
    expect(complete("hello")).toBeUndefined();
    expect(complete("hello /securityhub")).toBeUndefined();
  });

  it("finds a command by its second word alone", () => {
    expect(labels("/inv")).toEqual(["/securityhub invite"]);
  });

  it("completes to the words and one space, with the caret after it", () => {
    expect(complete("/inv")?.options[0]).toMatchObject({ text: "/securityhub invite ", caret: 20 });
  });

  it("keeps the usage in sight while arguments are typed, and changes nothing then", () => {
    expect(complete("/securityhub invite 1111")?.options[0]?.text).toBe("/securityhub invite 1111");
  });

  it("lets Enter complete what cannot be sent yet and send what can", () => {
    expect(complete("/inv")?.eager).toBe(true);
    expect(complete("/securityhub inv")?.eager).toBe(true);
    expect(complete("/securityhub")?.eager).toBe(false);
    expect(complete("/securityhub help")?.eager).toBe(false);
    expect(complete("/securityhub invite 111122223333")?.eager).toBe(false);
  });
});

describe("people", () => {
  it("finds them by handle and by any of their names", () => {
    expect(complete("@m")?.options.map(({ key }) => key)).toEqual(["U1"]);
    expect(complete("ask @naka")?.options.map(({ key }) => key)).toEqual(["U2"]);
    expect(complete("@")?.options).toHaveLength(2);
  });

  it("does not take an e-mail address for a mention", () => {
    expect(complete("root@ma")).toBeUndefined();
  });

  it("puts the handle where the caret is and leaves the rest of the line", () => {
    const option = complete("/securityhub invite 1 @ma because", 25)?.options[0];
    expect(option).toMatchObject({ text: "/securityhub invite 1 @mara because", caret: 28 });
  });

  it("stands aside once the handle is whole, so that Enter sends", () => {
    expect(complete("hello @mara")).toBeUndefined();
    const twins = [...people, person("U3", "marald", "Mara Aldous")];
    const both = completionFor("hello @mara", 11, commands, twins);
    expect(both?.options).toHaveLength(2);
    expect(both?.eager).toBe(false);
  });
});
