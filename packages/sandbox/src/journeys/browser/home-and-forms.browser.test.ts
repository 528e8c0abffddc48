import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { actorOn } from "../../world/person.ts";
import { REGIONS, usePage } from "./use-page.ts";

const here = usePage();
const home = () => here.page().getByRole("region", { name: "App Home" });
const tab = (name: string) => here.page().getByRole("tab", { name });

/** Looks at somebody's Home tab, as it is drawn from now on. */
async function lookAtHome(realName: string): Promise<void> {
  await here.be(realName);
  await here.conversation("Security Hub").click();
  await tab("Messages").click();
  await tab("Home").click();
  await home().locator("[aria-busy=true]").waitFor({ state: "detached" });
}

describe("the Home tab", () => {
  it("shows nothing to do where nothing is, and what then", async () => {
    await lookAtHome("Gus Hartmann");
    await home().getByText("Nothing waits for your answer.").waitFor();
    await home().getByText("You are not an owner of any account here.").waitFor();
  });

  it("shows what somebody asked for, and until it is decided a way to take it back", async () => {
    await actorOn(here.world().ready.page, "U01ANA").say(
      "security-ops",
      "/securityhub invite 111122223333 Findings in one place",
    );
    for (const region of REGIONS) await here.cell("payments-prod", region, "Invited").waitFor();
    await here.state("AwaitDecision: running").waitFor();
    await lookAtHome("Ana Ferreira");
    await home().getByRole("heading", { name: "You asked for" }).waitFor();
    await home().getByText("The invitation of payments-prod (111122223333) waits for an answer.").waitFor();
    await home().getByRole("button", { name: "Cancel request" }).waitFor();
    await home().getByRole("heading", { name: "Open requests: 1" }).waitFor();
  });

  it("lets an owner accept from there, and is drawn anew", async () => {
    await lookAtHome("Carla Mendes");
    await home().getByRole("heading", { name: "Waiting for you: 1" }).waitFor();
    await home().getByRole("button", { name: "Accept", exact: true }).click();
    await here.dialog("Accept this invitation?").getByRole("button", { name: "Accept" }).click();
    await home().getByText("Nothing waits for your answer.").waitFor();
    // Each of her accounts has a page of its own; nothing else is to be pressed.
    expect(await home().getByRole("button").allInnerTexts()).toEqual(["Open", "Open"]);
    for (const region of REGIONS) await here.cell("payments-prod", region, "Enabled").waitFor();
    await here.state("Done: done").waitFor();
    await tab("Messages").click();
    await here.messages().getByText("Accepted. I am working through 3 Regions").waitFor();
  });

  it("draws where each account stands in squares, and says in words what they mean", async () => {
    await lookAtHome("Carla Mendes");
    await home().getByText("2 accounts in 3 Regions: 1 is a member in every Region, 1 in none").waitFor();
    expect(await home().locator("pre").innerText()).toBe("data-lake      ⬜⬜⬜\npayments-prod  🟩🟩🟩");
    await home()
      .getByText("Each square is a Region, from left to right: ap-southeast-2, eu-west-1, us-east-1.")
      .waitFor();
    await home().getByText("🟩 Enabled").waitFor();

    await lookAtHome("Ana Ferreira");
    await home()
      .getByText(
        "The invitation of payments-prod (111122223333) is done: the account is a member in every Region.",
      )
      .waitFor();
    expect(await home().getByRole("button", { name: "Cancel request" }).count()).toBe(0);
  });
});

describe("the form for an invitation, and a decline", () => {
  it("opens for the bare command, and shows what is wrong under the field", async () => {
    await here.be("Ana Ferreira");
    await here.conversation("security-ops").click();
    await here.composer().fill("/securityhub invite");
    await here.page().keyboard.press("Enter");
    const form = here.dialog("Invite an account");
    const account = form.getByRole("textbox", { name: "Account id" });
    await account.fill("12341234123");
    await form.getByRole("button", { name: "Invite", exact: true }).click();
    await form.getByText("is too short for an account id, which has 12 digits").waitFor();
    expect(await account.getAttribute("aria-invalid")).toBe("true");
    expect(await described(account)).toContain("12341234123 is too short");
    expect(await account.inputValue()).toBe("12341234123");

    await account.fill("123412341234");
    expect(await form.getByText("is too short").count()).toBe(0);
    await form.getByRole("textbox", { name: "Reason" }).fill("Joining the audit");
    await form.getByRole("button", { name: "Invite", exact: true }).click();
    const answer = here.dialog("On its way");
    await answer.getByText("123412341234").waitFor();
    await here.page().keyboard.press("Escape");
    await answer.waitFor({ state: "detached" });
    for (const region of REGIONS) await here.cell("marketing-site", region, "Invited").waitFor();
  });

  it("is declined with a reason, which the one who asked reads", async () => {
    await here.be("Deniz Aydin");
    await here.conversation("Security Hub").click();
    const question = here.messages().filter({ hasText: "Security Hub invitation for marketing-site" });
    await question.getByRole("button", { name: "Decline", exact: true }).click();
    const form = here.dialog("Decline invitation");
    await form.getByRole("textbox", { name: "Reason" }).fill("The site is being sold in December");
    await form.getByRole("button", { name: "Decline", exact: true }).click();
    await here.dialog("Declined").getByRole("button", { name: "Close" }).click();
    for (const region of REGIONS) await here.cell("marketing-site", region, "Resigned").waitFor();
    await question.getByText("Nothing was accepted").waitFor();
    expect(await question.getByRole("button").count()).toBe(0);

    await here.be("Ana Ferreira");
    await here.conversation("Security Hub").click();
    const told = here.messages().filter({ hasText: "declined the invitation of marketing-site" });
    await told.getByText("The site is being sold in December").waitFor();
  });

  it("answers a command that there is not", async () => {
    await here.conversation("security-ops").click();
    await here.composer().fill("/securityhub inivte 123412341234");
    await here.page().keyboard.press("Enter");
    await here.privateAnswer().getByText("I do not know the command").waitFor();
    await here.privateAnswer().getByText("/securityhub invite").waitFor();
  });
});

