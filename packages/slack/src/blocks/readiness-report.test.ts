import type { OwnRole, PolicyMend } from "@invitations/core/action-pairs/account-policy-readiness";
import { type PairVerdictName, pairVerdictNameSchema } from "@invitations/core/action-pairs/pair-verdict";
import { aReadiness } from "@invitations/core/action-pairs/testing";
import { policiesSeen } from "@invitations/core/action-pairs/verdicts";
import { rolePoliciesYaml } from "@invitations/core/member-role/role-policies-yaml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mendsText, readinessCsv } from "../readiness-files.ts";
import { complaints } from "../testing/slack-limits.ts";
import { aTroubledReadiness } from "../testing/troubled-readiness.ts";
import { policiesSentence, policiesWarning } from "../words/policies.ts";
import { readinessChanged, readinessOverview } from "./readiness-overview.ts";
import { readinessReport } from "./readiness-report.ts";

const account = { id: "111122223333", alias: "payments-prod" };
const VERDICTS = pairVerdictNameSchema.options;
const mend = (given: Partial<PolicyMend> = {}): PolicyMend => ({
  policy: {
    name: "SecurityHubAccess",
    type: "inline",
    as: "permissions",
    attachedTo: { type: "role", name: "Member" },
  },
  statement: 2,
  pairs: ["accept"],
  way: "edit",
  json: "{}",
  diff: '+ "securityhub:AcceptAdministratorInvitation"',
  note: "Name both actions.",
  principals: 1,
  ...given,
});
const said = (post: object) => JSON.stringify(post);

/** The app's own role, with this verdict for every pair. */
const ownRole = (verdict: PairVerdictName): OwnRole => {
  const arn = "arn:aws:iam::111122223333:role/SecurityHubInvitationMember";
  const pair = {
    verdict,
    legacy: "allowed" as const,
    current: "not-allowed" as const,
    findings: [],
    moreFindings: 0,
    because: [],
  };
  return {
    arn,
    verdict: {
      principal: { type: "role", name: "SecurityHubInvitationMember", arn },
      pairs: { accept: pair, leave: pair, read: pair },
    },
    simulation: { is: "known", actions: [] },
    differences: [],
  };
};

describe("what the policies of one account come to", () => {
  it.each(VERDICTS)("%s is a sentence, for the account or for the role that is used there", (verdict) => {
    const seen = policiesSeen(aReadiness({}, verdict));
    expect(policiesSentence(seen)).toMatch(/[.]$/);
    const pairs = policiesSeen(aReadiness({}, verdict)).account;
    expect(policiesSentence({ ...seen, ownRole: pairs })).not.toBe("");
  });

  it("warns before Accept where it would be denied, and of nothing where it would not", () => {
    const warned = VERDICTS.filter((verdict) => policiesWarning(policiesSeen(aReadiness({}, verdict))));
    expect(warned).toEqual(["legacy-only", "neither", "conditional", "unknown"]);
    expect(policiesWarning(undefined)).toBeUndefined();
  });

  it("shows pair by pair, who could only in the console, and the change that mends it", () => {
    const legacyOnly = {
      named: [
        { type: "role" as const, name: "SecurityAudit", arn: "arn:aws:iam::111122223333:role/SecurityAudit" },
      ],
      more: 3,
    };
    const { pairs } = aReadiness({}, "legacy-only");
    const report = readinessReport(
      aReadiness({
        pairs: { ...pairs, accept: { ...pairs.accept, legacyOnly } },
        mends: [mend()],
        moreMends: 2,
      }),
      account,
    );
    for (const fact of [
      "payments-prod",
      "only the legacy action allowed",
      "In the console but not by API: `SecurityAudit` and 3 more",
      "inline policy `SecurityHubAccess` of role `Member`, statement 2",
      "AcceptAdministratorInvitation",
      "2 more changes",
      "I change no policy",
    ]) {
      expect(said(report)).toContain(fact);
    }
  });

  it("says why it could not look", () => {
    const report = readinessReport(
      aReadiness({ unknown: "AccessDenied: not authorized" }, "unknown"),
      account,
    );
    expect(said(report)).toContain("I could not look: `AccessDenied: not authorized`");
  });

  it("names service control policies, and where the simulator says otherwise", () => {
    const arn = "arn:aws:iam::111122223333:role/securityhub";
    const action = "securityhub:AcceptAdministratorInvitation";
    const simulated = {
      action,
      decision: "implicit-deny" as const,
      deniedByOrganization: true,
      deniedByBoundary: false,
      missing: [],
    };
    const report = readinessReport(
      aReadiness({
        ownRole: {
          arn,
          simulation: { is: "known", actions: [simulated] },
          differences: [{ action, policies: "allowed", simulation: "implicit-deny" }],
        },
      }),
      account,
    );
    expect(said(report)).toContain("A service control policy of the organization denies");
    expect(said(report)).toContain("the policies say allowed and IAM's simulator says implicit-deny");
  });

  it("says beside a role that is ready what nobody can see from within the account, and beside no other", () => {
    const saying = VERDICTS.filter((verdict) =>
      said(readinessReport(aReadiness({ ownRole: ownRole(verdict) }, verdict), account)).includes(
        "a service control policy with a condition or a resource control policy",
      ),
    );
    expect(saying).toEqual(["ready"]);
  });

  it("shows the CloudFormation update of the role that is used there, where that is at fault", () => {
    const at = (verdict: PairVerdictName) =>
      aReadiness({ mends: [mend()], ownRole: ownRole(verdict) }, verdict);
    const report = said(readinessReport(at("legacy-only"), account));
    for (const fact of [
      "*To update the role that I use*, where CloudFormation made it",
      "- PolicyName: security-hub-membership",
      "- securityhub:AcceptAdministratorInvitation",
      "securityhub:us-east-1:",
    ]) {
      expect(report).toContain(fact);
    }
    expect(said(readinessReport(at("ready"), account))).not.toContain("PolicyName");
  });

  it("says of everything unknown why, and what to do", () => {
    const report = said(readinessReport(aTroubledReadiness(), account));
    expect(report).toContain("could not be told, so accepting may be denied.");
    expect(report).toContain("settled as soon as it lets the same call through");
    const overview = said(readinessOverview([aTroubledReadiness()], new Map()));
    expect(overview).toContain("AWS denied securityhub:AcceptAdministratorInvitation");
    const [columns = "", row = ""] = readinessCsv([aTroubledReadiness()], new Map()).split("\r\n");
    const cell = (name: string) => row.split(",")[columns.split(",").indexOf(name)];
    expect(cell("role_trust")).toBe(
      "too-wide anybody no-external-id others loose-external-id not-understood",
    );
    expect(cell("hub_off_in")).toBe("us-east-1");
    expect(cell("not_opted_into")).toBe("eu-west-1");
    expect(row).toContain("find-what-denies");
    expect(row).toMatch(/,U01ANA$/);
  });

  it("is a message that Slack takes, however much is wrong", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4_000 }), fc.nat(25), fc.nat(8), (written, many, changes) => {
        const mends = Array.from({ length: changes }, () => mend({ diff: written.repeat(3), note: written }));
        const readiness = { ...aTroubledReadiness(written, many), mends };
        expect(complaints(readinessReport(readiness, { ...account, alias: written }))).toEqual([]);
      }),
    );
  });

  it("is a message that Slack takes, whatever was found", () => {
    const text = fc.string({ maxLength: 4_000 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 8 }),
        text,
        fc.constantFrom(...VERDICTS),
        (diffs, why, verdict) => {
          const mends = diffs.map((diff) => mend({ diff, note: why }));
          const regions = Array.from({ length: 34 }, (_, at) => `ap-southeast-${at}`);
          const found = { mends, regions, ownRole: ownRole(verdict) };
          const readiness = aReadiness({ ...found, ...(why === "" ? {} : { unknown: why }) }, verdict);
          expect(complaints(readinessReport(readiness, { ...account, alias: why }))).toEqual([]);
        },
      ),
    );
  });
});

