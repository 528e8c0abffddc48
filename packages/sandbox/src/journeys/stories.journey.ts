import { describe, expect, it } from "vitest";
import { MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { seedFor, tellStories } from "../world/stories/stories.ts";
import type { WorldInTest } from "./use-world.ts";

/** Two accounts of the list for each of its owners. */
const listed = 6;
// The main job is told by npm run demo itself, in the journey of the commands; and beside a story that breaks off, this one.
const names = ["membership", "declined-and-resent", "bulk", "drift"] as const;
const beside = "expired";

/** A seed with what the stories need. */
export const withStories = (seed: WorldSeed) => seedFor(seed, [...names, beside], listed);

/**
 * Where nothing is otherwise than recorded: the digest of a story is about all accounts.
 *
 * @param seed that the world began with
 */
export function storiesJourneys(here: WorldInTest, seed: WorldSeed): void {
  describe("the stories that npm run demo tells", () => {
    it("come out as promised, all in one world, and are told", async () => {
      const lines: string[] = [];
      const told = await tellStories(here.world(), { seed, listed, names, tell: (line) => lines.push(line) });
      expect(told.broken).toEqual([]);
      expect(told).toMatchObject({
        ok: true,
        stories: Object.fromEntries(names.map((name) => [name, true])),
      });

      const ends = (account: string) =>
        told.requests.filter((request) => request.account === account).map(({ status }) => status);
      expect(ends("111122223333")).toEqual(["enabled", "left", "enabled", "removed", "removed"]);
      expect(ends("333344445555")).toEqual(["declined", "enabled"]);
      expect(ends("600000000006")).toEqual(["enabled"]);
      expect(ends("600000000007")).toEqual(["enabled", "enabled"]);
      expect(Object.values(told.members["600000000008"] ?? {})).toEqual(["Enabled", "Enabled", "Enabled"]);

      const tale = lines.join("\n");
      expect(tale).toContain("Ana types in #security-ops: /securityhub invite 111122223333");
      expect(tale).toContain("Slack answers: Request inv-");
      expect(tale).toContain("6 of 13 rows can be invited in 3 Regions");
      expect(tale).toContain(
        "AWS says: 111122223333  us-east-1 Resigned · eu-west-1 Resigned · ap-southeast-2 Resigned",
      );
      expect(tale).not.toMatch(/<@|<!date|undefined/);
    }, 120_000);

    it("say which promise is broken, and leave the next story alone", async () => {
      const { directory } = here.world().aws;
      directory.deleteRole("111122223333", MEMBER_ROLE_NAME);
      const names = ["membership", beside] as const;
      const told = await tellStories(here.world(), { seed, listed, names, tell: () => undefined });
      expect(told).toMatchObject({ ok: false, stories: { membership: false, expired: true } });
      expect(told.requests.find(({ account }) => account === "777788889999")?.status).toBe("expired");
      expect(told.broken).toEqual([
        expect.stringMatching(
          /^membership broke off: Request inv-\w+ of account 111122223333 .* is blocked\.$/,
        ),
      ]);
    });
  });
}
