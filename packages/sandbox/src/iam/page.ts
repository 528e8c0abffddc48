import { AwsFault } from "../wire/fault.ts";
import type { XmlObject } from "../wire/query.ts";
import { constraint, text } from "./validations/form.ts";

export interface PageInput {
  marker?: string;
  /** 1 to 1000. */
  maxItems: number;
}

/** Reads `Marker` and `MaxItems`, which is 100 when left out. */
export function readPage(input: URLSearchParams): PageInput {
  const marker = text(input, "Marker", { least: 1, most: 320 });
  const given = input.get("MaxItems") ?? "100";
  const maxItems = Number(given);
  if (!/^-?\d+$/.test(given) || maxItems < 1)
    throw constraint(given, "maxItems", "Member must have value greater than or equal to 1");
  if (maxItems > 1000)
    throw constraint(given, "maxItems", "Member must have value less than or equal to 1000");
  return { maxItems, ...(marker === undefined ? {} : { marker }) };
}

/** One page of a list, and what says where the next begins; a marker of another list is refused. */
export function pageOf<Item>(
  name: string,
  items: readonly Item[],
  { marker, maxItems }: PageInput,
): { page: Item[]; rest: XmlObject } {
  const start = marker === undefined ? 0 : startOf(name, marker);
  const end = start + maxItems;
  const rest: XmlObject =
    end < items.length
      ? { IsTruncated: true, Marker: Buffer.from(`${name} ${end}`).toString("base64url") }
      : { IsTruncated: false };
  return { page: items.slice(start, end), rest };
}

function startOf(name: string, marker: string): number {
  const [of, start] = Buffer.from(marker, "base64url").toString("utf8").split(" ");
  if (of === name && start !== undefined && /^\d+$/.test(start)) return Number(start);
  throw new AwsFault("ValidationError", `Invalid Marker: ${marker}`);
}
