import { describe, expect, it } from "vitest";
import { fleetAccount, withFleet } from "../../seeds/fleet.ts";
import { REGIONS, usePage } from "./use-page.ts";

const FLEET = [1, 2, 3];
const here = usePage({ seed: withFleet(FLEET.length) });
const question = () => here.messages().filter({ hasText: "Security Hub invitation for data-lake" });
const accept = () => question().getByRole("button", { name: "Accept", exact: true });
const confirmation = () => here.dialog("Accept this invitation?");

describe("an invitation, from the first look at the page to its end", () => {
  it("tells a newcomer what to do, and hands over the first command", async () => {
    const log = here.page().getByRole("log", { name: "Messages" });
    await log.getByRole("heading", { name: "Start here" }).waitFor();
    expect(await log.getByRole("listitem").count()).toBe(3);
    await log.getByRole("button", { name: /^\/securityhub invite 222233334444/ }).click();
    expect(await here.composer().inputValue()).toMatch(/^\/securityhub invite 222233334444 /);
    await here.composer().fill("");
  });

  it("is typed with completion, and answered where nobody else reads it", async () => {
    await here.composer().pressSequentially("/inv");
    const offered = here.page().getByRole("listbox", { name: "Commands" }).getByRole("option");
    await offered.getByText("/securityhub invite").waitFor();
    expect(await offered.count()).toBe(1);
    await here.page().keyboard.press("Tab");
    expect(await here.composer().inputValue()).toBe("/securityhub invite ");
    await here.page().keyboard.type("222233334444 Findings for the data audit");
    await here.page().keyboard.press("Enter");
    await here.privateAnswer().getByText("is on its way").waitFor();
    await here.privateAnswer().getByText("@carla").waitFor();
    expect(await here.composer().inputValue()).toBe("");
    for (const region of REGIONS) await here.cell("data-lake", region, "Invited").waitFor();
    await here.state("AwaitDecision: running").waitFor();

    await here.be("Bo Lindqvist");
    await here.conversation("security-ops").click();
    expect(await here.page().getByText("is on its way").count()).toBe(0);
  });

  it("marks whom it is for, and puts the question before them", async () => {
    await here.person("Carla Mendes").getByText("has unread messages").waitFor({ state: "attached" });
    expect(await here.person("Fay Nakamura").getByText("has unread messages").count()).toBe(0);
    await here.be("Carla Mendes");
    await here.conversation("data-lake").click();
    const said = await question().innerText();
    for (const fact of ["222233334444", "999988887777", ...REGIONS, "@ana", "Findings for the data audit"])
      expect(said).toContain(fact);
    expect(said).toContain("Security Hub is turned on where it is off: eu-west-1");
  });

  it("does nothing when the confirmation is denied", async () => {
    await accept().click();
    await confirmation().getByText("in 3 Regions").waitFor();
    await confirmation().getByRole("button", { name: "Not yet" }).click();
    await confirmation().waitFor({ state: "detached" });
    // A press would have been answered by now: the next command's answer comes after it.
    await here.composer().fill("/securityhub status data-lake");
    await here.page().keyboard.press("Enter");
    await here.privateAnswer().getByText("have until").waitFor();
    await accept().waitFor();
    await here.state("AwaitDecision: running").waitFor();
    for (const region of REGIONS) await here.cell("data-lake", region, "Invited").waitFor();
  });

  it("refuses somebody who does not own the account, and only they read it", async () => {
    await here.be("Gus Hartmann");
    await here.conversation("data-lake").click();
    await accept().click();
    await confirmation().getByRole("button", { name: "Accept" }).click();
    await here.privateAnswer().getByText("You are not an owner").waitFor();
    await accept().waitFor();
    await here.be("Carla Mendes");
    await accept().waitFor();
    expect(await here.page().getByText("You are not an owner").count()).toBe(0);
  });

  it("makes the account a member in every Region when its owner accepts", async () => {
    await accept().click();
    await confirmation().getByRole("button", { name: "Accept" }).click();
    for (const region of REGIONS) await here.cell("data-lake", region, "Enabled").waitFor();
    await here.execution().getByText("Succeeded").waitFor();
    await here.state("Done: done").waitFor();
    const accepting = here.state("AcceptInEachRegion: done");
    for (const region of REGIONS) await accepting.getByText(region).waitFor();
    // What was never entered is folded away.
    expect(await here.state("RecordFailure: not entered").count()).toBe(0);

    await question().getByText("is a member in 3 Regions").waitFor();
    const said = await question().innerText();
    expect(said).toContain("@carla accepted");
    for (const region of REGIONS) expect(said).toMatch(new RegExp(`✅ member · ${region}`));
    expect(await question().getByRole("button").count()).toBe(0);

    await here.be("Ana Ferreira");
    await here.conversation("Security Hub").click();
    await here.messages().filter({ hasText: "data-lake (222233334444) is a member in 3 Regions" }).waitFor();
  });

  it("shows every state of the machine to those who ask for it", async () => {
    await here
      .execution()
      .getByText(/other states not entered/)
      .click();
    await here
      .execution()
      .getByRole("list", { name: "Other states" })
      .getByRole("listitem", { name: "RecordFailure: not entered" })
      .waitFor();
  });
});