describe("what the policies of all accounts come to", () => {
  const all = (many: number) =>
    Array.from({ length: many }, (_, index) =>
      aReadiness(
        { account: String(100_000_000_000 + index) },
        VERDICTS[index % VERDICTS.length] as PairVerdictName,
      ),
    );
  const names = new Map([["100000000003", { alias: "vault" }]]);

  it("is counted, and those come first that need somebody most", () => {
    const post = readinessOverview(all(12), names);
    expect(post.text).toContain("IAM policies of 12 accounts: ✅ 2 both actions allowed");
    expect(said(post).indexOf("vault")).toBeLessThan(said(post).indexOf("100000000001"));
    expect(said(post)).not.toContain("100000000000`:");
    const csv = readinessCsv(all(12), names).split("\r\n");
    expect(csv).toHaveLength(14);
    expect(csv[1]).toContain("100000000003,vault,neither");
  });

  it("fits into a message for a thousand accounts, and the file has all of them", () => {
    expect(complaints(readinessOverview(all(1_000), names))).toEqual([]);
    expect(complaints(readinessChanged(all(1_000), names))).toEqual([]);
    expect(readinessCsv(all(1_000), names).split("\r\n")).toHaveLength(1_002);
  });
});

it("the file of changes has every one of them, with what to paste", () => {
  const text = mendsText(
    aReadiness({ mends: [mend(), mend({ way: "attach", sid: "Hub", json: '{"a":1}' })] }),
  );
  expect(text.match(/^# inline policy/gm)).toHaveLength(2);
  expect(text).toContain("statement 2 (Hub); a policy to attach beside it");
  expect(text).toContain('{"a":1}');
});

it("the file has the CloudFormation update of the own role whole, with its commands, even where nothing else changes", () => {
  const regions = Array.from({ length: 34 }, (_, at) => `ap-southeast-${at}`);
  const text = mendsText(aReadiness({ regions, ownRole: ownRole("neither") }));
  expect(text).toContain(
    "# the role that this app uses, arn:aws:iam::111122223333:role/SecurityHubInvitationMember",
  );
  expect(text).toContain("#   aws cloudformation deploy --stack-name STACK --template-file member-role.yaml");
  expect(text).toContain(rolePoliciesYaml(["accept", "read"], regions));
  expect(mendsText(aReadiness({ ownRole: ownRole("ready") }))).toBe("");
});
