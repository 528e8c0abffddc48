import type { Graph, Resource, Value } from "../graph/graph.ts";
import { listOf, ofKind } from "./check.ts";

/** One statement of a policy document, with every list as a list. */
export interface Statement {
  sid: string;
  effect: string;
  actions: string[];
  resources: string[];
  principal: Value | undefined;
  condition: Record<string, Record<string, Value>>;
  /** Elements that say what is *not* meant. */
  negations: string[];
}

export function statementsOf(document: Value | undefined): Statement[] {
  const { Statement } = JSON.parse(String(document)) as { Statement: Value };
  return listOf(Statement).map((given) => {
    const statement = given as Record<string, Value>;
    return {
      sid: String(statement.Sid ?? "a statement"),
      effect: String(statement.Effect),
      actions: listOf(statement.Action).map(String),
      resources: listOf(statement.Resource).map(String),
      principal: statement.Principal,
      condition: (statement.Condition ?? {}) as Statement["condition"],
      negations: Object.keys(statement).filter((key) => key.startsWith("Not")),
    };
  });
}

/** What each role may do, by its own policies. */
export function permissionsOf(role: Resource): Statement[] {
  return listOf(role.inputs.inlinePolicies).flatMap((given) =>
    statementsOf((given as Record<string, Value>).policy),
  );
}

/** What says of a thing who may use it: policies of queues, topics, keys, secrets. */
export function resourcePoliciesOf(graph: Graph): { of: Resource; statements: Statement[] }[] {
  const kinds = ["sqs.QueuePolicy", "sns.TopicPolicy", "kms.Key", "secretsmanager.SecretPolicy"];
  return [
    ...ofKind(graph, ...kinds),
    ...ofKind(graph, "sqs.Queue", "sns.Topic").filter(({ inputs }) => inputs.policy),
  ].map((of) => ({ of, statements: statementsOf(of.inputs.policy) }));
}

/** Whether a statement is only for calls in the name of one account: its number stands in a condition. */
export function isForAccount({ condition }: Statement, account: string): boolean {
  const sources = Object.entries(condition)
    .filter(([operator]) => /^(String|Arn)(Equals|Like)$/.test(operator))
    .flatMap(([, keys]) => Object.entries(keys))
    .filter(([key]) => /^aws:Source(Account|Arn)$|^kms:EncryptionContext:/.test(key))
    .flatMap(([, values]) => listOf(values));
  return sources.length > 0 && sources.every((source) => String(source).split(":").includes(account));
}
