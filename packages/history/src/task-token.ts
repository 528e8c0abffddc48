import type { Database } from "./database.ts";
import { RequestUnknown } from "./failures.ts";
import { requestKey } from "./table.ts";

/**
 * `History.keepTaskToken`. A closed request takes none, since nobody will answer it: whoever waits looks at the
 * request afterwards and goes on at once. Throws `RequestUnknown`.
 */
export async function keepTaskToken(database: Database, request: string, token: string): Promise<void> {
  const refused = await database.update(requestKey(request), {
    set: { taskToken: token },
    condition: "attribute_exists(#open)",
    names: ["open"],
  });
  if (refused && !refused.exists) throw new RequestUnknown(request);
}

/** `History.taskToken`. */
export async function taskToken(database: Database, request: string): Promise<string | undefined> {
  const item = await database.get(requestKey(request), ["taskToken"]);
  return typeof item?.taskToken === "string" ? item.taskToken : undefined;
}
