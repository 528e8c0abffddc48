/**
 * A value with the readings of it that are still on their way. AWS answers a write before every reader sees
 * it; each version says from when on readers see it (milliseconds since 1970, the world's time). `null`: gone.
 */
export type Versions<Value> = { visibleFrom: number; value: Value | null }[];

/** What was written last, whoever may see it by now. */
export function latest<Value>(versions: Versions<Value> | undefined): Value | undefined {
  return versions?.at(-1)?.value ?? undefined;
}

/** What a reader sees at `now`: of the versions that are out, the one written last. */
export function visible<Value>(versions: Versions<Value> | undefined, now: number): Value | undefined {
  return versions?.findLast((version) => version.visibleFrom <= now)?.value ?? undefined;
}

/** Adds a version and forgets those that nobody can read any more. */
export function written<Value>(
  versions: Versions<Value> | undefined,
  value: Value | undefined,
  now: number,
  visibleFrom: number,
): Versions<Value> {
  const all = [...(versions ?? []), { visibleFrom, value: value ?? null }];
  const seen = all.findLastIndex((version) => version.visibleFrom <= now);
  const kept = all.slice(Math.max(seen, 0));
  return kept.length === 1 && kept[0]?.value === null && seen >= 0 ? [] : kept;
}
