import { accountId, isRecord, Malformed, type RawInput } from "./malformed.ts";

export interface CreateMembersInput {
  accounts: { accountId: string; email: string | undefined }[];
}

/** An e-mail may be left out, and nobody checks it: it only has to be a text. */
export function validateCreateMembers({ body }: RawInput): CreateMembersInput {
  const list = body.AccountDetails;
  if (!Array.isArray(list) || list.length === 0)
    throw new Malformed("Invalid parameter: AccountDetails must be a list of at least one account.");
  return { accounts: list.map((details, index) => readDetails(details, `AccountDetails[${index}]`)) };
}

function readDetails(details: unknown, name: string) {
  if (!isRecord(details)) throw new Malformed(`Invalid parameter: ${name} must be an object.`);
  const email = details.Email ?? undefined;
  if (email !== undefined && (typeof email !== "string" || email.trim() === ""))
    throw new Malformed(`Invalid parameter: ${name}.Email must be a string that is not empty.`);
  return { accountId: accountId(details.AccountId, `${name}.AccountId`), email };
}
