import { expect, it } from "vitest";
import { OPERATORS_CHANNEL, useWorld } from "./use-world.ts";

const here = useWorld();
const ACCOUNT = "123412341234";

it("an operator exports what happened, for a spreadsheet and for a program", async () => {
  const ana = here.person("ana");
  const id = await here.invite(ACCOUNT);
  await here.question(here.person("deniz"));
  expect(await ana.say(OPERATORS_CHANNEL, "/securityhub export")).toMatchObject({ ok: true });

  const { files = [] } = await ana.waitFor("the files", ({ conversations }) =>
    conversations
      .filter(({ kind }) => kind === "direct")
      .flatMap(({ messages }) => messages)
      .find(({ files: attached }) => attached?.length === 2),
  );
  const [table = "", lines = ""] = await Promise.all(
    files.map(async (file) => {
      const url = `${here.world().ready.page}/files/${file.id}?person=${ana.id}`;
      return (await fetch(url)).text();
    }),
  );
  const events = lines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { type: string });
  // The heading of the table is one line more.
  expect(table.trimEnd().split("\r\n")).toHaveLength(events.length + 1);
  expect(lines).toContain(id);
  expect(table).toContain(ACCOUNT);
});
