/** Method and path of every operation, as the service model binds them. `{Name+}` takes what is left, slashes too. */
export const routes = {
  CreateMembers: "POST /members",
  InviteMembers: "POST /members/invite",
  GetMembers: "POST /members/get",
  ListMembers: "GET /members",
  DisassociateMembers: "POST /members/disassociate",
  DeleteMembers: "POST /members/delete",
  ListInvitations: "GET /invitations",
  GetInvitationsCount: "GET /invitations/count",
  AcceptAdministratorInvitation: "POST /administrator",
  AcceptInvitation: "POST /master",
  DeclineInvitations: "POST /invitations/decline",
  DeleteInvitations: "POST /invitations/delete",
  GetAdministratorAccount: "GET /administrator",
  GetMasterAccount: "GET /master",
  DisassociateFromAdministratorAccount: "POST /administrator/disassociate",
  DisassociateFromMasterAccount: "POST /master/disassociate",
  EnableSecurityHub: "POST /accounts",
  DisableSecurityHub: "DELETE /accounts",
  DescribeHub: "GET /accounts",
  ListFindingAggregators: "GET /findingAggregator/list",
  GetFindingAggregator: "GET /findingAggregator/get/{FindingAggregatorArn+}",
  UpdateFindingAggregator: "PATCH /findingAggregator/update",
  DescribeStandards: "GET /standards",
  GetEnabledStandards: "POST /standards/get",
  BatchEnableStandards: "POST /standards/register",
  BatchDisableStandards: "POST /standards/deregister",
  ListOrganizationAdminAccounts: "GET /organization/admin",
  DescribeOrganizationConfiguration: "GET /organization/configuration",
} as const satisfies Record<string, `${"GET" | "POST" | "PATCH" | "DELETE"} /${string}`>;

export type OperationName = keyof typeof routes;

export interface Match {
  operation: OperationName;
  /** What stood in the path for its parameter, decoded; `undefined` if the route has none. */
  label: string | undefined;
}

const patterns = (Object.entries(routes) as [OperationName, string][]).map(([operation, route]) => ({
  operation,
  pattern: new RegExp(`^${route.replace(/\{\w+\+\}/, "(.+)")}$`),
}));

/** The operation that answers at this method and path, whose percent-encoding is kept until here. */
export function matchRoute(method: string, path: string): Match | undefined {
  for (const { operation, pattern } of patterns) {
    const found = pattern.exec(`${method} ${path}`);
    if (found) return { operation, label: found[1] === undefined ? undefined : decode(found[1]) };
  }
  return undefined;
}

/** A label that is not percent-encoded as it should be is taken as it came, and is then none that anybody knows. */
function decode(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    return label;
  }
}
