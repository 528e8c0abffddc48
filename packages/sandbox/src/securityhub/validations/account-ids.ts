import { accountId, Malformed, type RawInput } from "./malformed.ts";

export interface AccountIdsInput {
  accountIds: string[];
}

/** `AccountIds`: a list, not empty. How many one call takes is the operation's business. */
export function validateAccountIds({ body }: RawInput): AccountIdsInput {
  const list = body.AccountIds;
  if (!Array.isArray(list) || list.length === 0)
    throw new Malformed("Invalid parameter: AccountIds must be a list of at least one account id.");
  return { accountIds: list.map((id, index) => accountId(id, `AccountIds[${index}]`)) };
}
