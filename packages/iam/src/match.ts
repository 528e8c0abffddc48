import { matchesWildcard } from "./wildcard.ts";

/** `unclear`: not understood well enough to say either. */
export type Match = "yes" | "no" | "unclear";

/** `Action` or `NotAction`, `Resource` or `NotResource`, with its patterns. */
export interface Patterns {
  /** The element is the `Not…` one: everything but these. */
  not: boolean;
  patterns: readonly string[];
}

/** Whether an element is about something, given what each of its patterns says. */
export function matchAny({ not, patterns }: Patterns, match: (pattern: string) => Match): Match {
  let found: Match = "no";
  for (const pattern of patterns) {
    const one = match(pattern);
    if (one === "yes") {
      found = "yes";
      break;
    }
    if (one === "unclear") found = "unclear";
  }
  if (!not || found === "unclear") return found;
  return found === "yes" ? "no" : "yes";
}

/** Whether a pattern of `Action` is about `action` (`securityhub:AcceptInvitation`), in any case of letters. */
export function matchAction(pattern: string, action: string): Match {
  if (pattern === "*") return "yes";
  const [, service, name] = /^([A-Za-z0-9-]+):(.*)$/s.exec(pattern) ?? [];
  // IAM takes no action without a service; what it would make of one, nobody can say.
  if (service === undefined || name === undefined) return "unclear";
  const [ofService, ofName] = action.toLowerCase().split(":");
  if (service.toLowerCase() !== ofService) return "no";
  if (!/^[A-Za-z0-9*?]+$/.test(name)) return "unclear";
  return matchesWildcard(name.toLowerCase(), ofName ?? "") ? "yes" : "no";
}

/**
 * Whether a pattern of `Resource` is about `arn`. A `*` at the end of a part of an ARN may run over its colon,
 * elsewhere AWS only advises against it, and an ARN cut short is filled up with `*` (IAM user guide, Resource). So it is read both
 * ways, part by part and as a whole: where the two agree the answer is sure.
 */
export function matchResource(pattern: string, arn: string): Match {
  if (pattern === "*") return "yes";
  if (!pattern.startsWith("arn:")) return "unclear";
  // A variable may become anything; what stands around it can still tell that the pattern is about something else.
  if (pattern.includes("${")) return matchesLoosely(pattern.replace(VARIABLE, "*"), arn) ? "unclear" : "no";
  if (!matchesLoosely(pattern, arn)) return "no";
  const service = partsOf(pattern)[2] ?? "*";
  // IAM takes no wildcard for the service.
  if (/[*?]/.test(service)) return "unclear";
  return matchesWildcard(pattern, arn) && matchesPartByPart(pattern, arn) ? "yes" : "unclear";
}

/** Up to the closing brace, or to the end where there is none. */
const VARIABLE = /\$\{[^}]*(\}|$)/g;

function matchesLoosely(pattern: string, arn: string): boolean {
  const [lowerPattern, lowerArn] = [pattern.toLowerCase(), arn.toLowerCase()];
  return matchesWildcard(lowerPattern, lowerArn) || matchesPartByPart(lowerPattern, lowerArn);
}

function matchesPartByPart(pattern: string, arn: string): boolean {
  const wanted = partsOf(pattern);
  return partsOf(arn).every((part, at) => matchesWildcard(wanted[at] ?? "*", part));
}

/** At most six parts: `arn`, partition, service, Region, account, and all of the rest. */
function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
