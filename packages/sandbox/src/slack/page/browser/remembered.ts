/** What this browser remembers between visits: who you were, what you had open, what you have read. */
const inMemory = new Map<string, string>();
const PREFIX = "practice-workspace:";

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? inMemory.get(key);
  } catch {
    // A browser may forbid storage to this page; then it remembers until it is closed.
    return inMemory.get(key);
  }
}

export function remember(key: string, value: string): void {
  inMemory.set(key, value);
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // As above: kept in memory only.
  }
}
