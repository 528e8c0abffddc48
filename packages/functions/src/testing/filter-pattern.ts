/**
 * Whether CloudWatch Logs finds a JSON line by a filter pattern, for as much of its language as is used here:
 * comparisons with quoted text (`*` at its end stands for anything), `&&`, `||` and parentheses. Throws for anything else.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(pattern: string, line: object): boolean {
  const inside = /^\{(.*)\}$/s.exec(pattern)?.[1];
  if (inside === undefined) throw new Error(`No pattern for JSON lines: ${pattern}`);
  const tokens = inside.match(/\$[\w.]*|"[^"]*"|&&|\|\||!=|=|[()]|\S/g) ?? [];
  const take = (expected?: string) => {
    const token = tokens.shift();
    if (token === undefined || (expected && token !== expected)) {
      throw new Error(`Expected ${expected ?? "more"} and found ${token ?? "the end"}: ${pattern}`);
    }
    return token;
  };
  const list = (between: string, one: () => boolean, fold: (found: boolean[]) => boolean) => () => {
    const found = [one()];
    while (tokens[0] === between) {
      take();
      found.push(one());
    }
    return fold(found);
  };
  const term = (): boolean => {
    if (tokens[0] === "(") {
      take();
      const found = either();
      take(")");
      return found;
    }
    const field = take();
    const operator = take();
    const text = take();
    if (!/^\$(\.\w+)+$/.test(field) || !/^!?=$/.test(operator) || !/^"[^"*]+\*?"$/.test(text)) {
      throw new Error(`Not understood: ${field} ${operator} ${text}`);
    }
    const value = valueAt(line, field);
    // What has no such field is found by neither.
    if (value === undefined) return false;
    return isLike(String(value), text.slice(1, -1)) === (operator === "=");
  };
  const both = list("&&", term, (found) => found.every(Boolean));
  const either = list("||", both, (found) => found.some(Boolean));
  const found = either();
  if (tokens.length > 0) throw new Error(`Left over: ${tokens.join(" ")}`);
  return found;
}

const valueAt = (line: object, field: string): unknown =>
  field
    .split(".")
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], line);

const isLike = (value: string, text: string) =>
  text.endsWith("*") ? value.startsWith(text.slice(0, -1)) : value === text;
