/** What an update does to an item: attributes to set, to take away, and members to add to sets. */
export interface Change {
  set?: Record<string, unknown>;
  /** Attributes to set where the item has none yet; what is there stays. */
  ensure?: Record<string, unknown>;
  /** Members to set in maps that are there: attribute, then member. */
  setIn?: Record<string, Record<string, unknown>>;
  remove?: string[];
  add?: Record<string, Set<string>>;
  /** Members to take out of sets; a set without members is gone. */
  takeOut?: Record<string, Set<string>>;
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
  const ensure = Object.keys(change.ensure ?? {});
  // Members may be any text, as Regions with their hyphens; a placeholder may not.
  const members = Object.entries(change.setIn ?? {})
    .flatMap(([attribute, inner]) =>
      Object.entries(inner).map(([member, value]) => ({ attribute, member, value })),
    )
    .map((each, index) => ({ ...each, placeholder: `member${index}` }));
  const add = Object.keys(change.add ?? {});
  const takeOut = Object.keys(change.takeOut ?? {});
  const remove = change.remove ?? [];
  const clauses = [
    clause("SET", [
      ...set.map((name) => `#${name} = :${name}`),
      ...ensure.map((name) => `#${name} = if_not_exists(#${name}, :${name})`),
      ...members.map(({ attribute, placeholder }) => `#${attribute}.#${placeholder} = :${placeholder}`),
    ]),
    clause(
      "ADD",
      add.map((name) => `#${name} :${name}`),
    ),
    clause(
      "DELETE",
      takeOut.map((name) => `#${name} :${name}`),
    ),
    clause(
      "REMOVE",
      remove.map((name) => `#${name}`),
    ),
  ];
  const values = Object.entries({
    ...change.set,
    ...change.ensure,
    ...change.add,
    ...change.takeOut,
    ...change.values,
    ...Object.fromEntries(members.map(({ placeholder, value }) => [placeholder, value])),
  });
  const named = [
    ...[...set, ...ensure, ...add, ...takeOut, ...remove, ...(change.names ?? [])].map(
      (name) => [name, name] as const,
    ),
    ...members.flatMap(({ attribute, member, placeholder }) => [
      [attribute, attribute] as const,
      [placeholder, member] as const,
    ]),
  ];
  return {
    UpdateExpression: clauses.filter((text) => text !== "").join(" "),
    ...(change.condition === undefined ? {} : { ConditionExpression: change.condition }),
    ExpressionAttributeNames: Object.fromEntries(
      named.map(([placeholder, name]) => [`#${placeholder}`, name]),
    ),
    // An empty map of values is a fault of its own to DynamoDB.
    ...(values.length === 0
      ? {}
      : {
          ExpressionAttributeValues: Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
        }),
  };
}

function clause(verb: string, writes: string[]): string {
  return writes.length === 0 ? "" : `${verb} ${writes.join(", ")}`;
}
