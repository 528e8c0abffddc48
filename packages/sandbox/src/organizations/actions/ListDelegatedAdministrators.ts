import type { Directory } from "../../iam/directory.ts";
import type { JsonOperation } from "../../wire/awsjson.ts";
import { accountShape } from "../account-shape.ts";
import { administeredOrganization, type DelegatedOf } from "../own-organization.ts";
import { pageOf } from "../page.ts";
import { validateListDelegatedAdministrators } from "../validations/ListDelegatedAdministrators.ts";

const SECURITY_HUB = "securityhub.amazonaws.com";
/** The day of the delegation is asked by nobody. */
const DELEGATED = new Date("2024-02-01T09:00:00.000Z");

/** The delegated administrators of the caller's organization, of one service or of all. */
export function listDelegatedAdministrators(directory: Directory, delegatedOf: DelegatedOf): JsonOperation {
  return (raw, { caller }) => {
    const input = validateListDelegatedAdministrators(raw);
    const action = "organizations:ListDelegatedAdministrators";
    const own = administeredOrganization(directory, delegatedOf, caller, action);
    const { servicePrincipal = SECURITY_HUB } = input;
    const delegated = servicePrincipal === SECURITY_HUB ? delegatedOf(own.id) : undefined;
    const { page, ...token } = pageOf(
      "ListDelegatedAdministrators",
      delegated === undefined ? [] : [delegated],
      input,
    );
    return {
      DelegatedAdministrators: page.map((id) => ({
        ...accountShape(directory, own, id),
        DelegationEnabledDate: DELEGATED,
      })),
      ...token,
    };
  };
}
