/**
 * Whether a text fits a pattern in which `*` stands for any characters and `?` for one. Without a regular
 * expression, since somebody else wrote the pattern and `*a*a*a*…` would hold up one of those for ever; this takes at
 * most as many steps as the product of both lengths.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let resumeAt = 0;
  while (inText < text.length) {
    const sign = pattern[inPattern];
    if (sign === "*") {
      star = inPattern++;
      resumeAt = inText;
    } else if (sign === "?" || sign === text[inText]) {
      inPattern++;
      inText++;
    } else if (star >= 0) {
      // The last star takes one character more, and the rest is tried again.
      inPattern = star + 1;
      inText = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === "*") inPattern++;
  return inPattern === pattern.length;
}