const list = [
  "Account ID,Email,Owner,Alias",
  ...FLEET.map((one) => `${fleetAccount(one)},fleet-${one}@example.com,U03CARLA,fleet-00${one}`),
  "12345,short@example.com,U03CARLA,",
].join("\r\n");
const questionAboutAll = () => here.messages().filter({ hasText: "Security Hub invitations for 3 accounts" });

describe("a list of accounts, from the form to its members", () => {
  it("keeps the form open as long as it has nothing to check", async () => {
    await here.be("Ana Ferreira");
    await here.conversation("security-ops").click();
    await here.composer().fill("/securityhub bulk");
    await here.page().keyboard.press("Enter");
    const form = here.dialog("Invite many accounts");
    const check = form.getByRole("button", { name: "Check the list" });
    await check.click();
    await form.getByText("Choose a file above, or paste the accounts here").waitFor();
    await form.getByRole("textbox", { name: /pasted/ }).fill("hello world");
    await check.click();
    await form.getByText("names no column with account ids").waitFor();
    expect(await form.getByRole("textbox", { name: /pasted/ }).inputValue()).toBe("hello world");
    await form.getByRole("textbox", { name: /pasted/ }).fill("");
  });

  it("takes a file, says what would come of each row, and begins at a press", async () => {
    const form = here.dialog("Invite many accounts");
    await form
      .locator("input[type=file]")
      .setInputFiles({ name: "accounts.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await form.getByText("accounts.csv").waitFor();
    await form.getByRole("button", { name: "Check the list" }).click();
    await here.dialog("Being checked").getByRole("button", { name: "Close" }).last().click();

    await here.conversation("Security Hub").click();
    const checked = here.messages().filter({ hasText: "Bulk invitation: 4 rows checked" });
    await checked.getByText("3 of 4 rows can be invited in 3 Regions").waitFor();
    expect(await checked.innerText()).toMatch(/Line 5 +12345 is too short/);
    for (const region of REGIONS) await here.cell("fleet-001", region, "Not a member").waitFor();
    await checked.getByRole("button", { name: "Invite 3 accounts" }).click();
    const confirmation = here.dialog("Invite 3 accounts?");
    await confirmation.getByRole("button", { name: "Invite", exact: true }).click();
    const progress = here.messages().filter({ hasText: "Bulk invitation: 3 accounts" });
    await progress.getByText("All invitations are out: none of 3 accounts is a member so far").waitFor();
    await progress.getByText("1 row was left out").waitFor();
  });

  it("asks the owner of all in one message, and takes one answer for all", async () => {
    await here.be("Carla Mendes");
    await here.conversation("Security Hub").click();
    await questionAboutAll().getByRole("button", { name: "Accept all 3" }).click();
    expect(await here.messages().count()).toBe(1);
    const confirmation = here.dialog("Accept 3 invitations?");
    await confirmation.getByRole("button", { name: "Accept all" }).click();
    await here.privateAnswer().getByText("Accepted 3 invitations.").waitFor();
    for (const one of FLEET) {
      for (const region of REGIONS) await here.cell(`fleet-00${one}`, region, "Enabled").waitFor();
    }
    await questionAboutAll().getByText("All of them are settled.").waitFor();
    expect(await questionAboutAll().getByText("a member in every Region").count()).toBe(3);
    expect(await questionAboutAll().getByRole("button").count()).toBe(0);
  });
});
