import fc from "fast-check";
import { customerPolicyArn } from "../../../sandbox/src/iam/managed-policies.ts";
import { memberRole, SCAN_ACTIONS } from "../../../sandbox/src/seeds/member-role.ts";
import { ADMINISTRATOR, REGIONS } from "../../../sandbox/src/seeds/practice-aws.ts";
import type { AccountSeed, AwsSeed, PolicyDocument } from "../../../sandbox/src/seeds/seed.ts";
import { emulatedStatements, plainStatements } from "./generated-policies.ts";
import { ACCOUNT } from "./policies.ts";

/** What limits the member role of one generated account; statements as the emulated IAM takes them. */
export interface Given {
  documents: unknown[][];
  mayAsk: boolean;
  boundary: unknown[] | undefined;
  session: unknown[] | undefined;
  control: unknown[] | undefined;
}

const ALL = { Effect: "Allow", Action: "*", Resource: "*" };
const READS = { Effect: "Allow", Action: SCAN_ACTIONS, Resource: "*" };

const statementsOf = (each: fc.Arbitrary<unknown>) => fc.array(each, { minLength: 1, maxLength: 3 });

/** What only limits something else begins with what it leaves open; left out `absent` times as often as not. */
function limit(each: fc.Arbitrary<unknown>, absent: number): fc.Arbitrary<unknown[] | undefined> {
  const statements = fc
    .tuple(fc.constantFrom<unknown[]>(ALL, ALL, READS), statementsOf(each))
    .map(([first, rest]) => [first, ...rest]);
  return fc.oneof(
    { weight: absent, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: statements },
  );
}

const given: fc.Arbitrary<Given> = fc.record({
  documents: fc.oneof(
    fc.array(statementsOf(emulatedStatements), { minLength: 1, maxLength: 3 }),
    // Otherwise few were ever ready, and nothing put to the test what limits them.
    fc.array(statementsOf(plainStatements), { maxLength: 2 }).map((rest) => [[ALL], ...rest]),
  ),
  mayAsk: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
  boundary: limit(emulatedStatements, 2),
  session: limit(emulatedStatements, 5),
  // The simulator leaves out those with a condition: what comes of that is told of in docs/iam-policies.md.
  control: limit(
    plainStatements.filter((statement) => !Object.hasOwn(Object(statement), "Condition")),
    1,
  ),
});

/** The policies of generated statements are about one and the same account; here they are about this one. */
const policyOf = (id: string, statements: readonly unknown[]): PolicyDocument =>
  JSON.parse(JSON.stringify({ Version: "2012-10-17", Statement: statements }).replaceAll(ACCOUNT.id, id));

/** Ids of generated accounts: `800000000001` and on. */
export const generatedId = (index: number) => String(800_000_000_001 + index);

/** Accounts whose member role has all kinds of policies, and is limited in all kinds of ways. */
export function generatedAccounts(count: number, seed: number): Given[] {
  return fc.sample(given, { numRuns: count, seed });
}

/** `base` with these accounts beside its own. */
export function withGenerated(base: AwsSeed, all: readonly Given[]): AwsSeed {
  const controls = all.flatMap(({ control }, index) =>
    control ? [[`o-generated${index}`, { root: level(policyOf(generatedId(index), control)) }] as const] : [],
  );
  return {
    ...base,
    accounts: [...base.accounts, ...all.map(accountOf)],
    serviceControl: { ...base.serviceControl, ...Object.fromEntries(controls) },
  };
}

const level = (document: PolicyDocument) => ({
  policies: [{ name: "Generated", document }],
  withoutFullAccess: true,
});

function accountOf({ documents, mayAsk, boundary, session, control }: Given, index: number): AccountSeed {
  const id = generatedId(index);
  const reads = mayAsk
    ? SCAN_ACTIONS
    : SCAN_ACTIONS.filter((action) => action !== "iam:SimulatePrincipalPolicy");
  const inline = documents.map((statements, at) => [`generated-${at}`, policyOf(id, statements)] as const);
  return {
    id,
    alias: `generated-${index}`,
    email: `generated-${index}@example.com`,
    kind: "member",
    condition: "generated",
    accessKeyId: `AKIAGENER${id.slice(-11)}`,
    secretAccessKey: `practice-secret-of-${id}`,
    ...(boundary ? { policies: [{ name: "Boundary", documents: [policyOf(id, boundary)] }] } : {}),
    ...(control ? { organization: { id: `o-generated${index}`, managementAccountId: "404040404040" } } : {}),
    roles: [
      {
        ...memberRole(id, ADMINISTRATOR, reads),
        policies: {
          ...memberRole(id, ADMINISTRATOR, reads).policies,
          ...Object.fromEntries(inline),
        },
        ...(boundary ? { boundary: customerPolicyArn(id, "Boundary") } : {}),
        ...(session ? { sessionPolicy: policyOf(id, session) } : {}),
      },
    ],
    regions: Object.fromEntries(REGIONS.map((name) => [name, { hub: true, config: "recording" as const }])),
  };
}
