import type { Aws } from "../aws/aws.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import type { ControlDesk } from "../slack/page/deeds/deed.ts";
import type { Control, DeedResult } from "../slack/page/protocol.ts";
import type { Slack } from "../slack/slack.ts";
import type { Clock } from "../wire/clock.ts";
import { brokenIn } from "./broken.ts";
import { createConsole } from "./console.ts";
import { CLOCK_CONTROLS, troubleControls } from "./control-list.ts";
import { createLinkedRegions } from "./linked-regions.ts";
import { createSlackFaults } from "./slack-faults.ts";
import { createTrouble, type Trouble, wordsOf } from "./trouble.ts";

export interface ControlsOptions {
  clock: Clock;
  seed: WorldSeed;
  aws: Aws;
  setFault: Slack["setFault"];
  /** Called after each change that nobody else would tell the page of. */
  changed(): void;
}

const HOUR = 60 * 60 * 1_000;
/** How often the page hears of the time while the clock is on its way, in milliseconds. */
const TICK = 150;

/** Milliseconds by control. */
const WAYS: Record<string, number> = { "clock-hour": HOUR, "clock-day": 24 * HOUR, "clock-week": 168 * HOUR };
/**
 * What a person at the page can do to the world: move its clock, break and mend what the app leans on, and act in
 * an account's console. Nothing of it is told in Slack: the app has to find out, as it would have to in earnest.
 */
export function createControls(options: ControlsOptions): ControlDesk {
  const { clock, aws, seed, changed } = options;
  const accountConsole = createConsole(aws.url, seed);
  const trouble: Trouble = createTrouble({ seed, aws, accountConsole });
  const linked = createLinkedRegions(seed, aws, accountConsole);
  const troubles = troubleControls(linked.choices);
  const faults = createSlackFaults(options.setFault, clock, changed);
  let moving: { from: string; until: string } | undefined;

  const move = async (milliseconds: number): Promise<DeedResult> => {
    if (moving) return { ok: false, error: "The clock is on its way already; wait until it has arrived." };
    const from = clock.now().getTime();
    const iso = (time: number) => new Date(time).toISOString();
    moving = { from: iso(from), until: iso(from + milliseconds) };
    changed();
    const telling = setInterval(changed, TICK);
    try {
      await clock.advance(milliseconds);
    } finally {
      clearInterval(telling);
      moving = undefined;
      changed();
    }
    return { ok: true };
  };

  return {
    state: () => ({
      clock: CLOCK_CONTROLS,
      trouble: troubles,
      broken: [...brokenIn(seed, aws), ...faults.broken()],
      ...(moving ? { moving } : {}),
    }),
    async perform({ control, account = "", region, choice = "" }: Control) {
      const way = WAYS[control];
      if (way !== undefined) return move(way);
      let refused: string | undefined;
      if (control === "slack-refuses") faults.refuse(choice);
      else if (control === "slack-obeys") faults.mend(choice);
      else if (control === "region-link" || control === "region-unlink") {
        refused = await linked
          .set(choice, control === "region-link")
          .catch((problem: unknown) => `Refused: ${wordsOf(problem)}.`);
      } else refused = await trouble(control, account, region);
      changed();
      return refused === undefined ? { ok: true } : { ok: false, error: refused };
    },
  };
}
