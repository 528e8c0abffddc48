import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Nothing but the page: no updates, no background traffic, no graphics card. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium of this machine, without a window. Throws a sentence that says how to name another one. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no Chromium at ${executablePath}. Install one, or name its program in the environment variable CHROMIUM.`,
    );
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
