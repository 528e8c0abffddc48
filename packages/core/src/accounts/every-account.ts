import type { History } from "../ports.ts";
import type { Account } from "./account.ts";

/** As many as an administrator may have members by invitation, so that it is one page as a rule. */
const PAGE = 1_000;

/** All accounts by id. */
export async function everyAccount(history: Pick<History, "accounts">): Promise<Account[]> {
  const all: Account[] = [];
  let after: string | undefined;
  do {
    const page = await history.accounts(PAGE, after);
    all.push(...page.accounts);
    after = page.next;
  } while (after !== undefined);
  return all;
}
