import type { Request } from "@invitations/core/request/request";
import { describe, expect, it } from "vitest";
import { fleetAccount } from "../seeds/fleet.ts";
import { giveList } from "../world/forms.ts";
import { messageSaying, textOf } from "../world/messages.ts";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(fleetAccount) as [
  string,
  string,
  string,
  string,
  string,
];

/** UTF-16 with its mark, as spreadsheets write it. */
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));

/** The first five accounts of the fleet are not on record. */
export function bulkJourneys(here: WorldInTest): void {
  async function latest(account: string): Promise<Request> {
    const [request] = await here.history().requestsOf(account, 1);
    if (!request) throw new Error(`Nobody asked about ${account}.`);
    return request;
  }

  describe("Adding and inviting member accounts by a list", () => {
    it("is checked, invited together, asked about once, and each account is decided on its own", async () => {
      const [ana, carla, deniz] = [here.person("ana"), here.person("carla"), here.person("deniz")];
      const list = [
        "Account ID;Email;Owner;Alias",
        `${one};fleet-001@example.com;U03CARLA;fleet-001`,
        `${two};;U03CARLA;`,
        `${three};"fleet-003@example.com";<@U03CARLA>;`,
        "",
        `${four};;U04DENIZ;`,
        `${one};;U04DENIZ;`,
        "600000000005.0;;U03CARLA;",
        `${five};nobody;U03CARLA;`,
        "444455556666;;;",
      ].join("\r\n");
      await giveList(ana, OPERATORS_CHANNEL, { name: "accounts.csv", content: utf16(list) });
      const check = await messageSaying(ana, "5 of 8 rows can be invited in 3 Regions");
      const said = textOf(check.message);
      expect(said).toContain("*Line 8*");
      expect(said).toContain(`If you mean \`${five}\``);
      expect(said).toContain("line 7 (as line 2)");
      expect(said).toContain("<@U03CARLA>: 3 accounts");
      expect(await here.history().requestsOf(one, 1)).toEqual([]);

      await ana.press(check.conversation, check.message, "Invite 5 accounts");
      const question = await messageSaying(carla, "Security Hub invitations for 3 accounts");
      expect(buttonsOf(question.message).map(({ text }) => text)).toEqual([
        "Accept all 3",
        ...Array(3).fill(["Accept", "Decline"]).flat(),
      ]);
      // Deniz owns one of them, and has the question of any single account.
      expect(textOf((await messageSaying(deniz, four)).message)).toContain("Security Hub invitation for");
      const blocked = await here.until(
        (await latest("444455556666")).id,
        ({ status }) => status === "blocked",
      );
      expect(blocked.requester).toBe("U01ANA");

      // The first Accept is that of the first account.
      await carla.press(question.conversation, question.message, "Accept");
      await here.until((await latest(one)).id, ({ status }) => status === "enabled");
      const again = await messageSaying(carla, "Security Hub invitations for 3 accounts");
      await carla.press(again.conversation, again.message, "Accept all 2");
      for (const account of [two, three]) {
        await here.until((await latest(account)).id, ({ status }) => status === "enabled");
      }
      const members = await membersOf(here.world());
      for (const account of [one, two, three]) {
        expect(Object.values(members[account] ?? {})).toEqual(["Enabled", "Enabled", "Enabled"]);
      }
      expect((await here.history().account(one))?.alias).toBe("fleet-001");

      // Counted once the last of the three has ended, and not before.
      const progress = await messageSaying(ana, "*3*  members in every Region");
      expect(textOf(progress.message)).toContain("*3*  members in every Region");
      expect(textOf(progress.message)).toContain("*1*  waiting for their owners");
      const operators = await messageSaying(here.person("bo"), "*3*  members in every Region");
      expect(textOf(operators.message)).toContain("follows another administrator");
      const end = await messageSaying(carla, "All of them are settled");
      expect(buttonsOf(end.message)).toEqual([]);
    });

    it("that is no list is told so, and so is somebody who may not give one", async () => {
      const ana = here.person("ana");
      await giveList(ana, OPERATORS_CHANNEL, {
        name: "accounts.csv",
        content: new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]),
      });
      expect(textOf((await messageSaying(ana, "spreadsheet")).message)).toContain("CSV");
      const gus = here.person("gus");
      await gus.say("general", "/securityhub bulk");
      expect(await here.answer(gus, "general")).toContain("Only the security team");
    });

    it("is discarded, and a second press says so", async () => {
      const ana = here.person("ana");
      await giveList(ana, OPERATORS_CHANNEL, {
        name: "late.csv",
        content: utf16(`Account ID,Email\n${five},\n`),
      });
      const check = await messageSaying(ana, "No account of the list can be invited");
      expect(buttonsOf(check.message)).toEqual([]);
      await giveList(ana, OPERATORS_CHANNEL, {
        name: "more.csv",
        content: utf16(`Account ID,Email,Owner\n${five},,U04DENIZ\n`),
      });
      const other = await messageSaying(ana, "The one row can be invited");
      await ana.press(other.conversation, other.message, "Discard");
      expect(buttonsOf((await messageSaying(ana, "Discarded: nobody has been invited")).message)).toEqual([]);
      await ana.press(other.conversation, other.message, "Invite 1 account").catch((error: Error) => {
        expect(error.message).toContain("has no button");
      });
      expect(await here.history().requestsOf(five, 1)).toEqual([]);
    });
  });
}
