import { describe, expect, it } from "vitest";
import { fleetAccount, withFleet } from "../../seeds/fleet.ts";
import { REGIONS, usePage } from "./use-page.ts";

const FLEET = [1, 2, 3];
const here = usePage({ seed: withFleet(FLEET.length) });
const list = [
  "Account ID,Email,Owner,Alias",
  ...FLEET.map((one) => `${fleetAccount(one)},fleet-${one}@example.com,U03CARLA,fleet-00${one}`),
  "12345,short@example.com,U03CARLA,",
].join("\r\n");
const question = () => here.messages().filter({ hasText: "Security Hub invitations for 3 accounts" });

describe("a list of accounts, from the form to its members", () => {
  it("keeps the form open as long as it has nothing to check", async () => {
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
    await question().getByRole("button", { name: "Accept all 3" }).click();
    expect(await here.messages().count()).toBe(1);
    const confirmation = here.dialog("Accept 3 invitations?");
    await confirmation.getByRole("button", { name: "Accept all" }).click();
    await here.privateAnswer().getByText("Accepted 3 invitations.").waitFor();
    for (const one of FLEET) {
      for (const region of REGIONS) await here.cell(`fleet-00${one}`, region, "Enabled").waitFor();
    }
    await question().getByText("All of them are settled.").waitFor();
    expect(await question().getByText("a member in every Region").count()).toBe(3);
    expect(await question().getByRole("button").count()).toBe(0);
  });
});
