import { account } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ACCOUNT,
  bringTo,
  OPERATOR,
  OWNER,
  STRANGER,
  type StartedDesk,
  startDesk,
} from "./testing/start-desk.ts";

const OTHER = "444455556666";
let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk([
    account,
    { id: OTHER, alias: "Twin One", owners: [OWNER] },
    { id: "777788889999", alias: "twin one", owners: [OWNER] },
    { id: "222233334444", alias: "Data Lake", owners: [] },
  ]);
});
afterEach(() => desk.stop());

const said = async (text: string, user?: string) => (await desk.type(text, user))?.text ?? "";
const nothingHappened = () => expect([desk.history.written, desk.asked]).toEqual([[], []]);

describe("/securityhub join", () => {
  it.each([ACCOUNT, "payments-prod", "PAYMENTS-prod", "“payments-prod”"])(
    "by an owner, of %s, is asked for and started",
    async (named) => {
      const answer = await said(`join ${named} we were bought`, OWNER);
      expect(desk.history.written).toMatchObject([
        {
          type: "requested",
          kind: "join",
          account: { id: ACCOUNT },
          actor: { person: OWNER },
          reason: "we were bought",
        },
      ]);
      expect(desk.asked).toEqual(["start inv-new1"]);
      expect(answer).toContain("`inv-new1`");
      expect(answer).toContain("ask the security team");
    },
  );

  it("is refused to anybody else, operators too", async () => {
    expect(await said(`join ${ACCOUNT}`, STRANGER)).toContain("You are not an owner");
    expect(await said(`join ${ACCOUNT}`, OPERATOR)).toContain("You are not an owner");
    expect(await said("join 999900001111", OWNER)).toContain("has no owners on record");
    nothingHappened();
  });
});

describe("/securityhub leave", () => {
  it("by an owner leaves everywhere, and says that the invitation stays acceptable", async () => {
    const answer = await said(`leave ${ACCOUNT}`, OWNER);
    expect(desk.history.written).toMatchObject([{ kind: "departure", details: {} }]);
    expect(answer).toContain("in every Region");
    expect(answer).toContain("invitation stays acceptable");
    expect(desk.asked).toEqual(["start inv-new1"]);
  });

  it("takes Regions and a reason", async () => {
    const answer = await said("leave payments-prod EU-west-1, us-east-1 another team", OWNER);
    expect(desk.history.written).toMatchObject([
      { kind: "departure", details: { onlyRegions: ["eu-west-1", "us-east-1"] }, reason: "another team" },
    ]);
    expect(answer).toContain("in `eu-west-1` and `us-east-1`");
  });

  it("asks back where a word could be a Region, and leaves nowhere meanwhile", async () => {
    expect(await said(`leave ${ACCOUNT} us-east1`, OWNER)).toContain("`us-east1`");
    expect(await said(`leave ${ACCOUNT} only in us-east-1`, OWNER)).toContain("`us-east-1`");
    nothingHappened();
  });

  it("is refused to anybody else", async () => {
    expect(await said(`leave ${ACCOUNT}`, OPERATOR)).toContain("You are not an owner");
    nothingHappened();
  });
});

describe("/securityhub remove", () => {
  it.each([
    ["remove payments-prod it is closed", {}],
    ["remove payments-prod --delete it is closed", { andDelete: true }],
    ["remove payments-prod —delete it is closed", { andDelete: true }],
    ["remove payments-prod it is closed --delete", { andDelete: true }],
  ])("reads %j", async (text, details) => {
    const answer = await said(text);
    expect(desk.history.written).toMatchObject([{ kind: "removal", reason: "it is closed" }]);
    expect(desk.history.written).toEqual([expect.objectContaining({ details })]);
    expect(answer).toContain("somebody else of the security team confirms");
    expect(answer).toContain("<@U03CARLA> and <@U04DENIZ>");
  });

  it("is refused to owners, and a flag that is none is not taken for a reason", async () => {
    expect(await said(`remove ${ACCOUNT}`, OWNER)).toContain("Only the security team");
    expect(await said(`remove ${ACCOUNT} --force`)).toContain("`--force`");
    nothingHappened();
  });
});

