import type { QueryOperation, XmlObject } from "../../wire/query.ts";
import { authorize, ownAccount } from "../account.ts";
import type { Directory } from "../directory.ts";
import { groupsOf, usersOf } from "../identities.ts";
import { pageOf } from "../page.ts";
import type { Role } from "../roles.ts";
import { groupDetail, policyDetail, roleDetail, userDetail } from "../shapes.ts";
import { usageIn } from "../usage.ts";
import {
  type DetailKind,
  readGetAccountAuthorizationDetails,
} from "../validations/GetAccountAuthorizationDetails.ts";

/** One thing to list, drawn only when it is on the page. */
interface Detail {
  kind: DetailKind;
  draw(): XmlObject;
}

/** Every user, group, role and managed policy of the account; of AWS's policies those that somebody holds. */
export function getAccountAuthorizationDetails(directory: Directory): QueryOperation {
  return (form, request) => {
    const input = readGetAccountAuthorizationDetails(form);
    authorize(request, "iam:GetAccountAuthorizationDetails", "*");
    const account = ownAccount(directory, request);
    const usage = usageIn(account);
    const none = { attachments: 0, boundaries: 0 };
    const all: Detail[] = [
      ...usersOf(account).map((user): Detail => ({ kind: "User", draw: () => userDetail(user) })),
      ...groupsOf(account).map((group): Detail => ({ kind: "Group", draw: () => groupDetail(group) })),
      ...[...directory.roles(account.id), ...linkedRoles(directory, account.id)].map(
        (role): Detail => ({ kind: "Role", draw: () => roleDetail(role) }),
      ),
      ...directory.managed.of(account.id).map(
        (policy): Detail => ({
          kind: "LocalManagedPolicy",
          draw: () => policyDetail(policy, usage.get(policy.arn) ?? none),
        }),
      ),
      ...directory.managed.ofAws().flatMap((policy): Detail[] => {
        const held = usage.get(policy.arn);
        return held ? [{ kind: "AWSManagedPolicy", draw: () => policyDetail(policy, held) }] : [];
      }),
    ];
    const wanted = all.filter(({ kind }) => input.kinds.has(kind));
    const { page, rest } = pageOf("GetAccountAuthorizationDetails", wanted, input);
    const drawn = (...kinds: DetailKind[]) =>
      page.filter(({ kind }) => kinds.includes(kind)).map(({ draw }) => draw());
    return {
      UserDetailList: drawn("User"),
      GroupDetailList: drawn("Group"),
      RoleDetailList: drawn("Role"),
      Policies: drawn("LocalManagedPolicy", "AWSManagedPolicy"),
      ...rest,
    };
  };
}

function linkedRoles(directory: Directory, accountId: string): Role[] {
  const role = directory.serviceLinkedRole(accountId);
  return role ? [role] : [];
}
