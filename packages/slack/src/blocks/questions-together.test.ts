import type { Request } from "@invitations/core/request/request";
import { LIVES, requestAt } from "@invitations/core/request/testing";
import { validateBlocks } from "@invitations/sandbox/slack/api/validate-blocks";
import { describe, expect, it } from "vitest";
import { complaints, mrkdwnOf, texts } from "../testing/slack-limits.ts";
import type { Post } from "./post.ts";
import { questionsTogether, TOGETHER_PAGE_SIZE, togetherPage } from "./questions-together.ts";

const all = (post: Post) => texts(post.blocks).join("\n");
const buttons = (post: Post) =>
  post.blocks.flatMap((block) =>
    block.type === "actions" ? block.elements.flatMap((one) => (one.type === "button" ? [one] : [])) : [],
  );
const pressable = (post: Post, action: string) =>
  buttons(post).filter(({ action_id }) => action_id === action);

type Status = Request["status"];
const everyStatus = Object.keys(LIVES) as Status[];
function one(index: number, status: Status = "waiting", changes: Partial<Request> = {}): Request {
  const request = requestAt(status);
  const account = { id: String(100_000_000_000 + index), alias: `team-${index}` };
  return { ...request, id: `inv-${index}`, account, ...changes } as Request;
}
const many = (count: number, status?: Status, changes?: Partial<Request>) =>
  Array.from({ length: count }, (_, index) => one(index + 1, status, changes));
const together = (requests: Request[], page = 1, mention?: string[]) =>
  questionsTogether({
    id: "bulk-abcd2345:U03CARLA",
    requests,
    page,
    ...(mention ? { mention } : {}),
  });

describe("one question about many accounts", () => {
  const post = together(many(3));

  it("says once what a decision needs, and of each account what is its own", () => {
    for (const fact of [
      "Security Hub invitations for 3 accounts",
      "`999988887777` invites 3 accounts of yours",
      "Accept or decline each by <!date^1796547600^",
      "*Regions*  `us-east-1` (home) and `eu-west-1`",
      "*Asked by*  <@U01ANA>",
      "Findings for the PCI audit",
      "Security Hub is turned on where it is off: that is so in each of the accounts",
      "one administrator only",
      "No standards are enabled",
      "*`team-2` (`100000000002`)*\n✉️ waits for your answer · 🔹 Security Hub off in 1 of 2 Regions",
      "then the invitations without an answer are taken back",
    ]) {
      expect(all(post)).toContain(fact);
    }
    expect(all(post).match(/What stays as it is/g)).toHaveLength(1);
    expect(all(post)).not.toContain("Regions: ");
  });

  it("has Accept and Decline for each account, with its request's id, and one Accept for all", () => {
    expect(buttons(post).map(({ action_id, value }) => [action_id, value])).toEqual([
      ["together:accept-all", "bulk-abcd2345:U03CARLA"],
      ["request:accept", "inv-1"],
      ["request:decline", "inv-1"],
      ["request:accept", "inv-2"],
      ["request:decline", "inv-2"],
      ["request:accept", "inv-3"],
      ["request:decline", "inv-3"],
    ]);
    expect(pressable(post, "together:accept-all")[0]).toMatchObject({
      text: { text: "Accept all 3" },
      confirm: { title: { text: "Accept 3 invitations?" } },
    });
  });

  it("leaves buttons only to those that wait, and counts only these", () => {
    const mixed = together([one(1), one(2, "accepting"), one(3, "declined"), one(4), one(5, "partial")]);
    expect(pressable(mixed, "request:accept").map(({ value }) => value)).toEqual(["inv-1", "inv-4"]);
    expect(pressable(mixed, "together:accept-all")[0]?.text.text).toBe("Accept all 2");
    expect(pressable(mixed, "request:retry").map(({ value }) => value)).toEqual(["inv-5"]);
    expect(all(mixed)).toContain("2 of them wait for your answer");
    expect(all(mixed)).toContain("⏳ being carried out, accepted by <@U03CARLA>");
    expect(all(mixed)).toContain("✋ nothing was accepted, declined by <@U03CARLA>");
    const last = together([one(1), one(2, "enabled")]);
    expect(pressable(last, "together:accept-all")).toEqual([]);
    expect(all(last)).toContain("1 of them waits");
  });

  it("asks nothing any more when nobody waits", () => {
    const over = together(many(2, "enabled"));
    expect(buttons(over)).toEqual([]);
    expect(over.text).toContain("All of them are settled.");
    expect(all(over)).not.toContain("What accepting does");
    expect(together(many(2, "accepting")).text).toContain("None waits for your answer now.");
    expect(together([]).text).toBe("Nothing is asked of you here any more.");
  });

  it("says the Regions of each account where they differ", () => {
    const mixed = together([one(1), one(2, "waiting", { regions: ["eu-west-1"] })]);
    expect(all(mixed)).toContain("Regions: `us-east-1` (home) and `eu-west-1`");
    expect(all(mixed)).toMatch(/Regions: `eu-west-1`$/m);
    expect(all(mixed)).not.toContain("*Regions*");
  });

  it("gives no reason for all where there are several", () => {
    const mixed = together([one(1), one(2, "waiting", { reason: "Another" })]);
    expect(all(mixed)).toContain("<@U01ANA>, for reasons of each account's own.");
    expect(all(mixed)).not.toContain("PCI");
  });

  it("calls people by name only where it is asked to", () => {
    expect(all(together(many(2), 1, ["U03CARLA"]))).toContain("<@U03CARLA>: The Security Hub");
    expect(all(post)).not.toContain("<@U03CARLA>");
  });

  it.each([
    [{ hub: "on", config: "recording" }, "✅ ready"],
    [{ hub: "on", config: "stopped" }, "▫️ ready, but AWS Config does not record"],
    [{ hub: "off", config: "recording" }, "🔹 Security Hub off"],
    [{ hub: "unknown", config: "recording" }, "❔ could not be looked at"],
    [undefined, "❔ could not be looked at"],
  ] as const)("says in a word how ready an account is: %j", (found, word) => {
    const examination = { regions: found ? { "us-east-1": found } : {} };
    const ready = together([one(1, "waiting", { regions: ["us-east-1"], examination })]);
    expect(all(ready)).toContain(`· ${word}`);
  });
});

