export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const link = (address: string) => `[${new URL(address).hostname.replace(/^www\./, "")}](${address})`;
export const dollars = (amount: number) => amount.toFixed(2);
export const whole = (count: number) => count.toLocaleString("en-US");
