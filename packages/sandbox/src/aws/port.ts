/** Reads a port from the command line; throws a sentence for anything else. 0 means any free one. */
export function readPort(given: string): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 to 65535 (0: any free port), not "${given}".`);
}
