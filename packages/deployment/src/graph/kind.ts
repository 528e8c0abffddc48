/** `aws:dynamodb/table:Table` → `dynamodb.Table`. */
export function kindOf(type: string): string {
  const [, module = "", kind = ""] = /^\w+:([^/:]+)[^:]*:(\w+)$/.exec(type) ?? [];
  return `${module}.${kind}`;
}
