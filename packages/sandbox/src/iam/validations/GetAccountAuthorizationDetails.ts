import { type PageInput, readPage } from "../page.ts";
import { constraint, list } from "./form.ts";

const KINDS = ["User", "Group", "Role", "LocalManagedPolicy", "AWSManagedPolicy"] as const;
export type DetailKind = (typeof KINDS)[number];

export interface AccountDetailsInput extends PageInput {
  kinds: ReadonlySet<DetailKind>;
}

/** Without a filter all kinds are asked for. */
export function readGetAccountAuthorizationDetails(input: URLSearchParams): AccountDetailsInput {
  const kinds = list(input, "Filter").map((given) => {
    const kind = KINDS.find((known) => known === given);
    if (kind) return kind;
    throw constraint(`[${given}]`, "filter", `Member must satisfy enum value set: [${KINDS.join(", ")}]`);
  });
  return { ...readPage(input), kinds: new Set(kinds.length > 0 ? kinds : KINDS) };
}