describe("the keyboard alone", () => {
  it("asks, answers and confirms", async () => {
    const { keyboard } = here.page();
    await here.composer().focus();
    await keyboard.type("/securityhub invite 333344445555 Findings in one place");
    await keyboard.press("Enter");
    await here.person("Deniz Aydin").getByText("has unread messages").waitFor({ state: "attached" });

    await tabTo(here.person("Deniz Aydin"), "Shift+Tab");
    await keyboard.press("Enter");
    await tabTo(here.conversation("Security Hub"));
    await keyboard.press("Enter");
    const question = here.messages().filter({ hasText: "Security Hub invitation for mobile-staging" });
    const accept = question.getByRole("button", { name: "Accept", exact: true });
    await accept.waitFor();
    await tabTo(accept);
    await keyboard.press("Enter");
    const confirmation = here.dialog("Accept this invitation?");
    await confirmation.waitFor();
    await keyboard.press("Escape");
    await confirmation.waitFor({ state: "detached" });
    await here.cell("mobile-staging", "us-east-1", "Invited").waitFor();
    expect(await isFocused(accept)).toBe(true);
    await keyboard.press("Enter");
    await confirmation.waitFor();
    await tabTo(confirmation.getByRole("button", { name: "Accept" }));
    await keyboard.press("Enter");
    for (const region of REGIONS) await here.cell("mobile-staging", region, "Enabled").waitFor();
    await question.getByText("is a member in 3 Regions").waitFor();
  });
});

describe("a page in long use", () => {
  it("puts an account's id into the message", async () => {
    await here.be("Ana Ferreira");
    await here.conversation("security-ops").click();
    await here.composer().fill("/securityhub status ");
    await here.page().getByRole("button", { name: "111122223333" }).click();
    expect(await here.composer().inputValue()).toBe("/securityhub status 111122223333 ");
    await here.page().keyboard.press("Enter");
    await here.privateAnswer().getByText("payments-prod").first().waitFor();
  });

  it("stays at the newest of many messages, and tells a reader further up of new ones", async () => {
    const message = (count: number) => here.messages().filter({ hasText: `Message number ${count}.` });
    const ana = actorOn(here.world().ready.page, "U01ANA");
    for (let count = 1; count < 60; count += 1) await ana.say("security-ops", `Message number ${count}.`);
    await here.composer().fill("Message number 60.");
    await here.page().keyboard.press("Enter");
    await message(60).waitFor();
    await expect.poll(() => isInView(message(60))).toBe(true);
    expect(await isInView(message(1))).toBe(false);

    await here.be("Bo Lindqvist");
    await here.conversation("security-ops").click();
    await expect.poll(() => isInView(message(60))).toBe(true);
    await here.page().getByRole("log", { name: "Messages" }).hover();
    await here.page().mouse.wheel(0, -800);
    await expect.poll(() => isInView(message(60))).toBe(false);
    await ana.say("security-ops", "Message number 61.");
    await here.page().getByRole("button", { name: "New messages" }).click();
    await expect.poll(() => isInView(message(61))).toBe(true);
  });

  it("offers nobody who has been deactivated", async () => {
    here.world().slack.setDeactivated("U06FAY", true);
    await here.person("Fay Nakamura").waitFor({ state: "detached" });
    await here.person("Gus Hartmann").waitFor();
  });
});

/** Presses Tab until the focus is there. */
async function tabTo(target: Locator, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await isFocused(target)) return;
    await here.page().keyboard.press(key);
  }
  throw new Error(`80 times ${key} did not lead to ${target}.`);
}

async function isFocused(target: Locator): Promise<boolean> {
  return (await target.and(here.page().locator(":focus")).count()) === 1;
}

/** Whether it stands within what its log shows. */
async function isInView(message: Locator): Promise<boolean> {
  const frame = await here.page().getByRole("log", { name: "Messages" }).boundingBox();
  const box = await message.boundingBox();
  if (!frame || !box) throw new Error("The log or the message is not drawn.");
  return box.y >= frame.y - 1 && box.y + box.height <= frame.y + frame.height + 1;
}

/** The texts that describe a field to a screen reader. */
async function described(field: Locator): Promise<string> {
  const ids = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
  const texts = ids.map((id) => here.page().locator(`[id="${id}"]`).innerText());
  return (await Promise.all(texts)).join(" ");
}
