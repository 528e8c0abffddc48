import { onlyMembers, type PageInput, readPage, text } from "./page.ts";

export interface ListDelegatedAdministratorsInput extends PageInput {
  servicePrincipal?: string;
}

export function validateListDelegatedAdministrators(
  input: Record<string, unknown>,
): ListDelegatedAdministratorsInput {
  onlyMembers("ListDelegatedAdministrators", input, ["MaxResults", "NextToken", "ServicePrincipal"]);
  const servicePrincipal = text(input, "ServicePrincipal");
  return { ...readPage(input), ...(servicePrincipal === undefined ? {} : { servicePrincipal }) };
}
