import { enterAccount } from "@invitations/core/testing";
import { reportOf } from "@invitations/core/transition/report";
import { aTransition, INSIDE, OUTSIDE } from "@invitations/core/transition/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOME, LINKED } from "./testing/far-side.ts";
import { createStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => stage.clearScene());
afterAll(() => stage?.close());

const ASKER = "U01ANA";
let count = 0;
/** Begins the errand, and gives its id once its execution has ended as it should. */
async function run(end: "SUCCEEDED" | "FAILED"): Promise<string> {
  count += 1;
  const id = `transition-${ASKER}-${count}`;
  const { started } = await stage.workflow.startErrand({ kind: "transition", id, input: { asker: ASKER } });
  expect(started).toBe(true);
  expect(await stage.endOfErrand("transition", id)).toBe(end);
  return id;
}
const report = async (id: string) => reportOf((await stage.history.report(id)) ?? []);

describe("the transition machine", () => {
  it("looks at every Region and the organization, keeps the report, and sends it to whoever asked", async () => {
    const { at: _at, lists: _lists, aliases: _aliases, ...organization } = aTransition();
    stage.far.organization = organization;
    stage.far.members = {
      [HOME]: [{ account: INSIDE, status: "Enabled" }],
      [LINKED]: [{ account: OUTSIDE, status: "Invited" }],
    };
    await enterAccount(stage.history, { id: INSIDE, alias: "payments-prod", owners: [] });
    const id = await run("SUCCEEDED");
    expect(stage.far.calls.toSorted()).toEqual(
      ["regions", `organization ${HOME}`, `members ${HOME}`, `members ${LINKED}`].toSorted(),
    );
    expect((await report(id)).accounts).toEqual([
      {
        id: INSIDE,
        alias: "payments-prod",
        standing: "in-organization",
        fate: "organization-member",
        statuses: { [HOME]: "Enabled" },
      },
      {
        id: OUTSIDE,
        standing: "in-other-or-none",
        fate: "needs-an-invitation",
        statuses: { [LINKED]: "Invited" },
      },
    ]);
    expect(stage.told).toEqual([`reportTransition organization-member,needs-an-invitation to ${ASKER}`]);
  });

  it("carries nothing but the errand through the machine, however many accounts there are", async () => {
    stage.far.members = {
      [HOME]: Array.from({ length: 1_000 }, (_, at) => ({
        account: String(700_000_000_000 + at),
        status: "Enabled" as const,
      })),
    };
    const id = await run("SUCCEEDED");
    expect((await report(id)).accounts).toHaveLength(1_000);
    const payloads = stage.practice.calls.filter(([, { errand }]) => errand === id);
    expect(payloads.map(([, payload]) => payload)).toEqual(
      ["survey-transition", "announce-transition"].map((step) => ({
        step,
        execution: expect.stringContaining(`:transition:${id}`),
        errand: id,
        input: { asker: ASKER },
      })),
    );
  });

  it("goes by the other Regions where one cannot be read, and waits where AWS is busy", async () => {
    stage.far.members = { [HOME]: [{ account: INSIDE, status: "Enabled" }] };
    stage.far.breaks(`members ${LINKED}`, "AccessDenied");
    stage.far.breaks(`members ${HOME}`, "Throttled", 2);
    const found = await report(await run("SUCCEEDED"));
    expect(found.unread).toEqual([{ region: LINKED, because: `members ${LINKED}: AccessDenied` }]);
    expect(found.accounts).toHaveLength(1);
  });

  it("tells whoever asked when it came to nothing", async () => {
    stage.far.breaks("regions", "AccessDenied");
    const id = await run("FAILED");
    expect(stage.told).toEqual([`tellErrandFailed transition AccessDenied to ${ASKER}`]);
    expect(await stage.history.report(id)).toBeUndefined();
  });

  it("is started once by one name", async () => {
    const id = await run("SUCCEEDED");
    const again = { kind: "transition", id, input: { asker: ASKER } } as const;
    expect(await stage.workflow.startErrand(again)).toMatchObject({ started: false });
    expect(stage.told).toHaveLength(1);
  });
});
