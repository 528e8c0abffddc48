import { describe, expect, it } from "vitest";
import { memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld();

describe("an account that cannot become a member", () => {
  it.each([
    ["444455556666", "other-administrator", /202020202020/],
    ["555566667777", "is-administrator", /administrator/],
    ["666677778888", "role-not-assumable", /SecurityHubInvitationMember/],
    ["888899990000", "organization-managed", /o-practice01/],
  ])("%s is refused: %s", async (account, blocker, words) => {
    const ana = here.person("ana");
    const id = await here.invite(account);
    const request = await here.untilOver(id);
    expect(request).toMatchObject({ status: "blocked", blockers: [{ blocker }] });
    const told = (await ana.sees()).conversations.find(({ kind }) => kind === "direct");
    expect(JSON.stringify(told?.messages.at(-1))).toMatch(words);
    // Nobody was added, invited or asked.
    const writes = here
      .world()
      .aws.gateway.requests()
      .filter(
        ({ service, operation }) =>
          service === "securityhub" &&
          /^(Create|Invite|Delete|Disassociate|Accept|Decline|Enable)/.test(operation ?? ""),
      );
    expect(writes).toEqual([]);
    const owner = here.person(account === "888899990000" ? "fay" : "emeka");
    expect((await owner.sees()).conversations.flatMap(({ messages }) => messages)).toEqual([]);
  });

  it("an account that hides its organization from a delegated administrator is not invited unasked", async () => {
    const { directory } = here.world().aws;
    const actions = READY_POLICY.filter((action) => !action.startsWith("organizations:"));
    directory.putRole("111122223333", memberRole("111122223333", ADMINISTRATOR, actions));
    const request = await here.untilOver(await here.invite("111122223333"));
    expect(request).toMatchObject({
      status: "blocked",
      blockers: [{ blocker: "organization-unknown" }],
      examination: { regions: { "us-east-1": { hub: "on", config: "recording" } } },
    });
  });

  it("is free for another request afterwards", async () => {
    const id = await here.invite("444455556666");
    expect((await here.untilOver(id)).status).toBe("blocked");
    expect((await here.history().account("444455556666"))?.openRequest).toBeUndefined();
  });
});