describe("/securityhub resend", () => {
  it("invites once more with the owners on record", async () => {
    await bringTo(desk.history, "declined");
    const before = desk.history.written.length;
    const answer = await said("resend payments-prod we talked");
    expect(desk.history.written.slice(before)).toMatchObject([
      {
        kind: "invitation",
        owners: ["U03CARLA", "U04DENIZ"],
        reason: "we talked",
        account: { email: "payments@example.com" },
      },
    ]);
    expect(answer).toContain("<@U03CARLA> and <@U04DENIZ>");
  });

  it("is refused for an account that was never asked about, with the command that is meant", async () => {
    const answer = await said(`resend ${ACCOUNT}`);
    expect(answer).toContain(`/securityhub invite ${ACCOUNT}`);
    expect(await said("resend 999900001111")).toContain("/securityhub invite 999900001111");
    nothingHappened();
  });

  it("is refused while a request is open, and to anybody but an operator", async () => {
    await bringTo(desk.history, "waiting");
    const before = desk.history.written.length;
    expect(await said(`resend ${ACCOUNT}`)).toContain("open request already");
    expect(await said(`resend ${ACCOUNT}`, OWNER)).toContain("Only the security team");
    expect(desk.history.written).toHaveLength(before);
  });
});

describe("an account that is asked about", () => {
  it.each(["join", "leave", "remove", "resend", "cancel", "retry", "status", "history", "owner list"])(
    "%s answers to a missing, an unknown, an ambiguous and a malformed one, and does nothing",
    async (command) => {
      const answers = await Promise.all(
        ["", '""', "nowhere", "“Twin One”", "1234", "1111 2222 3333", "444455556666.0"].map((named) =>
          said(`${command} ${named}`, command === "join" || command === "leave" ? OWNER : OPERATOR),
        ),
      );
      const [missing, empty, unknown, ambiguous, short, groups, decimal] = answers;
      const listing = command === "owner list";
      expect(missing).toContain(listing ? "Owners of 4 accounts" : "Which account?");
      expect(empty).toContain("Which account?");
      expect(unknown).toContain("I know nothing of `nowhere`");
      expect(ambiguous).toContain("belongs to 2 accounts");
      expect(short).toContain("too short");
      expect(groups).toContain("`111122223333`");
      expect(decimal).toContain("`444455556666`");
      nothingHappened();
    },
  );

  it("may have blanks in its alias, in any quotes", async () => {
    expect(await said("owner list “Data  Lake”")).toContain("no owners on record");
    expect(await said("remove „Data Lake“ closed")).toContain("inv-new1");
    expect(desk.history.written).toMatchObject([{ account: { id: "222233334444" }, reason: "closed" }]);
  });
});

describe("/securityhub cancel", () => {
  beforeEach(async () => {
    await bringTo(desk.history, "waiting");
    await desk.history.keepTaskToken("inv-abcd2345", "token-1");
  });

  it.each(["inv-abcd2345", ACCOUNT, "payments-prod"])(
    "of %s is recorded and wakes the workflow",
    async (named) => {
      const answer = await said(`cancel ${named}`);
      expect(desk.types().at(-1)).toBe("cancelled");
      expect(desk.asked).toEqual(["answer token-1"]);
      expect(answer).toContain("Cancelled");
    },
  );

  it("is refused to who neither asked nor is an operator, and too late", async () => {
    expect(await said("cancel inv-abcd2345", STRANGER)).toContain("Only the security team");
    await desk.press("request:accept", OWNER);
    expect(await said(`cancel ${ACCOUNT}`)).toContain("accepted this already");
    expect(desk.types()).not.toContain("cancelled");
  });

  it("answers where there is nothing to cancel", async () => {
    expect(await said("cancel inv-none")).toContain("There is no request `inv-none`");
    expect(await said("cancel Data Lake")).toContain("222233334444");
  });
});

describe("/securityhub retry", () => {
  it.each(["inv-abcd2345", "payments-prod"])("of %s takes up the Regions that failed", async (named) => {
    await bringTo(desk.history, "partial");
    const before = desk.history.written.length;
    const answer = await said(`retry ${named}`, OWNER);
    expect(desk.history.written.slice(before)).toMatchObject([
      { type: "requested", details: { onlyRegions: ["eu-west-1"], continues: { request: "inv-abcd2345" } } },
    ]);
    expect(desk.asked).toEqual(["start inv-new1"]);
    expect(answer).toContain("1 Region");
  });

  it("is refused where nothing failed, and to strangers", async () => {
    await bringTo(desk.history, "enabled");
    expect(await said(`retry ${ACCOUNT}`)).toContain("left to retry");
    expect(await said(`retry ${ACCOUNT}`, STRANGER)).toContain("Only the security team");
    expect(desk.asked).toEqual([]);
  });
});
