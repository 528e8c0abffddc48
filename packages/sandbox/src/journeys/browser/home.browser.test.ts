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
