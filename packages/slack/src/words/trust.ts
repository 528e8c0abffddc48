import type { ServiceLinkedRole } from "@invitations/core/action-pairs/account-policy-readiness";
import type { RoleTrust, TrustFault } from "@invitations/core/role-trust";
import { mrkdwn, series, type Voice } from "./voice.ts";

const MOST_NAMED = 5;

/** Who may assume the app's own role, and for each fault of its trust policy what to change. */
export function trustWords({ verdict, faults }: RoleTrust, voice: Voice = mrkdwn): string[] {
  switch (verdict) {
    case "as-it-should-be":
      return ["✅ *Who may use my role*: the administrator account alone, with the external id."];
    case "too-wide":
      return [
        "⚠️ *Who may use my role*: more than should. The trust policy that came with the role is right as it was.",
        ...faults.map((fault) => `• ${faultWords(fault, voice)}`),
      ];
    case "unknown":
      return [
        "❔ *Who may use my role* could not be told.",
        ...faults.map((fault) => `• ${faultWords(fault, voice)}`),
      ];
  }
}

function faultWords(fault: TrustFault, { code }: Voice): string {
  const where = fault.statement === undefined ? "The trust policy" : `Statement ${fault.statement}`;
  switch (fault.fault) {
    case "anybody":
      return `${where} lets everybody in. Have it name the administrator account.`;
    case "others": {
      const named = fault.principals.slice(0, MOST_NAMED).map((name) => code(name, 100));
      const more = fault.principals.length - named.length + fault.more;
      return `${where} also lets in ${more > 0 ? `${named.join(", ")} and ${more} more` : series(named)}. Take out whoever is not the administrator account.`;
    }
    case "no-external-id":
      return `${where} asks for no external id. Add the condition ${code("StringEquals")} on ${code("sts:ExternalId")}.`;
    case "loose-external-id":
      return `${where} takes other external ids too. Compare by ${code("StringEquals")} with the one id.`;
    case "not-understood":
      return `${code(fault.because, 240)} Let the role call ${code("iam:GetRole")}, or mend what could not be understood.`;
  }
}

/** Whether Security Hub's own role is there. */
export function serviceLinkedRoleWords(role: ServiceLinkedRole, { code }: Voice = mrkdwn): string {
  const name = code("AWSServiceRoleForSecurityHub");
  switch (role) {
    case "present":
      return `✅ *Security Hub's own role* ${name} is there.`;
    case "not-found":
      return `🔹 *Security Hub's own role* ${name} is not there yet. AWS makes it with the first hub, for which my role needs ${code("iam:CreateServiceLinkedRole")}.`;
    case "unknown":
      return `❔ Whether *Security Hub's own role* ${name} is there could not be told. My role needs ${code("iam:GetRole")} for that.`;
  }
}

/** One word each, for a table. */
export const trustColumn = (trust: RoleTrust | undefined): string =>
  [trust?.verdict ?? "", ...(trust?.faults ?? []).map(({ fault }) => fault)].join(" ").trim();
