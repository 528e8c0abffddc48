import { readFileSync } from "node:fs";
import { SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { type Alarm, descriptionOf } from "@invitations/functions/deployment/monitoring/alarm";
import { alarms } from "@invitations/functions/deployment/monitoring/alarms";
import { machineArn, physicalName } from "@invitations/functions/deployment/names";
import { alarmMessage, snsEvent } from "@invitations/functions/testing/sns";
import { describe, expect, it, vi } from "vitest";
import { practice } from "../seeds/world-seed.ts";
import { BOT_TOKEN, placeOf, SIGNING_SECRET } from "../world/settings.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
/** Owned by Carla, and without a hub in eu-west-1. */
const ACCOUNT = "222233334444";
const REASON = "the secret plan";
const place = placeOf(practice);
type Line = Record<string, unknown>;

/**
 * The first in their world, since they count all that is said there.
 *
 * @param said what the functions have logged, a line each
 * @param left account whose request is left as it is, with nothing that moves it
 */
export function observedJourneys(here: WorldInTest, said: readonly string[], left: string): void {
  const lines = (): Line[] => said.map((line) => JSON.parse(line) as Line);
  const metric = (name: string) => lines().filter((line) => "_aws" in line && name in line);

  describe("whoever runs the app", () => {
    it("finds every line of a request by its id, each with its account, and no word of a person", async () => {
      const id = await here.invite(ACCOUNT, `root@example.com ${REASON}`);
      await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
      await acceptAs(here, "carla", id);
      expect((await here.untilOver(id)).status).toBe("enabled");

      const aboutIt = () => lines().filter((line) => line.request === id);
      // What is recorded of the account itself is of no kind of request. A line comes a moment after what it tells.
      await vi.waitFor(async () => {
        const recorded = (await here.history().events(id)).map(({ type }) => type);
        const told = aboutIt().flatMap(({ level, event, kind }) => (level && kind ? [event] : []));
        expect(told.sort()).toEqual(recorded.sort());
      }, 20_000);
      const about = aboutIt();
      expect(new Set(about.map(({ function: name, service }) => name ?? service))).toEqual(
        new Set(["slack-door", "administrator-steps", "member-steps", "announcer"]),
      );
      for (const line of about)
        expect(line).toMatchObject({ account: ACCOUNT, function_request_id: expect.any(String) });
      // Nothing else was at work.
      const steps = lines().filter((line) => "step" in line);
      expect(steps.length).toBeGreaterThan(10);
      for (const line of steps)
        expect(line).toMatchObject({ request: id, execution: expect.stringContaining(`-invitation:${id}`) });

      const text = said.join("\n");
      for (const secret of ["@example.com", REASON, BOT_TOKEN, SIGNING_SECRET])
        expect(text).not.toContain(secret);
    });

    it("counts what was asked, decided and ended, with the time that it took", () => {
      expect(metric("RequestsAsked")).toMatchObject([
        { kind: "invitation", service: "securityhub-invitations-practice" },
      ]);
      expect(metric("TimeToDecide")).toMatchObject([
        { decision: "accept", TimeToDecide: expect.any(Number) },
      ]);
      expect(metric("RequestsClosed")).toMatchObject([{ outcome: "enabled" }]);
    });

    it("is told within hours of a request that nothing moves any more", async () => {
      const id = await here.invite(left);
      await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
      const { world } = here;
      const client = new SFNClient({
        endpoint: world().ready.aws,
        region: place.region,
        credentials: world().ready.accounts.find(({ id }) => id === place.account) ?? never(),
      });
      const executionArn = `${machineArn(place, "invitation").replace(":stateMachine:", ":execution:")}:${id}`;
      await client.send(new StopExecutionCommand({ executionArn }));
      client.destroy();

      await world().clock.advance(HOUR + 60_000);
      await expect.poll(() => metric("StuckRequests")).toMatchObject([{ OpenRequests: 1, StuckRequests: 0 }]);
      await world().clock.advance(15 * DAY);
      await expect
        .poll(() => metric("StuckRequests").slice(1))
        .toMatchObject([{ OpenRequests: 1, StuckRequests: 1 }]);
      expect(lines().filter(({ stuck }) => typeof stuck === "string")).toMatchObject([
        { level: "WARN", service: "watch", request: id, account: left, stuck: "not-expired" },
      ]);
    });

    it("is told of each alarm in the operators' channel, in words, with the page that says what to do", async () => {
      const ana = here.person("ana");
      const all: readonly Alarm[] = alarms(place, "a1b2c3d4e5");
      const messages = all.map((alarm) =>
        alarmMessage({ AlarmName: physicalName(place, alarm.name), AlarmDescription: descriptionOf(alarm) }),
      );
      const told = await here
        .world()
        .host.invoke(physicalName(place, "alarm-announcer"), snsEvent(...messages));
      expect(told).toEqual({ ok: true, payload: null });
      const posted = (await ana.messages(OPERATORS_CHANNEL))
        .slice(-all.length)
        .map((one) => JSON.stringify(one));
      for (const [index, { name, says, page }] of all.entries()) {
        expect(posted[index]).toContain(physicalName(place, name));
        expect(posted[index]).toContain(JSON.stringify(says).slice(1, -1));
        expect(posted[index]).toContain(`What to do: follow \`docs/runbook/${page}.md\``);
      }
    });

    it("sees no field that is not written down", () => {
      const guide = readFileSync(new URL("../../../../docs/observability.md", import.meta.url), "utf8");
      const fields = new Set(lines().flatMap((line) => Object.keys(line)));
      expect(fields.size).toBeGreaterThan(20);
      for (const field of fields) expect(guide, field).toContain(`\`${field}\``);
    });
  });
}

function never(): never {
  throw new Error("The world has no administrator account.");
}
