import {
  type IAMClient,
  type PolicyEvaluationDecisionType,
  SimulatePrincipalPolicyCommand,
} from "@aws-sdk/client-iam";
import type { SimulatedAction, Simulation } from "@invitations/core/action-pairs/account-policy-readiness";
import { Failure } from "@invitations/core/failure";
import type { IamCalls } from "./iam-calls.ts";
import { everyPage } from "./pages.ts";
import { hubArn, type JudgedAccount, PAIRED_ACTIONS } from "./scope.ts";

type Decision = Exclude<SimulatedAction["decision"], "differs">;

const DECISIONS: Readonly<Record<PolicyEvaluationDecisionType, Decision>> = {
  allowed: "allowed",
  explicitDeny: "explicit-deny",
  implicitDeny: "implicit-deny",
};

interface Answer {
  region: string;
  decision: Decision;
  deniedByOrganization: boolean;
  deniedByBoundary: boolean;
  missing: readonly string[];
}

/**
 * What IAM's simulator says to every paired action of a role on the hub of each Region. It is advice: it knows the
 * service control policies, and nothing of session policies or resource control policies (IAM API reference). What
 * it does not answer is `unknown`; only `Throttled` is thrown, since a retry mends that.
 */
export async function simulate(
  iam: IAMClient,
  calls: IamCalls,
  role: string,
  account: JudgedAccount,
): Promise<Simulation> {
  try {
    const answers = await ask(iam, calls, role, account);
    const silent = PAIRED_ACTIONS.flatMap((action) =>
      account.regions.filter((region) => !answers.get(action)?.some((answer) => answer.region === region)),
    );
    if (silent.length > 0) {
      return {
        is: "unknown",
        because: "SimulatePrincipalPolicy did not answer for every action and Region.",
      };
    }
    return {
      is: "known",
      actions: PAIRED_ACTIONS.map((action) => summed(action, answers.get(action) ?? [])),
    };
  } catch (error) {
    if (!(error instanceof Failure) || error.name === "Throttled") throw error;
    return { is: "unknown", because: error.message };
  }
}

async function ask(
  iam: IAMClient,
  calls: IamCalls,
  role: string,
  account: JudgedAccount,
): Promise<Map<string, Answer[]>> {
  const regionOf = new Map(account.regions.map((region) => [hubArn(account, region), region]));
  const what = `SimulatePrincipalPolicy of ${role}`;
  const pages = everyPage(what, (Marker) =>
    calls.call(what, () =>
      iam.send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: role,
          ActionNames: [...PAIRED_ACTIONS],
          ResourceArns: [...regionOf.keys()],
          Marker,
        }),
      ),
    ),
  );
  const answers = new Map<string, Answer[]>();
  for await (const { EvaluationResults = [] } of pages) {
    for (const result of EvaluationResults) {
      const action = PAIRED_ACTIONS.find((one) => one.toLowerCase() === result.EvalActionName?.toLowerCase());
      if (action === undefined) continue;
      const byOrganization = result.OrganizationsDecisionDetail?.AllowedByOrganizations === false;
      // One result for each resource, or one for all of them with each underneath.
      const single = { ...result, EvalResourceDecision: result.EvalDecision };
      for (const one of result.ResourceSpecificResults?.length ? result.ResourceSpecificResults : [single]) {
        const region = regionOf.get(one.EvalResourceName ?? "");
        const decision = one.EvalResourceDecision && DECISIONS[one.EvalResourceDecision];
        if (region === undefined || decision === undefined) continue;
        const boundary = one.PermissionsBoundaryDecisionDetail ?? result.PermissionsBoundaryDecisionDetail;
        const answer: Answer = {
          region,
          decision,
          deniedByOrganization: byOrganization,
          deniedByBoundary: boundary?.AllowedByPermissionsBoundary === false,
          missing: one.MissingContextValues ?? [],
        };
        answers.set(action, [...(answers.get(action) ?? []), answer]);
      }
    }
  }
  return answers;
}

function summed(action: string, answers: readonly Answer[]): SimulatedAction {
  const decisions = new Set(answers.map(({ decision }) => decision));
  const [only] = decisions;
  return {
    action,
    ...(decisions.size === 1 && only
      ? { decision: only }
      : {
          decision: "differs",
          regions: Object.fromEntries(answers.map(({ region, decision }) => [region, decision])),
        }),
    deniedByOrganization: answers.some((answer) => answer.deniedByOrganization),
    deniedByBoundary: answers.some((answer) => answer.deniedByBoundary),
    missing: [...new Set(answers.flatMap(({ missing }) => missing))],
  };
}
