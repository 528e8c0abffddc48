import { expect, it } from "vitest";
import { COMMAND, COMMANDS, commandHelp } from "./commands.ts";
import { parse } from "./parse.ts";

it.each(COMMANDS.flatMap((entry) => entry.examples.map((example) => [entry.name, example] as const)))(
  "%s has an example that the parser takes for it: %j",
  (name, example) => {
    // A person who types @anna sends a mention.
    const sent = example.replace("@anna", "<@U1|anna>");
    expect(parse(sent)).toMatchObject({ command: name });
  },
);

it("tells each command's usage and description", () => {
  expect(commandHelp.map(({ usage }) => usage)).toEqual([
    "/securityhub invite <account id> [e-mail] [@owner …] [reason …]",
    "/securityhub bulk",
    "/securityhub join <account> [reason …]",
    "/securityhub resend <account> [reason …]",
    "/securityhub leave <account> [Region …] [reason …]",
    "/securityhub remove <account> [--delete] [reason …]",
    "/securityhub cancel <account | request>",
    "/securityhub retry <account | request>",
    "/securityhub status <account | request>",
    "/securityhub history <account | request>",
    "/securityhub list [filter] [page]",
    "/securityhub export [since]",
    "/securityhub drift",
    "/securityhub readiness [account]",
    "/securityhub transition",
    "/securityhub owner add <account> <@person …>",
    "/securityhub owner remove <account> <@person …>",
    "/securityhub owner quorum <account> <number>",
    "/securityhub owner list [account]",
    "/securityhub notify add <account> <@person …>",
    "/securityhub notify remove <account> <@person …>",
    "/securityhub help [command]",
  ]);
  for (const { usage, description } of commandHelp) {
    expect(usage.startsWith(`${COMMAND} `)).toBe(true);
    expect(description).toMatch(/^[A-Z].+\.$/);
  }
});
