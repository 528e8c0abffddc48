import type { Request } from "@invitations/core/request/request";
import { describe, expect, it } from "vitest";
import { memberRole } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import { questionOf } from "../world/messages.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

const FSBP = "aws-foundational-security-best-practices/v/1.0.0";
const CIS = "cis-aws-foundations-benchmark/v/1.2.0";
/** What accounts have enabled when they join. */
export const BASELINE = `${FSBP}, ${CIS}`;

const cameOf = ({ outcomes }: Request) =>
  Object.fromEntries(
    Object.entries(outcomes).map(([region, { step, standards }]) => [region, { step, standards }]),
  );
const enabledNow = { step: "enabled", standards: { enabled: [FSBP, CIS], already: [], incomplete: [] } };

/** Where `BASELINE` is the setting, and nobody has asked about the accounts of the practice seed before. */
export function standardsJourneys(here: WorldInTest): void {
  const standardsOf = (account: string) =>
    here
      .world()
      .ready.regions.map((region) =>
        here.world().aws.securityHub.place(account, region).standards.toSorted(),
      );

  describe("a baseline of standards", () => {
    it("stands beside Accept with its price, and is enabled in every Region once that is pressed", async () => {
      const account = "222233334444";
      const carla = here.person("carla");
      const id = await here.invite(account);
      const { conversation, message } = await questionOf(carla, id);
      const said = JSON.stringify(message.blocks);
      expect(said).toContain(
        "security standards are enabled in all 3 Regions, and *AWS charges the account* for their security checks: AWS Foundational Security Best Practices v1.0.0 and CIS AWS Foundations Benchmark v1.2.0.",
      );
      expect(standardsOf(account)).toEqual([[], [], []]);

      await carla.press(conversation, message, "Accept");
      const request = await here.untilOver(id);
      expect(request.status).toBe("enabled");
      expect(cameOf(request)).toEqual({
        "us-east-1": enabledNow,
        "eu-west-1": enabledNow,
        "ap-southeast-2": enabledNow,
      });
      expect(standardsOf(account)).toEqual([
        [FSBP, CIS],
        [FSBP, CIS],
        [FSBP, CIS],
      ]);
      const after = (await carla.messages(conversation)).find(({ ts }) => ts === message.ts);
      expect(JSON.stringify(after?.blocks)).toContain("CIS AWS Foundations Benchmark v1.2.0: enabled in");
      await carla.say("general", `/securityhub history ${id}`);
      expect(await here.answer(carla, "general")).toContain("standards enabled: AWS Foundational");
    });

    it("leaves the account a member where a policy denies it, and everybody is told so", async () => {
      const account = "111122223333";
      const role = memberRole(account, ADMINISTRATOR);
      role.policies.fence = {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Action: "securityhub:BatchEnableStandards",
            Resource: "*",
            Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
          },
        ],
      };
      here.world().aws.directory.putRole(account, role);
      const id = await here.invite(account);
      await acceptAs(here, "carla", id);
      const request = await here.untilOver(id);
      expect(request.status).toBe("enabled");
      expect(cameOf(request)).toEqual({
        "us-east-1": enabledNow,
        "eu-west-1": {
          step: "enabled",
          standards: {
            failure: {
              name: "AccessDenied",
              message: expect.stringContaining("securityhub:BatchEnableStandards"),
            },
          },
        },
        "ap-southeast-2": enabledNow,
      });
      expect(standardsOf(account)).toEqual([[FSBP, CIS], [], [FSBP, CIS]]);
      const line = (await here.person("ana").messages(OPERATORS_CHANNEL)).find(
        ({ text, onlyMe }) => !onlyMe && text.includes("could not all be enabled in `eu-west-1`"),
      );
      expect(line?.text).toMatch(/^⚠️ .*is a member in 3 Regions/);
    });

    it("changes nothing where the account has them already, and says so", async () => {
      const account = "123412341234";
      await here.untilOver(await joined(account, "deniz"));
      const deniz = here.person("deniz");
      const left = await here.ask(deniz, "general", `leave ${account}`, account);
      expect((await here.untilOver(left)).status).toBe("left");
      const again = await joined(account, "deniz");
      const request = await here.untilOver(again);
      expect(cameOf(request)).toMatchObject({
        "us-east-1": { step: "enabled", standards: { enabled: [], already: [FSBP, CIS] } },
      });
      await deniz.say("general", `/securityhub history ${again}`);
      expect(await here.answer(deniz, "general")).toContain(
        "standards enabled before, so nothing changed: AWS F",
      );
    });
  });

  /** Asks to join as the owner, who hears what it costs, and has an operator agree. */
  async function joined(account: string, owner: string): Promise<string> {
    const who = here.person(owner);
    const id = await here.ask(who, "general", `join ${account}`, account);
    expect(await here.answer(who, "general")).toContain("AWS charges the account");
    await acceptAs(here, "ana", id);
    return id;
  }
}
