import type { DeniedCall } from "@invitations/core/action-pairs/account-policy-readiness";
import { actionsDenied, isExplained } from "@invitations/core/action-pairs/heed-denied";
import { Failure } from "@invitations/core/failure";
import type { CallMade } from "@invitations/core/ports";
import { decisionOf, type Request, regionsOf } from "@invitations/core/request/request";
import { type ScanPorts, scanAccount } from "./scan-account.ts";
import { readRequest } from "./step.ts";

/** Where a call was made: the request that it was made for, and the Region. */
interface Where {
  request: string;
  region: string;
}

/**
 * Makes a call under one of its two names; where AWS denies both, the account's policies are looked at again before
 * that is thrown: whoever asks what to change gets what denied it.
 */
export async function orNoteDenial<Answer>(
  ports: ScanPorts,
  where: Where,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Failure && error.name === "AccessDenied") {
      await lookAgain(ports, where, { denial: error.message });
    }
    throw error;
  }
}

/** Keeps with the account's policies what AWS denied to a call before it let its legacy name through, or no longer denies. */
export async function noteCall(ports: ScanPorts, where: Where, call: CallMade | undefined): Promise<void> {
  if (call) await lookAgain(ports, where, call);
}

/** Once for a request and what was seen, as long as no Region shows anything new. */
async function lookAgain(
  ports: ScanPorts,
  where: Where,
  { denial = "", worked }: Partial<CallMade>,
): Promise<void> {
  const { history, now } = ports;
  const { region } = where;
  const request = await readRequest(history, where.request);
  const [kept] = await history.policyReadiness([request.account.id]);
  const at = now().toISOString();
  const denied = actionsDenied(denial).map((action): DeniedCall => ({ action, region, at, message: denial }));
  const isKept = (call: { action: string }) =>
    kept?.denied?.some((one) => one.action === call.action && one.region === region);
  const isFresh = kept !== undefined && kept.at >= since(request);
  const tellsNothing = worked === undefined || !isKept({ action: worked });
  const known = denied.every((call) => isKept(call) || (isFresh && isExplained(kept, call)));
  if (tellsNothing && known && (denial === "" || isFresh)) return;
  try {
    await scanAccount(ports, {
      account: request.account.id,
      name: request.id,
      regions: regionsOf(request),
      denied,
      ...(worked === undefined ? {} : { worked: { action: worked, region } }),
    });
  } catch (error) {
    // What became of the call is what has to be told; a look at the policies can be asked for at any time.
    if (!(error instanceof Failure)) throw error;
  }
}

const since = (request: Request) => decisionOf(request)?.at ?? request.requestedAt;
