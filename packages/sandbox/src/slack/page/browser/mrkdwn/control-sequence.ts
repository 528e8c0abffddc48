import { type Inline, isSafeUrl, unescapeEntities } from "./tree.ts";

/** The last second that a JavaScript date can hold. */
const LATEST_TIME = 8.64e12;

const SUBTEAM = "!subteam^";

/** What stands between `<` and `>`: a mention, a date or a link. `undefined` when it is none of Slack's forms. */
export function controlSequence(inside: string): Inline | undefined {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeEntities(inside.slice(bar + 1));

  const mention = /^(@|#)([A-Z0-9]+)$/.exec(target);
  if (mention?.[2]) {
    const named = label ? { id: mention[2], label } : { id: mention[2] };
    return mention[1] === "@" ? { kind: "person", ...named } : { kind: "channel", ...named };
  }
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith(SUBTEAM))
    return { kind: "broadcast", name: label?.replace(/^@/, "") || target.slice(SUBTEAM.length) };
  if (/^!(channel|here|everyone)$/.test(target)) return { kind: "broadcast", name: target.slice(1) };

  const url = unescapeEntities(target);
  if (!isSafeUrl(url)) return undefined;
  const shown = label || url.replace(/^(mailto|tel):/i, "");
  return { kind: "link", url, children: [{ kind: "text", text: shown }] };
}

/** `!date^<seconds>^<format>[^<link>]` and its fallback after the bar. */
function date(target: string, fallback: string | undefined): Inline | undefined {
  const [, seconds = "", format = "", link] = target.split("^");
  const at = Number(seconds);
  if (!(Math.abs(at) <= LATEST_TIME) || seconds === "" || format === "") return undefined;
  const url = link === undefined ? undefined : unescapeEntities(link);
  return {
    kind: "date",
    at,
    format: unescapeEntities(format),
    fallback: fallback ?? "",
    ...(url && isSafeUrl(url) ? { url } : {}),
  };
}
