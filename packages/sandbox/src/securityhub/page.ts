import type { Call } from "./call.ts";
import { Malformed } from "./validations/malformed.ts";
import type { PageInput } from "./validations/page.ts";

/** What a token remembers: which list it goes on with and after which id. An empty id is before the first. */
interface Token {
  list: string;
  account: string;
  region: string;
  after: string;
}

/**
 * One page of `all`, which is sorted by id. A token remembers an id and not a number, so that rows which come
 * and go between two pages neither repeat nor hide others. Without `MaxResults` a page holds `usual` rows.
 */
export function pageOf<Row>(
  list: string,
  all: [id: string, row: Row][],
  input: PageInput,
  call: Call,
  usual: number,
): { rows: [id: string, row: Row][]; NextToken?: string } {
  const tokenAfter = (after: string) => encode({ list, account: call.accountId, region: call.region, after });
  if (call.switches.emptyFirstPage && !input.nextToken) return { rows: [], NextToken: tokenAfter("") };

  const after = input.nextToken === undefined ? "" : decode(input.nextToken, list, call);
  const rest = all.filter(([id]) => id > after);
  const rows = rest.slice(0, input.maxResults ?? usual);
  const last = rows.at(-1);
  return last && rest.length > rows.length ? { rows, NextToken: tokenAfter(last[0]) } : { rows };
}

function encode(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString("base64url");
}

function decode(given: string, list: string, call: Call): string {
  const token = readToken(given);
  if (token?.list !== list || token.account !== call.accountId || token.region !== call.region)
    throw new Malformed("Invalid parameter: NextToken is none that this list has given.");
  return token.after ?? "";
}

function readToken(given: string): Partial<Token> | undefined {
  try {
    return JSON.parse(Buffer.from(given, "base64url").toString("utf8")) as Partial<Token>;
  } catch {
    // Anything may be sent as a token; what cannot be read is none of ours.
    return undefined;
  }
}
