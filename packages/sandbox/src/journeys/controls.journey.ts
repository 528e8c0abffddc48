import { beforeAll, describe, expect, it } from "vitest";
import type { Control, DeedResult, WorldCell } from "../slack/page/protocol.ts";
import { questionOf } from "../world/messages.ts";
import type { Actor } from "../world/person.ts";
import type { World } from "../world/world.ts";
import type { WorldInTest } from "./use-world.ts";

const PAYMENTS = "111122223333";
const MARKETING = "123412341234";

/** The controls in a whole world, with the real app at work in it, where drift is looked for once a day and policies are read once a week. */
export function controlsJourneys(here: WorldInTest): void {
  describe("the controls of a world at work", () => {
    let world: World;
    let ana: Actor;
    beforeAll(() => {
      world = here.world();
      ana = here.person("ana");
    });

    const control = async (id: string, more: Partial<Control> = {}): Promise<DeedResult> => {
      const response = await fetch(`${world.ready.page}/do/control`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ control: id, ...more }),
      });
      return (await response.json()) as DeedResult;
    };
    const everywhere = (account: string, what: string, wanted: (cell: WorldCell) => boolean) =>
      ana.waitFor(`${account} ${what} in every Region`, (state) => {
        const cells = state.world?.accounts.find(({ id }) => id === account)?.cells ?? {};
        return world.ready.regions.every((region) => {
          const cell = cells[region];
          return cell !== undefined && wanted(cell);
        })
          ? cells
          : undefined;
      });
    const invite = async (account: string) => {
      const said = await ana.say("security-ops", `/securityhub invite ${account} For the audit`);
      expect(said).toEqual({ ok: true });
      await everywhere(account, "invited", ({ status }) => status === "Invited");
    };
    const broken = async () => (await ana.sees()).controls?.broken.map(({ sentence }) => sentence);

    it("shows on the page what has been broken, and that it is mended", async () => {
      expect(await broken()).toEqual([]);
      expect(await control("config-off", { account: MARKETING })).toEqual({ ok: true });
      await everywhere(MARKETING, "without Config", ({ configRecording }) => !configRecording);
      expect(await broken()).toEqual(["marketing-site: AWS Config off in every Region"]);
      expect(await control("hub-off", { account: MARKETING })).toEqual({ ok: true });
      await everywhere(MARKETING, "without a hub", ({ hub }) => !hub);
      for (const id of ["hub-on", "config-on"])
        expect(await control(id, { account: MARKETING })).toEqual({ ok: true });
      await everywhere(MARKETING, "mended", ({ hub, configRecording }) => hub && configRecording);
      expect(await broken()).toEqual([]);
    });

    it("lets an account accept and leave behind the app's back", async () => {
      await invite(PAYMENTS);
      expect(await control("console-accept", { account: PAYMENTS })).toEqual({ ok: true });
      await everywhere(PAYMENTS, "enabled", ({ status }) => status === "Enabled");
      expect(await control("console-leave", { account: PAYMENTS })).toEqual({ ok: true });
      await everywhere(PAYMENTS, "resigned", ({ status }) => status === "Resigned");
    });

    it("moves a day forward while a machine waits, and goes on from there", async () => {
      const before = Date.parse((await ana.sees()).world?.now ?? "");
      await invite(MARKETING);
      expect(await control("clock-day")).toEqual({ ok: true });
      const state = await ana.waitFor("the day after", (state) => {
        const ahead = Date.parse(state.world?.now ?? "") - before;
        return ahead >= 24 * 60 * 60 * 1_000 && !state.controls?.moving ? state : undefined;
      });
      expect(state.world?.executions.some(({ status }) => status === "RUNNING")).toBe(true);
      expect(world.clock.offset()).toBeGreaterThanOrEqual(24 * 60 * 60 * 1_000 - 1_000);
    });

    it("takes the role away, so that the app cannot accept for the account", async () => {
      expect(await control("role-gone", { account: MARKETING })).toEqual({ ok: true });
      const deniz = here.person("deniz");
      const [request] = await here.history().requestsOf(MARKETING, 1);
      const { conversation, message } = await questionOf(deniz, request?.id ?? "");
      expect(await deniz.press(conversation, message, "Accept")).toEqual({ ok: true });
      await ana.waitFor("the end of it", ({ world }) => {
        const execution = world?.executions.find(({ name }) => name === request?.id);
        return execution && execution.status !== "RUNNING" ? execution : undefined;
      });
      await everywhere(MARKETING, "still invited", ({ status }) => status === "Invited");
      expect(await broken()).toEqual(["marketing-site: member role gone"]);
      expect(await control("role-back", { account: MARKETING })).toEqual({ ok: true });
    });

    it("starts what is due by its schedule when the clock has come to it", async () => {
      const runs = () =>
        world.stepFunctions
          .executions()
          .filter(({ name }) => /^(drift|readiness)-/.test(name))
          .map(({ name, status }) => `${name} ${status}`)
          .toSorted();
      // Those of the day above.
      await expect
        .poll(() => runs().every((run) => run.endsWith(" SUCCEEDED")), { timeout: 20_000 })
        .toBe(true);
      const before = runs();
      expect(await control("clock-week")).toEqual({ ok: true });
      await expect
        .poll(() => runs().filter((run) => !before.includes(run)), { timeout: 20_000 })
        .toEqual([
          ...Array(7).fill(expect.stringMatching(/^drift-\d{4}-\d\d-\d\dT08-00-00Z SUCCEEDED$/)),
          expect.stringMatching(/^readiness-\d{4}-\d\d-\d\dT06-00-00Z SUCCEEDED$/),
        ]);
    });
  });
}
