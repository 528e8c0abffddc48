import { mkdirSync, statSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { launchChromium } from "./browser.ts";
import { submitOnly } from "./forms.ts";
import { type Actor, actorOn, buttonsOf } from "./person.ts";
import { createWorld, type World } from "./world.ts";

/** `npm run screenshot`: the picture of the practice world, taken from the running page at a telling moment. */
const FILE = fileURLToPath(new URL("../../../../docs/practice-world.png", import.meta.url));
const SIZE = { width: 1440, height: 900 };
const MOST_BYTES = 400_000;
const MEMBER = "111122223333";
const DECLINING = "123412341234";
const WAITING = "222233334444";

const browser = await launchChromium();
try {
  const world = await createWorld();
  try {
    await play(world);
    const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1, reducedMotion: "reduce" });
    await lookAsOwner(page, world);
    mkdirSync(dirname(FILE), { recursive: true });
    await page.screenshot({ path: FILE });
  } finally {
    await world.close();
  }
} finally {
  await browser.close();
}
const bytes = statSync(FILE).size;
console.log(`${relative(process.cwd(), FILE)}, ${SIZE.width} × ${SIZE.height}, ${bytes} bytes`);
if (bytes > MOST_BYTES) throw new Error(`The picture has ${bytes} bytes; ${MOST_BYTES} are allowed.`);

/** One account becomes a member, one owner declines, one is asked and has not answered. */
async function play(world: World): Promise<void> {
  const actor = (name: string): Actor => {
    const person = world.ready.people.find((someone) => someone.name === name);
    if (!person) throw new Error(`The picture needs ${name} of the practice seed.`);
    return actorOn(world.ready.page, person.id);
  };
  const [ana, bo, carla, deniz] = [actor("ana"), actor("bo"), actor("carla"), actor("deniz")];
  await ask(ana, `${MEMBER} Card data findings in one place`);
  const first = await question(carla, MEMBER);
  await carla.press(first.place, first.message, "Accept");
  await stands(world, ana, MEMBER, "Enabled");
  await ask(bo, `${DECLINING} Before the campaign starts`);
  const second = await question(deniz, DECLINING);
  await deniz.press(second.place, second.message, "Decline");
  await submitOnly(deniz, "The site is being sold in December");
  await stands(world, ana, DECLINING, "Resigned");
  await ask(ana, `${WAITING} The auditors want one list of findings by Friday`);
  await question(carla, WAITING);
}

async function ask(who: Actor, account: string): Promise<void> {
  const done = await who.say("security-ops", `/securityhub invite ${account}`);
  if (!done.ok) throw new Error(done.error);
}

function question(who: Actor, account: string) {
  return who.waitFor(`the question about ${account}`, ({ conversations }) => {
    for (const { id, messages } of conversations) {
      const message = messages.find(
        (message) => message.text.includes(account) && buttonsOf(message).length > 0,
      );
      if (message) return { place: id, message };
    }
    return undefined;
  });
}

function stands(world: World, who: Actor, account: string, status: string) {
  return who.waitFor(`${account} ${status} in every Region`, (state) => {
    const cells = state.world?.accounts.find(({ id }) => id === account)?.cells ?? {};
    const over = state.world?.executions.every(({ status }) => status !== "RUNNING");
    return over && world.ready.regions.every((region) => cells[region]?.status === status)
      ? cells
      : undefined;
  });
}

/** Carla has the question before her: what accepting means, and the buttons. */
async function lookAsOwner(page: Page, world: World): Promise<void> {
  const carla = world.ready.people.find(({ name }) => name === "carla");
  await page.goto(`${world.ready.page}/?person=${carla?.id}`);
  await page.getByRole("button", { name: /^data-lake/ }).click();
  await page.getByRole("button", { name: "Accept", exact: true }).waitFor();
  await page.getByRole("listitem", { name: "AwaitDecision: running" }).waitFor();
  await page.evaluate("document.fonts.ready");
}
