import type { AskedErrand } from "@invitations/core/errand";
import { isOperator, isOwner } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { AccountNamed } from "./command/values.ts";
import type { Desk } from "./desk.ts";
import { findAccount } from "./subject.ts";

/**
 * Begins work that is about no single request; what comes of it is told later. Asked twice in one minute it is done
 * once: `begun` is false where that has been done already.
 */
export async function beginErrand(
  desk: Desk,
  kind: AskedErrand,
  user: string,
): Promise<{ begun: boolean } | Refusal> {
  if (!isOperator(desk.policy, user)) return { refusal: "not-an-operator" };
  return begin(desk, kind, user, {});
}

/** The same for the IAM policies of one account, which its owners may ask about too, or of all. */
export async function beginReadiness(
  desk: Desk,
  named: AccountNamed | undefined,
  user: string,
): Promise<{ begun: boolean } | Refusal> {
  if (!named) return beginErrand(desk, "readiness", user);
  const found = await findAccount(desk.history, named);
  if (isRefusal(found)) return found;
  if (!isOperator(desk.policy, user) && !isOwner(found.account, user)) return { refusal: "not-an-operator" };
  return begin(desk, "readiness", user, { account: found.id });
}

async function begin(
  desk: Desk,
  kind: AskedErrand,
  user: string,
  about: { account?: string },
): Promise<{ begun: boolean } | Refusal> {
  // An execution's name takes no colon.
  const minute = desk.now().toISOString().slice(0, 16).replaceAll(/[-:]/g, "");
  const id = [kind, user, minute, about.account ?? []].flat().join("-");
  try {
    const { started } = await desk.workflow.startErrand({ kind, id, input: { asker: user, ...about } });
    return { begun: started };
  } catch (error) {
    desk.logger.error(`Errand ${id} could not be started.`, error);
    return { refusal: "errand-not-started", because: error instanceof Error ? error.message : String(error) };
  }
}
