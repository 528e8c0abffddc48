import type { AwsSeed, RegionSeed } from "../seeds/seed.ts";
import type { Clock } from "../wire/clock.ts";
import { createSnapshot } from "../wire/snapshot.ts";

/** Whether AWS Config records in an account and Region: there is a recorder and it runs, it is stopped, or none. */
export type Recording = RegionSeed["config"];

/** A customer-managed configuration recorder; `none` has no such record. */
export interface Recorder {
  accountId: string;
  region: string;
  recording: boolean;
  /** ISO 8601. */
  lastStart: string;
  /** ISO 8601; absent for a recorder that has never been stopped. */
  lastStop?: string;
}

export interface Recorders {
  get(accountId: string, region: string): Recorder | undefined;
  /** Starts, stops or removes the recorder, for practice. Throws for an account or Region that is not there. */
  set(accountId: string, region: string, recording: Recording): void;
  /** Writes what has changed at once; to be called when the world stops. */
  flush(): void;
}

export interface RecordersOptions {
  seed: AwsSeed;
  clock: Clock;
  /** Changed recorders are kept in this file; left out: nothing is kept. */
  file?: string;
}

/** What has been changed by `account/Region`; `null` for a recorder that is gone. */
type Changes = Record<string, Recorder | null>;

export function createRecorders({ seed, clock, file }: RecordersOptions): Recorders {
  const recorders = new Map<string, Recorder | null>();
  const changed = new Set<string>();
  const snapshot = createSnapshot<Changes>(file, () =>
    Object.fromEntries([...changed].map((place) => [place, recorders.get(place) ?? null])),
  );
  const began = clock.now().toISOString();
  for (const account of seed.accounts)
    for (const [region, { config }] of Object.entries(account.regions))
      recorders.set(placeOf(account.id, region), seeded(account.id, region, config, began));
  for (const [place, recorder] of Object.entries(snapshot.load() ?? {})) {
    recorders.set(place, recorder);
    changed.add(place);
  }

  return {
    get: (accountId, region) => recorders.get(placeOf(accountId, region)) ?? undefined,
    set(accountId, region, recording) {
      const place = placeOf(accountId, region);
      const standing = recorders.get(place);
      if (standing === undefined)
        throw new Error(`The practice world has no account ${accountId} with the Region ${region}.`);
      recorders.set(place, changedTo(recording, standing, { accountId, region }, clock.now().toISOString()));
      changed.add(place);
      snapshot.changed();
    },
    flush: () => snapshot.flush(),
  };
}

function placeOf(accountId: string, region: string): string {
  return `${accountId}/${region}`;
}

function seeded(accountId: string, region: string, config: Recording, at: string): Recorder | null {
  if (config === "none") return null;
  const recorder = { accountId, region, recording: true, lastStart: at };
  return config === "recording" ? recorder : { ...recorder, recording: false, lastStop: at };
}

function changedTo(
  recording: Recording,
  standing: Recorder | null,
  place: { accountId: string; region: string },
  now: string,
): Recorder | null {
  if (recording === "none") return null;
  const recorder = standing ?? { ...place, recording: false, lastStart: now };
  if (recording === "recording") return { ...recorder, recording: true, lastStart: now };
  return { ...recorder, recording: false, lastStop: now };
}
