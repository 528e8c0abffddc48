import { describe, expect, it } from "vitest";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { tellStories } from "../world/stories/stories.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

/**
 * The first in their world, where no schedule has had the policies read before.
 *
 * @param seed that the world began with, with an account for each verdict
 */
export function readinessJourneys(here: WorldInTest, seed: WorldSeed): void {
  const idOf = (alias: string) => {
    const found = seed.aws.accounts.find((account) => account.alias === alias);
    if (!found) throw new Error(`The seed has no account ${alias}.`);
    return found.id;
  };

  describe("IAM-policy readiness", () => {
    it("is told by npm run demo: each verdict, an acceptance by the legacy call, a policy that is mended", async () => {
      const lines: string[] = [];
      const stage = {
        seed,
        listed: 0,
        names: ["readiness"] as const,
        tell: (line: string) => lines.push(line),
      };
      const told = await tellStories(here.world(), stage);
      expect(told).toMatchObject({ broken: [], ok: true, stories: { readiness: true } });
      const account = idOf("legacy-only");
      const judged = (await here.history().accountEvents(account)).filter(
        ({ type }) => type === "policies-judged",
      );
      expect(judged.at(-1)).toMatchObject({
        actor: { person: "U01ANA" },
        policies: { ownRole: { accept: "ready" } },
        was: { ownRole: { accept: "legacy-only" } },
      });
      expect(lines.join("\n")).toContain("securityhub:AcceptAdministratorInvitation");
    }, 120_000);

    it("says before Accept what will fail, and what denied it after", async () => {
      const account = idOf("neither-name");
      const id = await here.invite(account);
      await here.until(id, ({ status }) => status === "waiting");
      const fay = here.person("fay");
      const asked = await fay.waitFor("the question", (state) =>
        state.conversations
          .flatMap(({ messages }) => messages)
          .find(({ blocks }) => JSON.stringify(blocks ?? []).includes(id)),
      );
      expect(JSON.stringify(asked.blocks)).toContain("accepting will be denied in every Region");
      await acceptAs(here, "fay", id);
      const request = await here.untilOver(id);
      expect(request.status).toBe("failed");
      for (const outcome of Object.values(request.outcomes)) {
        expect(outcome).toMatchObject({ failure: { name: "AccessDenied" } });
      }
    });

    it("shows whoever asks the CloudFormation update of the role that is used there", async () => {
      const ana = here.person("ana");
      await ana.say(OPERATORS_CHANNEL, "/securityhub readiness neither-name");
      const told = await ana.waitFor("the report", ({ conversations }) =>
        conversations
          .flatMap(({ messages }) => messages)
          .map(({ blocks }) => JSON.stringify(blocks ?? []))
          .find((blocks) => blocks.includes("IAM policies of neither-name")),
      );
      expect(told).toContain("*To update the role that I use*, where CloudFormation made it");
      expect(told).toContain("- PolicyName: security-hub-membership");
      expect(told).toContain("- securityhub:AcceptAdministratorInvitation");
    });

    it("is nobody else's business, and an owner's own", async () => {
      await here.person("gus").say("general", "/securityhub readiness legacy-only");
      expect(await here.answer(here.person("gus"), "general")).toContain("Only the security team");
      await here.person("fay").say("general", "/securityhub readiness ready-by-name");
      expect(await here.answer(here.person("fay"), "general")).toContain("I am reading the IAM policies");
    });
  });
}
