import { CreateMembersCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { beforeAll, describe, expect, it } from "vitest";
import type { WorldSeed } from "../seeds/world-seed.ts";
import type { PageMessage } from "../slack/page/protocol.ts";
import { type AccountConsole, createConsole } from "../world/console.ts";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

const [HOME, LINKED, NEW] = ["us-east-1", "eu-west-1", "ap-southeast-2"] as const;
const STRANGER = "121212121212";
const DAY = 24 * 60 * 60 * 1_000;

/** The first two are Carla's and the others Deniz's, all of them ready; what happens to each tells its name. */
interface Accounts {
  leaving: string;
  removed: string;
  staying: string;
  joining: string;
}

/**
 * The first in a world that compares once a day and begins with this seed, since its digests are about all accounts. The
 * administrator account links all Regions afterwards, as in the seed.
 */
export function driftJourneys(
  here: WorldInTest,
  seed: WorldSeed,
  { leaving, removed, staying, joining }: Accounts,
): void {
  let inConsole: AccountConsole;
  const digests = async () =>
    (await here.person("ana").messages(OPERATORS_CHANNEL)).filter(({ text }) => text.startsWith("Drift:"));
  const runs = () =>
    here
      .world()
      .stepFunctions.executions()
      .filter(({ name }) => name.startsWith("drift-"));
  /** Moves the clock by a day, and waits until what it has begun is over. */
  async function nextDay(): Promise<void> {
    const before = runs().length;
    await here.world().clock.advance(DAY);
    await expect.poll(() => runs().length, { timeout: 20_000 }).toBe(before + 1);
    await expect
      .poll(() => runs().every(({ status }) => status === "SUCCEEDED"), { timeout: 20_000 })
      .toBe(true);
  }
  /** The row of one account in the last digest. */
  async function rowOf(account: string): Promise<string> {
    const said = JSON.stringify((await digests()).at(-1)?.blocks);
    return said.split("\\n").find((line) => line.includes(account)) ?? said;
  }
  async function pressed(name: string, kind: string, mend: string): Promise<void> {
    const who = here.person(name);
    const message = (await digests()).at(-1) as PageMessage;
    const button = buttonsOf(message).find(
      (one) => one.blockId === `drift:${kind}` && one.actionId === `drift:${mend}`,
    );
    if (!button) throw new Error(`No button ${mend} for ${kind} in ${JSON.stringify(buttonsOf(message))}.`);
    // The text alone does not tell the buttons of two kinds apart.
    const only = {
      ...message,
      blocks: (message.blocks ?? []).filter((block) => block.block_id === button.blockId),
    };
    expect(await who.press(OPERATORS_CHANNEL, only, button.text)).toEqual({ ok: true });
  }
  const openRequestOf = async (account: string) => {
    const [latest] = await here.history().requestsOf(account, 1);
    if (!latest) throw new Error(`There is no request for ${account}.`);
    return latest.id;
  };

  describe("what changes in the console", () => {
    beforeAll(async () => {
      inConsole = createConsole(here.world().ready.aws, seed);
      await inConsole.linkRegions([LINKED]);
      const invited = await Promise.all([leaving, removed, staying].map((account) => here.invite(account)));
      const owners = ["carla", "carla", "deniz"];
      await Promise.all(invited.map((id, at) => acceptAs(here, owners[at] ?? "", id)));
      for (const id of invited) expect((await here.untilOver(id)).status).toBe("enabled");
    });

    describe("what nobody asked for here", () => {
      it("is nothing, as long as everything was", async () => {
        await nextDay();
        expect(await digests()).toEqual([]);
        const ana = here.person("ana");
        await ana.say(OPERATORS_CHANNEL, "/securityhub drift");
        await ana.waitFor("the news that nothing differs", ({ conversations }) =>
          conversations
            .flatMap(({ messages }) => messages)
            .find(({ text }) => text.startsWith("Nothing differs")),
        );
      });

      it("comes as one digest a day later, and stands in the history of each account", async () => {
        for (const region of [HOME, LINKED]) {
          await inConsole.leave(leaving, region);
          await inConsole.enroll(joining, region);
        }
        await inConsole.remove(removed, LINKED);
        await inConsole.linkRegions([LINKED, NEW]);
        const keys = here.world().ready.accounts.find(({ id }) => id === here.world().administrator);
        const client = new SecurityHubClient({
          endpoint: here.world().ready.aws,
          region: HOME,
          credentials: { accessKeyId: keys?.accessKeyId ?? "", secretAccessKey: keys?.secretAccessKey ?? "" },
        });
        await client.send(new CreateMembersCommand({ AccountDetails: [{ AccountId: STRANGER }] }));
        client.destroy();
        await nextDay();

        const [digest, ...more] = await digests();
        expect(more).toEqual([]);
        expect(digest?.text).toBe(
          "Drift: 5 accounts not as recorded: 1 joined in the console, 1 left or declined, 1 whose membership ended, 2 missing in a Region, 1 unknown here",
        );
        expect(await rowOf(leaving)).toContain("Enabled → 🟫 Resigned in `eu-west-1` and `us-east-1`");
        expect(await rowOf(STRANGER)).toContain("🟦 Created in `us-east-1`");
        const told = async (account: string) =>
          (await here.history().accountEvents(account)).flatMap((event) =>
            event.type === "drift-found"
              ? event.differences.map(({ drift, regions }) => [drift, ...Object.keys(regions).sort()])
              : [],
          );
        expect(await told(leaving)).toEqual([["left", LINKED, HOME]]);
        expect(await told(removed)).toEqual([["removed", LINKED]]);
        expect(await told(staying)).toEqual([["region-without-membership", NEW]]);
        expect(await told(joining)).toEqual([
          ["joined-elsewhere", LINKED, HOME],
          ["region-without-membership", NEW],
        ]);
        expect(await told(STRANGER)).toEqual([["unknown-account", HOME]]);
        // A member of the administrator's organization, who comes and goes by its rules.
        expect(await told("888899990000")).toEqual([]);
      });

      it("is told once: the next day is quiet", async () => {
        await nextDay();
        expect(await digests()).toHaveLength(1);
      });
    });

    describe("the buttons of the digest", () => {
      it("Invite again: the owner is asked as always, and the account is a member again", async () => {
        await pressed("ana", "left", "invite");
        const id = await openRequestOf(leaving);
        expect(await rowOf(leaving)).toContain(`✅ <@U01ANA>: request \`${id}\``);
        await acceptAs(here, "carla", id);
        expect(await here.untilOver(id)).toMatchObject({ status: "enabled", requester: "U01ANA" });
        expect((await membersOf(here.world()))[leaving]).toEqual({ [HOME]: "Enabled", [LINKED]: "Enabled" });
      });

      it("Invite there: in the Region that was linked since, and nowhere else", async () => {
        await pressed("bo", "region-without-membership", "invite");
        const id = await openRequestOf(staying);
        await acceptAs(here, "deniz", id);
        expect(await here.untilOver(id)).toMatchObject({ status: "enabled", regions: [NEW] });
        expect((await membersOf(here.world()))[staying]).toHaveProperty(NEW, "Enabled");
      });

      it("Remove and delete: a second operator confirms, and it is off the list", async () => {
        await pressed("ana", "unknown-account", "remove");
        const id = await openRequestOf(STRANGER);
        await here.until(id, ({ status }) => status === "waiting");
        await acceptAs(here, "bo", id);
        expect(await here.untilOver(id)).toMatchObject({
          kind: "removal",
          status: "removed",
          regions: [HOME],
        });
        expect((await membersOf(here.world()))[STRANGER]).toBeUndefined();
      });

      it("Leave it so: an operator agrees, and it stands in the history", async () => {
        await pressed("bo", "removed", "keep");
        expect(await rowOf(removed)).toContain("✅ <@U02BO> agreed");
        expect((await here.history().accountEvents(removed)).at(-1)).toMatchObject({
          type: "drift-accepted",
          actor: { person: "U02BO" },
        });
      });
    });
  });
}
