import { fold } from "@invitations/core/request/fold";
import type { Request } from "@invitations/core/request/request";
import { anEvent, aRequest, REGIONS } from "@invitations/core/request/testing";
import { describe, expect, it } from "vitest";
import { texts } from "../testing/slack-limits.ts";
import { homeView } from "./home.ts";
import { openedAnswer } from "./opened-answer.ts";
import { operatorsLine } from "./operators-line.ts";
import type { Post } from "./post.ts";
import { question, questionMessage } from "./question.ts";
import { reminder } from "./reminder.ts";
import { requesterMessage } from "./requester-message.ts";
import { requestStatus } from "./status-answer.ts";

const all = (post: { blocks: Post["blocks"] }) => texts(post.blocks).join("\n");
const FSBP = "aws-foundational-security-best-practices/v/1.0.0";
const NIST = "nist-800-53/v/5.0.0";
const details = { standards: [FSBP, NIST] };
const [home = "", linked = ""] = REGIONS;
const now = new Date("2026-11-23T09:00:00.000Z");
const ASKED =
  "Once the account is a member, security standards are enabled in all 2 Regions, and *AWS charges the account* for their security checks: AWS Foundational Security Best Practices v1.0.0 and NIST SP 800-53 Rev. 5.";

describe.each(["invitation", "join"] as const)("beside Accept of a request of the kind %s", (kind) => {
  const waiting = aRequest({ kind, status: "waiting", details });

  it("stands what is enabled, where, and that it costs money", () => {
    const asked = question(waiting, waiting.expiresAt);
    expect(all(asked)).toContain(ASKED);
    expect(all(asked)).not.toContain("No standards are enabled");
    expect(JSON.stringify(asked.blocks)).toContain("It gets 2 security standards, for which AWS charges it.");
    expect(all(reminder(waiting, now))).toContain(ASKED);
    const accounts = { page: 1, total: 0, shown: [] };
    const view = { everybodys: true, waiting: [waiting], asked: [], open: [], standings: [], accounts, now };
    expect(texts(homeView(view).blocks).join("\n")).toContain(ASKED);
  });

  it("is nothing of that where no standards are asked for", () => {
    const without = aRequest({ kind, status: "waiting" });
    expect(all(question(without, without.expiresAt))).toContain("No standards are enabled");
    const said = [question(without, without.expiresAt), reminder(without, now)];
    expect(JSON.stringify(said)).not.toMatch(/charges/);
  });

  it("is told to whoever asks", () => {
    const opened = openedAnswer(aRequest({ kind, details }));
    expect(all(opened)).toContain("security standards are enabled in every Region, and *AWS charges");
    const only = aRequest({ kind, details: { ...details, onlyRegions: [linked] } });
    expect(all(openedAnswer(only))).toContain(`security standards are enabled in \`${linked}\`, and`);
  });
});

it("names only the Regions that the acceptance is about", () => {
  const waiting = aRequest({ kind: "invitation", status: "waiting", details });
  const member = fold(waiting, anEvent("region-enabled", { region: home }));
  if (member.status !== "waiting") throw new Error(member.status);
  expect(all(question(member, member.expiresAt))).toContain(`standards are enabled in \`${linked}\`, and`);
});

describe("the result", () => {
  const accepting = aRequest({ kind: "invitation", status: "accepting", details });
  const member = REGIONS.reduce<Request>(
    (request, region) => fold(request, anEvent("region-enabled", { region })),
    accepting,
  );
  const done = anEvent("completed", { outcome: "enabled" });
  const inHome = anEvent("standards-enabled", {
    region: home,
    enabled: [FSBP],
    already: [NIST],
    incomplete: [{ standard: FSBP, because: "NO_AVAILABLE_CONFIGURATION_RECORDER" }],
  });
  const failed = [inHome, anEvent("standards-failed", { region: linked }), done].reduce(fold, member);
  const well = [inHome, { ...inHome, region: linked, incomplete: [] }, done].reduce(fold, member);

  it("names what was enabled, what was before, and what is not complete", () => {
    for (const post of [questionMessage(well), requesterMessage(well), requestStatus(well)]) {
      expect(all(post)).toContain(
        `✅ AWS Foundational Security Best Practices v1.0.0: enabled in \`${home}\` and \`${linked}\`; not with all of its controls in \`${home}\``,
      );
      expect(all(post)).toContain(
        `✅ NIST SP 800-53 Rev. 5: enabled before in \`${home}\` and \`${linked}\``,
      );
      expect(post.text).not.toContain("could not all be enabled");
    }
    expect(operatorsLine(well).text).toContain("✅");
  });

  it("says plainly where they failed, and that the account is a member all the same", () => {
    for (const post of [questionMessage(failed), requesterMessage(failed), requestStatus(failed)]) {
      expect(post.text).toContain("is a member in 2 Regions");
      expect(post.text).toContain(`could not all be enabled in \`${linked}\``);
      expect(all(post)).toContain(`✅ member, ⚠️ without all of its standards · \`${linked}\``);
      expect(all(post)).toContain("The account is a member there all the same.");
      expect(all(post)).toMatch(/⚠️ `eu-west-1`: a policy denies the call \(`not authorized to perform/);
    }
    expect(operatorsLine(failed).text).toMatch(/^⚠️ .*could not all be enabled in `eu-west-1`/);
  });
});
