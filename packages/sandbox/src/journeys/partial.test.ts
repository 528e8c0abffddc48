import { describe, expect, it } from "vitest";
import { EXTERNAL_ID, MEMBER_ROLE_NAME, memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import { membersOf } from "../world/outcome.ts";
import { roleFencedIn } from "./fenced-role.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld();

describe("a Region that fails", () => {
  it("leaves the others done, and the request says which failed and why", async () => {
    here.world().aws.directory.putRole("111122223333", roleFencedIn("ap-southeast-2"));

    const carla = here.person("carla");
    const id = await here.invite("111122223333");
    const { conversation, message } = await here.question(carla);
    await carla.press(conversation, message, "Accept");
    const request = await here.untilOver(id);

    expect(request.status).toBe("partial");
    expect(request.outcomes["ap-southeast-2"]).toMatchObject({
      step: "failed",
      during: "accept",
      failure: { name: "AccessDenied", message: expect.stringContaining("AcceptAdministratorInvitation") },
    });
    expect((await membersOf(here.world()))["111122223333"]).toEqual({
      "us-east-1": "Enabled",
      "eu-west-1": "Enabled",
      "ap-southeast-2": "Invited",
    });
    const after = (await carla.messages(conversation)).find(({ ts }) => ts === message.ts);
    const shown = JSON.stringify(after?.blocks);
    expect(shown).toContain("ap-southeast-2");
    expect(shown).toMatch(/not allowed|denie|permission/i);
    const failed = (await here.history().events(id)).find(({ type }) => type === "region-failed");
    expect(failed?.awsRequestIds?.length).toBeGreaterThan(0);
  });

  it("a role that knows only the legacy name fails in every Region, and the request with it", async () => {
    const fay = here.person("fay");
    const id = await here.invite("777788889999");
    const { conversation, message } = await here.question(fay);
    await fay.press(conversation, message, "Accept");
    const request = await here.untilOver(id);
    expect(request.status).toBe("failed");
    const failures = Object.values(request.outcomes).map(({ failure }) => failure?.name);
    expect(failures).toEqual(["AccessDenied", "AccessDenied", "AccessDenied"]);
  });

  it("a role that was swapped between asking and accepting is not used for any write", async () => {
    const deniz = here.person("deniz");
    const id = await here.invite("333344445555");
    const { conversation, message } = await here.question(deniz);
    here.world().aws.directory.deleteRole("333344445555", MEMBER_ROLE_NAME);
    const role = memberRole(ADMINISTRATOR, READY_POLICY);
    const statement = role.trust.Statement[0] as { Condition: unknown };
    statement.Condition = { StringEquals: { "sts:ExternalId": `not-${EXTERNAL_ID}` } };
    here.world().aws.directory.putRole("333344445555", role);
    await deniz.press(conversation, message, "Accept");
    const request = await here.untilOver(id);
    expect(request.status).toBe("failed");
    for (const { failure } of Object.values(request.outcomes)) expect(failure?.name).toBe("RoleNotAssumable");
    expect((await membersOf(here.world()))["333344445555"]).toEqual({
      "us-east-1": "Invited",
      "eu-west-1": "Invited",
      "ap-southeast-2": "Invited",
    });
  });
});
