/**
 * A name that stands twice in one object of a JSON text, and `undefined` where there is none. `JSON.parse` keeps the
 * last of the two without a word, and which one AWS would go by is not known. The text has to be valid JSON.
 */
export function duplicateKey(json: string): string | undefined {
  /** Names seen so far in each open object; `undefined` for an open list. */
  const open: (Set<string> | undefined)[] = [];
  /** A string that stands in an object may be a name until the next sign tells. */
  let text: string | undefined;
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const names = open.at(-1);
      if (text !== undefined && names) {
        const name: unknown = JSON.parse(text);
        if (names.has(String(name))) return String(name);
        names.add(String(name));
      }
    }
    text = token.startsWith('"') ? token : undefined;
  }
  return undefined;
}

/** Strings as a whole, so that a brace inside of one is none. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;
