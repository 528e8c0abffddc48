import { AwsFault } from "../../wire/fault.ts";

/** The operation takes nothing. */
export function checkDescribeOrganization(input: Record<string, unknown>): void {
  const [surplus] = Object.keys(input);
  if (surplus !== undefined)
    throw new AwsFault("SerializationException", `DescribeOrganization takes no ${surplus}.`);
}
