import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { COMMAND, COMMANDS } from "../command/commands.ts";
import { botScopes, manifest } from "./manifest.ts";
import { EVENT_SCOPES, METHOD_SCOPES } from "./scopes.ts";

/** The sources that run, without tests and what only they use. */
const root = fileURLToPath(new URL("..", import.meta.url));
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|testing\/|manifest\//.test(file))
  .map((file) => readFileSync(join(root, file), "utf8"));
const found = (pattern: RegExp) =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = ""]) => name)))].sort();

describe("the manifest", () => {
  it("asks for the scopes of exactly the methods that the sources call", () => {
    const called = found(/\bclient\.((?:[a-z]+\.)+[a-zA-Z0-9]+)\(/g);
    expect(called.length).toBeGreaterThan(4);
    expect(called).toEqual(Object.keys(METHOD_SCOPES).sort());
    expect(botScopes()).toContain("commands");
  });

  it("subscribes to exactly the events that are listened to", () => {
    expect(found(/\bapp\.event\("([a-z_.]+)"/g)).toEqual(Object.keys(EVENT_SCOPES).sort());
  });

  it("names the command, every subcommand, and the address three times", () => {
    const made = JSON.stringify(manifest({ requestUrl: "https://door.example.com/" }));
    expect(made).toContain(`"command":"${COMMAND}"`);
    for (const { name } of COMMANDS) expect(made).toContain(name);
    expect(made.match(/https:\/\/door\.example\.com\//g)).toHaveLength(3);
    expect(made).toContain('"socket_mode_enabled":false');
  });

  it("has no address in Socket Mode", () => {
    const made = JSON.stringify(manifest({ socketMode: true }));
    expect(made).not.toContain("url");
    expect(made).toContain('"socket_mode_enabled":true');
  });

  it("has names within Slack's limits", () => {
    const made = manifest({ socketMode: true }) as {
      display_information: { name: string; description: string };
      features: { slash_commands: { description: string; usage_hint: string }[] };
    };
    expect(made.display_information.name.length).toBeLessThanOrEqual(35);
    expect(made.display_information.description.length).toBeLessThanOrEqual(140);
    for (const command of made.features.slash_commands) {
      expect(command.description.length).toBeLessThanOrEqual(2_000);
      expect(command.usage_hint.length).toBeLessThanOrEqual(1_000);
    }
  });
});
