import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal, type Started, startWorkspace } from "../testing/start-workspace.ts";

describe("user groups through the real client", () => {
  let world: Started;
  beforeAll(async () => {
    world = await startWorkspace({
      userGroups: [
        { id: "S00SEC", handle: "security", name: "Security team", users: ["U00ANA"] },
        { id: "S00OLD", handle: "old-team", name: "Old team", users: ["U00BEN"], disabled: true },
      ],
    });
  });
  afterAll(() => world.stop());

  it("lists them, with members and disabled ones where asked", async () => {
    const plain = await world.client.usergroups.list();
    expect(plain.usergroups?.map(({ id, handle, users }) => [id, handle, users])).toEqual([
      ["S00SEC", "security", undefined],
    ]);
    const all = await world.client.usergroups.list({
      include_users: true,
      include_count: true,
      include_disabled: true,
    });
    expect(all.usergroups?.map(({ id, users, user_count }) => [id, users, user_count])).toEqual([
      ["S00SEC", ["U00ANA"], 1],
      ["S00OLD", ["U00BEN"], 1],
    ]);
  });

  it("says who is in one", async () => {
    const { list } = world.client.usergroups.users;
    expect((await list({ usergroup: "S00SEC" })).users).toEqual(["U00ANA"]);
    expect((await list({ usergroup: "S00OLD", include_disabled: true })).users).toEqual(["U00BEN"]);
    expect((await refusal(list({ usergroup: "S00OLD" }))).error).toBe("no_such_subteam");
    expect((await refusal(list({ usergroup: "S00NONE" }))).error).toBe("no_such_subteam");
  });

  it("mentions them by their handle", async () => {
    await world.deed("say", { person: "U00ANA", conversation: "C00OPS", text: "ask @security, please" });
    expect(world.slack.messages("C00OPS").at(-1)).toMatchObject({
      text: "ask <!subteam^S00SEC|@security>, please",
      notifies: ["S00SEC"],
    });
  });

  it("refuses a group of people who are not here", async () => {
    const userGroups = [{ id: "S1", handle: "ghosts", name: "Ghosts", users: ["U00DORA"] }];
    await expect(startWorkspace({ userGroups })).rejects.toThrow(/@ghosts names people.*U00DORA/);
  });
});
