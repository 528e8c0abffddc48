import { eventSchema, type RequestEvent } from "@invitations/core/request/event";
import { foldAll } from "@invitations/core/request/fold";
import { anEvent } from "@invitations/core/request/testing";
import type { Bench } from "../bench.ts";

const EVENTS = 200;
const REGIONS = Array.from({ length: 34 }, (_, at) => `region-${at}`);
const inEach = (event: (region: string) => RequestEvent) => REGIONS.map(event);

/** A request in every Region, and people who pressed without being asked. */
function manyEvents(): RequestEvent[] {
  const before: RequestEvent[] = [
    anEvent("requested"),
    anEvent("regions-found", { homeRegion: "region-0", regions: REGIONS }),
    anEvent("examined"),
    ...inEach((region) => anEvent("region-invited", { region })),
    anEvent("decision-awaited"),
    anEvent("owner-asked"),
  ];
  const after: RequestEvent[] = [
    anEvent("decided"),
    ...inEach((region) => anEvent("region-accepted", { region })),
    ...inEach((region) => anEvent("region-enabled", { region })),
    anEvent("completed"),
  ];
  const between = EVENTS - before.length - after.length;
  return [...before, ...Array.from({ length: between }, () => anEvent("press-refused")), ...after];
}

/** What reading a history's request from its events comes to. */
export const fold: Bench = {
  name: `folding ${EVENTS} events of a request`,
  unit: "parsing the same events",
  budget: { time: 50, memory: 80 },
  async open() {
    const events = manyEvents();
    const texts = events.map((event) => JSON.stringify(event));
    return {
      work: {
        run() {
          if (foldAll(events).version !== EVENTS) throw new Error("Not every event was folded.");
        },
      },
      unit: { times: 5, run: () => texts.map((text) => eventSchema.parse(JSON.parse(text))) },
    };
  },
};
