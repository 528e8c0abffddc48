/** What an update does to an item: attributes to set, to take away, and members to add to sets. */
export interface Change {
  set?: Record<string, unknown>;
  remove?: string[];
  add?: Record<string, Set<string>>;
  /** DynamoDB condition; names as `#name`, values as `:name`. */
  condition?: string;
  /** Further attribute names that the condition uses. */
  names?: string[];
  /** Values that the condition uses. */
  values?: Record<string, unknown>;
}

/** The four expression members of an update. Every name goes in as a placeholder: `hash` and others are reserved. */
export function expressionOf(change: Change) {
  const set = Object.keys(change.set ?? {});
  const add = Object.keys(change.add ?? {});
  const remove = change.remove ?? [];
  const clauses = [
    clause("SET", set, (name) => `#${name} = :${name}`),
    clause("ADD", add, (name) => `#${name} :${name}`),
    clause("REMOVE", remove, (name) => `#${name}`),
  ];
  const values = Object.entries({ ...change.set, ...change.add, ...change.values });
  return {
    UpdateExpression: clauses.filter((text) => text !== "").join(" "),
    ...(change.condition === undefined ? {} : { ConditionExpression: change.condition }),
    ExpressionAttributeNames: Object.fromEntries(
      [...set, ...add, ...remove, ...(change.names ?? [])].map((name) => [`#${name}`, name]),
    ),
    // An empty map of values is a fault of its own to DynamoDB.
    ...(values.length === 0
      ? {}
      : {
          ExpressionAttributeValues: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
        }),
  };
}

function clause(verb: string, names: string[], write: (name: string) => string): string {
  return names.length === 0 ? "" : `${verb} ${names.map(write).join(", ")}`;
}
