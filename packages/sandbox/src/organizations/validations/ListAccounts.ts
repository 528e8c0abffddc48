import { onlyMembers, type PageInput, readPage } from "./page.ts";

export function validateListAccounts(input: Record<string, unknown>): PageInput {
  onlyMembers("ListAccounts", input, ["MaxResults", "NextToken"]);
  return readPage(input);
}
