import { describe, expect, it, onTestFinished } from "vitest";
import type { PageMessage, PageState } from "../slack/page/protocol.ts";
import { questionOf } from "../world/messages.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

/** The message with a file in a conversation that nobody but the app and this person is in. */
function fileIn(state: PageState): PageMessage | undefined {
  return state.conversations
    .filter(({ kind }) => kind === "direct")
    .flatMap(({ messages }) => messages)
    .find(({ files }) => files?.length);
}

/**
 * Reports about all accounts, so that nobody has asked about another one before.
 *
 * @param account owned by Deniz, who is asked directly
 */
export function reportsJourneys(here: WorldInTest, account: { id: string; alias: string }): void {
  describe("reports", () => {
    it("an operator asks what would become of the invited accounts, and reads it as message and file", async () => {
      const ana = here.person("ana");
      const id = await here.invite(account.id);
      await questionOf(here.person("deniz"), id);
      expect(await ana.say(OPERATORS_CHANNEL, "/securityhub transition")).toMatchObject({ ok: true });
      expect(await here.answer(ana)).toContain("the report comes by direct message");

      const withFile = await ana.waitFor("the file of the report", fileIn);
      const { conversations } = await ana.sees();
      const messages = conversations.filter(({ kind }) => kind === "direct").flatMap((one) => one.messages);
      const report = messages.find(({ text }) => text.startsWith("Moving to AWS Organizations: 2 accounts"));
      const said = JSON.stringify(report?.blocks);
      expect(said).toContain("2 accounts: 1 in the organization and 1 outside of it");
      expect(said).toContain("o-practice01");
      expect(said).toContain("do not become members through the organization by themselves");
      expect(said).toContain("Members of your organization: 1");
      expect(said).toContain("Need an invitation still: 1");
      expect(said).toContain(`\`${account.alias}\` (\`${account.id}\`)`);

      const [file] = withFile.files ?? [];
      expect(file?.name).toMatch(/^security-hub-transition-\d{4}-\d{2}-\d{2}\.csv$/);
      const content = await fetch(`${here.world().ready.page}/files/${file?.id}?person=${ana.id}`);
      const [columns, ...rows] = (await content.text()).trimEnd().split("\r\n");
      expect(columns).toMatch(/account,alias,organization,fate,.*,us-east-1,ap-southeast-2,eu-west-1$/);
      expect(rows.map((row) => row.split(",").slice(0, 4))).toEqual([
        [account.id, account.alias, "in-other-or-none", "needs-an-invitation"],
        ["888899990000", "org-analytics", "in-organization", "organization-member"],
      ]);
      expect(rows[0]).toMatch(/,Invited,Invited,Invited$/);
      expect(rows[1]).toMatch(/,Enabled,,$/);
    });

    it("an operator exports what happened, for a spreadsheet and for a program", async () => {
      const ana = here.person("ana");
      const [request] = await here.history().requestsOf(account.id, 1);
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
      expect(lines).toContain(request?.id);
      expect(table).toContain(account.id);
    });

    it("nobody else gets it", async () => {
      const gus = here.person("gus");
      await gus.say("general", "/securityhub transition");
      expect(await here.answer(gus, "general")).toContain("Only the security team");
      const others = (await gus.sees()).conversations.flatMap(({ messages }) => messages);
      expect(others.some(({ text }) => text.includes("Moving to AWS Organizations"))).toBe(false);
    });

    it("the machine that carried it has ended well, and ran once", async () => {
      const errands = () =>
        here
          .world()
          .stepFunctions.executions()
          .filter(({ name }) => name.startsWith("transition-"))
          .map(({ status }) => status);
      await expect.poll(errands, { timeout: 10_000 }).toEqual(["SUCCEEDED"]);
    });

    it("says what it could not find out where another account administers the organization's Security Hub", async () => {
      const { securityHub } = here.world().aws;
      onTestFinished(() => securityHub.setSwitches({ delegatedAdministrators: null }));
      securityHub.setSwitches({ delegatedAdministrators: ["888899990000"] });
      // Somebody else: the same person gets one report in a minute.
      const bo = here.person("bo");
      await bo.say(OPERATORS_CHANNEL, "/securityhub transition");
      const report = await bo.waitFor("the report", ({ conversations }) =>
        conversations
          .filter(({ kind }) => kind === "direct")
          .flatMap(({ messages }) => messages)
          .find(({ text }) => text.startsWith("Moving to AWS Organizations")),
      );
      expect(JSON.stringify(report.blocks)).toContain(
        "could not find out who is the delegated administrator",
      );
    });
  });
}
