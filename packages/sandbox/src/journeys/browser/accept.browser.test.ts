import { describe, expect, it } from "vitest";
import { REGIONS, usePage } from "./use-page.ts";

const here = usePage();
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
