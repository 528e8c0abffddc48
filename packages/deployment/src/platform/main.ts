import { parseArgs } from "node:util";
import { ensurePlatform } from "./fetch.ts";

/** `npm run platform`: has SST's platform in `.sst`; does nothing where it is there already. */
try {
  parseArgs({ options: {} });
  await ensurePlatform();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
