import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchChromium } from "../../world/browser.ts";
import { createWorld, type World, type WorldOptions } from "../../world/world.ts";
import { IN_JOURNEYS } from "../use-world.ts";
import { watchForTrouble, whatIsTooWide } from "./trouble.ts";

/** The page of a world in a real browser, with its parts by the names that a person or a screen reader goes by. */
export interface PageInTest {
  world(): World;
  page(): Page;
  /** Becomes somebody else by a click in the list. */
  be(realName: string): Promise<void>;
  person(realName: string): Locator;
  conversation(name: string): Locator;
  composer(): Locator;
  /** Messages of the open conversation. */
  messages(): Locator;
  /** The last message that only this person sees. */
  privateAnswer(): Locator;
  dialog(name: string): Locator;
  cell(account: string, region: string, standing: string): Locator;
  state(label: string): Locator;
  execution(): Locator;
}

export const REGIONS = ["us-east-1", "eu-west-1", "ap-southeast-2"];

/** One world and one page for a test file. After each test nothing must have gone wrong or grown too wide. */
export function usePage(options: Pick<WorldOptions, "seed"> = {}): PageInTest {
  let world: World | undefined;
  let browser: Browser | undefined;
  let page: Page | undefined;
  let troubles: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
    world = await createWorld({ ...IN_JOURNEYS, page: true, ...options });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
    // Other tests want the cores as well.
    page.setDefaultTimeout(30_000);
    troubles = watchForTrouble(page);
    await page.goto(world.ready.page);
  });
  afterEach(async () => {
    expect(await whatIsTooWide(here())).toEqual([]);
    expect(troubles.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  const here = () => {
    if (!page) throw new Error("The page is not open.");
    return page;
  };
  const rail = () => here().getByRole("navigation", { name: "Workspace" });
  const person = (realName: string) =>
    rail()
      .getByRole("region", { name: "You are" })
      .getByRole("button", { name: new RegExp(`^${realName}`) });
  const messages = () => here().getByRole("log", { name: "Messages" }).getByRole("article");
  const execution = () => here().getByRole("region", { name: "State machine" });
  return {
    world() {
      if (!world) throw new Error("The world is not up.");
      return world;
    },
    page: here,
    person,
    async be(realName) {
      await person(realName).click();
      await rail()
        .getByRole("button", { name: new RegExp(`^${realName}`), pressed: true })
        .waitFor();
      // The server's word on what this person sees comes a moment after the click.
      await here().locator("[aria-busy=true]").waitFor({ state: "detached" });
    },
    conversation: (name) =>
      rail()
        .getByRole("region", { name: /Channels|Direct messages/ })
        .getByRole("button", { name: new RegExp(`^${name}`) }),
    composer: () => here().getByRole("textbox", { name: "Message" }),
    messages,
    privateAnswer: () => messages().filter({ hasText: "Only visible to you" }).last(),
    dialog: (name) => here().getByRole("dialog", { name }),
    cell: (account, region, standing) =>
      here()
        .getByRole("table", { name: "Accounts by Region" })
        .getByRole("cell", { name: `${account} ${region}: ${standing}`, exact: true }),
    execution,
    state: (label) =>
      execution()
        .getByRole("list", { name: "States", exact: true })
        .getByRole("listitem", { name: label, exact: true }),
  };
}
