/** First letters of the first and the last name. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

/** Black or white, whichever is easier to read on a `#rrggbb` or `#rgb` colour; white on others. */
export function inkOn(colour: string): string {
  const full = colour.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(full);
  if (!found) return "#fff";
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((pair) => Number.parseInt(pair, 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 160 ? "#1b1b1b" : "#fff";
}
