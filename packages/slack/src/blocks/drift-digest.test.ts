import { seenSchema } from "@invitations/core/accounts/last-seen";
import { type DriftKind, driftKindSchema } from "@invitations/core/drift/difference";
import { MENDS } from "@invitations/core/drift/mend";
import type { Found, Survey } from "@invitations/core/drift/survey";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaints, mrkdwnOf, texts } from "../testing/slack-limits.ts";
import { driftDigest, mendAsked, noDrift } from "./drift-digest.ts";
import type { Post } from "./post.ts";

const found = (drift: DriftKind, more: Partial<Found> = {}): Found => ({
  drift,
  account: "111122223333",
  alias: "payments-prod",
  regions: {
    "us-east-1": { was: "Enabled", now: "Resigned" },
    "eu-west-1": { was: "Enabled", now: "Resigned" },
  },
  ...more,
});
const digest = (all: Found[], unread: Survey["unread"] = []) =>
  driftDigest({ id: "drift-1", found: all, unread });
const buttonsOf = ({ blocks }: Post) =>
  blocks.flatMap((block) =>
    block.type === "actions"
      ? block.elements.flatMap((element) => (element.type === "button" ? [element] : []))
      : [],
  );

describe("a digest", () => {
  it("counts, says what each kind means, and how each account stood and stands", () => {
    const post = digest([found("left"), found("removed", { account: "222233334444" })]);
    expect(post.text).toBe("Drift: 2 accounts not as recorded: 1 left or declined, 1 whose membership ended");
    const said = texts(post.blocks).join("\n");
    expect(said).toContain("*1 account left or declined*");
    expect(said).toContain(
      "• `payments-prod` (`111122223333`): Enabled → 🟫 Resigned in `eu-west-1` and `us-east-1`",
    );
  });

  it("has a button for whatever can be done, with ids alone, and asks before it opens requests", () => {
    for (const drift of driftKindSchema.options) {
      const buttons = buttonsOf(digest([found(drift)]));
      expect(buttons.map(({ action_id, value }) => mendAsked(action_id ?? "", value ?? ""))).toEqual(
        MENDS[drift].map((mend) => ({ survey: "drift-1", drift, mend })),
      );
      for (const { action_id, confirm } of buttons) {
        expect(confirm !== undefined, action_id).toBe(action_id !== "drift:keep");
      }
    }
  });

  it("says how many one press acts on", () => {
    const many = Array.from({ length: 45 }, (_, at) =>
      found("left", { account: String(100_000_000_000 + at) }),
    );
    expect(buttonsOf(digest(many)).map(({ text }) => text.text)).toEqual([
      "Invite again (20 of 45)",
      "Leave it so (20 of 45)",
    ]);
    expect(buttonsOf(digest(many.slice(0, 3)))[0]?.text.text).toBe("Invite again (3)");
    const beyond = digest([...many, ...many, ...many]);
    expect(JSON.stringify(beyond.blocks)).toMatch(/… and \d+ more; `\/securityhub export` has every one/);
  });

  it("says who did what, and takes the buttons away with the last one", () => {
    const post = digest([
      found("left", { mended: { by: "U01ANA", request: "inv-1" } }),
      found("left", { account: "222233334444", mended: { by: "U02BO", kept: true } }),
      found("left", { account: "333344445555", mended: { changed: true } }),
    ]);
    const said = texts(post.blocks).join("\n");
    expect(said).toContain("✅ <@U01ANA>: request `inv-1`");
    expect(said).toContain("✅ <@U02BO> agreed");
    expect(said).toContain("stands differently by now");
    expect(buttonsOf(post)).toEqual([]);
  });

  it("says where it could not look", () => {
    const post = digest([], [{ unread: "eu-west-2", because: "Security Hub is not enabled" }]);
    expect(post.text).toBe("Drift: 1 Region could not be compared");
    expect(texts(post.blocks).join("\n")).toContain("`eu-west-2`: `Security Hub is not enabled`");
    expect(complaints(noDrift())).toEqual([]);
  });

  it("takes no value that it has not written", () => {
    expect(mendAsked("drift:keep", "no JSON")).toBeUndefined();
    expect(mendAsked("drift:keep", '{"survey":"drift-1","drift":"unheard-of"}')).toBeUndefined();
    expect(mendAsked("drift:burn", '{"survey":"drift-1","drift":"left"}')).toBeUndefined();
    expect(mendAsked("drift:keep", "null")).toBeUndefined();
  });
});

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("<!channel>", "`", "&&&&", "\n\n", "<@U1>".repeat(50), "&".repeat(4_000)),
);
const standing = fc.constantFrom(
  ...seenSchema.shape.status.options.flatMap((option) =>
    "options" in option ? option.options : [...option.values],
  ),
);
const anyFound: fc.Arbitrary<Found> = fc.record(
  {
    drift: fc.constantFrom(...driftKindSchema.options),
    account: fc.constantFrom("111122223333", "000000000012"),
    alias: text,
    regions: fc.dictionary(
      fc.oneof(fc.constantFrom("us-east-1", "eu-west-1"), text),
      fc.record({ was: standing, now: standing }),
      {
        minKeys: 1,
        maxKeys: 40,
      },
    ),
    mended: fc.oneof(
      fc.record({ by: fc.constant("U01ANA"), request: fc.string({ maxLength: 80 }) }),
      fc.record({ by: fc.constant("U01ANA"), kept: fc.constant(true as const) }),
      fc.record({ changed: fc.constant(true as const) }),
    ),
  },
  { requiredKeys: ["drift", "account", "regions"] },
) as fc.Arbitrary<Found>;

describe("whatever was found", () => {
  const held = (survey: Survey) => {
    const post = driftDigest(survey);
    expect(complaints(post)).toEqual([]);
    for (const one of mrkdwnOf(post.blocks)) expect(one.replaceAll("<@U01ANA>", "")).not.toMatch(/<[!@]/);
  };

  it("fits into one message, and nothing that was written acts", () => {
    const unread = fc.array(fc.record({ unread: text, because: text }), { maxLength: 40 });
    fc.assert(
      fc.property(fc.array(anyFound, { minLength: 1, maxLength: 60 }), unread, (all, not) =>
        held({ id: "drift-1", found: all, unread: not }),
      ),
      { numRuns: 60 },
    );
  });

  it("fits with a thousand accounts of every kind in every Region", () => {
    const regions = Object.fromEntries(
      Array.from({ length: 34 }, (_, at) => [
        `ap-southeast-${at}`,
        { was: "Enabled", now: "Resigned" } as const,
      ]),
    );
    const all = Array.from({ length: 1_000 }, (_, at) =>
      found(driftKindSchema.options[at % driftKindSchema.options.length] ?? "left", {
        account: String(100_000_000_000 + at),
        alias: `a-rather-long-name-of-an-account-${at}`,
        regions,
        ...(at % 3 === 0 ? { mended: { by: "U01ANA", request: `inv-${at}` } } : {}),
      }),
    );
    held({ id: "drift-1", found: all, unread: [{ unread: "eu-west-1", because: "x".repeat(4_000) }] });
    held({ id: "drift-1", found: all.map((one) => ({ ...one, drift: "left" as const })), unread: [] });
  });
});
