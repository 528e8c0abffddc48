import { type HeapProfiler, Session } from "node:inspector/promises";
import type { Meters } from "./bench.ts";

/** Bytes between two samples: small enough for work of some hundred kilobytes. */
const INTERVAL = 4_096;

/** The clock of this process, and V8's sampling of its heap. */
export const meters: Meters = {
  now: () => performance.now(),
  async allocatedBy(work) {
    const session = new Session();
    session.connect();
    try {
      await session.post("HeapProfiler.startSampling", {
        samplingInterval: INTERVAL,
        // What was thrown away meanwhile had to be allocated too.
        includeObjectsCollectedByMajorGC: true,
        includeObjectsCollectedByMinorGC: true,
      });
      await work();
      const { profile } = await session.post("HeapProfiler.stopSampling");
      return sizeOf(profile.head);
    } finally {
      session.disconnect();
    }
  },
};

function sizeOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}