describe("its pages", () => {
  it("go on and back, and carry what finds the requests again", () => {
    const first = together(many(40));
    expect(pressable(first, "request:accept")).toHaveLength(15);
    expect(all(first)).toContain("*Accounts 1 to 15 of 40*");
    expect(pressable(first, "together:accept-all")[0]?.text.text).toBe("Accept all 40");
    expect(pressable(first, "together:previous")).toEqual([]);
    const [next] = pressable(first, "together:next");
    expect(togetherPage(next?.value ?? "")).toEqual({ id: "bulk-abcd2345:U03CARLA", page: 2 });
    const last = together(many(40), 3);
    expect(all(last)).toContain("*Accounts 31 to 40 of 40*");
    expect(pressable(last, "together:next")).toEqual([]);
    const [previous] = pressable(last, "together:previous");
    expect(togetherPage(previous?.value ?? "")?.page).toBe(2);
  });

  it.each([-1, 0, 99, Number.NaN, 1.5])("are the nearest there is for page %d", (page) => {
    expect(all(together(many(20), page))).toContain(
      page > 2 ? "*Accounts 16 to 20 of 20*" : "*Accounts 1 to 15 of 20*",
    );
  });

  it.each(["", "null", "{}", '{"id":1,"page":2}', '{"id":"x","page":1.5}'])(
    "are not asked for by %j",
    (value) => {
      expect(togetherPage(value)).toBeUndefined();
    },
  );
});

describe("Slack's limits", () => {
  const nasty = (index: number, status: Status, regions: string[]): Request =>
    one(index, status, {
      account: { id: String(100_000_000_000 + index), alias: `<!channel>${"&".repeat(400)}` },
      id: `inv-${index}-`.padEnd(80, "x"),
      reason: "<!channel> ".repeat(90),
      regions: regions as [string],
      requester: "&".repeat(60),
      ...("decision" in requestAt(status)
        ? { decision: { verdict: "accept", by: "&".repeat(60), at: "2026-11-22T09:00:00.000Z" } }
        : {}),
    } as Partial<Request>);
  const regions = Array.from({ length: 40 }, (_, index) => `us-gov-middle-north-west-${index}`);
  const mention = Array.from({ length: 10 }, (_, index) => `U0OWNER${index}`);

  describe.each([1, 2, 15, 16, 50, 1_000])("hold for %d accounts", (count) => {
    it.each<[string, (index: number) => Request]>([
      ["plain ones", (index) => one(index)],
      ["the longest ones", (index) => nasty(index, "waiting", regions)],
      ["with Regions of their own", (index) => nasty(index, "waiting", regions.slice(0, 1 + (index % 40)))],
      [
        "at any status",
        (index) => nasty(index, everyStatus[index % everyStatus.length] ?? "waiting", regions),
      ],
    ])("%s", (_what, make) => {
      const requests = Array.from({ length: count }, (_, index) => make(index + 1));
      const pages = Math.ceil(count / TOGETHER_PAGE_SIZE);
      for (const page of new Set([1, Math.min(2, pages), pages])) {
        const post = together(requests, page, mention);
        expect(complaints(post)).toEqual([]);
        expect(validateBlocks(post.blocks)).toEqual([]);
        expect([post.text, ...mrkdwnOf(post.blocks)].join("\n")).not.toContain("<!channel");
      }
    });
  });
});
