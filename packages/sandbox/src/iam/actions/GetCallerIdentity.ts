import type { QueryOperation } from "../../wire/query.ts";

/** Needs no permission; not even a Deny keeps a caller from learning who it is. */
export const getCallerIdentity: QueryOperation = (_form, { caller }) => ({
  UserId: caller.userId,
  Account: caller.accountId,
  Arn: caller.arn,
});
