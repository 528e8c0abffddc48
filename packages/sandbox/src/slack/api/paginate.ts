import { type Arguments, textOf } from "./arguments.ts";
import { SlackRefusal } from "./refusal.ts";

/** One page of a list by `limit` and `cursor`. @throws SlackRefusal `invalid_limit`, `invalid_cursor` */
export function paginate<Item>(items: Item[], given: Arguments): { page: Item[]; nextCursor: string } {
  const limit = Number(textOf(given, "limit") ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new SlackRefusal("invalid_limit");
  const cursor = textOf(given, "cursor");
  const start =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, "base64").toString().replace("next:", ""));
  if (!Number.isInteger(start) || start < 0) throw new SlackRefusal("invalid_cursor");
  const end = start + limit;
  return {
    page: items.slice(start, end),
    nextCursor: end < items.length ? Buffer.from(`next:${end}`).toString("base64") : "",
  };
}
