import { type Request, regionsOf, regionsToAnswer } from "@invitations/core/request/request";
import { mrkdwn, series, type Voice } from "./voice.ts";

/** What AWS calls its standards, by the part of the short name before the version. */
const TITLES: Readonly<Record<string, (version: string) => string>> = {
  "aws-foundational-security-best-practices": (version) =>
    `AWS Foundational Security Best Practices v${version}`,
  "aws-resource-tagging-standard": (version) => `AWS Resource Tagging Standard v${version}`,
  "cis-aws-foundations-benchmark": (version) => `CIS AWS Foundations Benchmark v${version}`,
  "nist-800-171": (version) => `NIST SP 800-171 Rev. ${major(version)}`,
  "nist-800-53": (version) => `NIST SP 800-53 Rev. ${major(version)}`,
  "pci-dss": (version) => `PCI DSS v${version}`,
};

const major = (version: string) => version.split(".")[0];

/** A standard as people know it; one that is new here by its short name. */
export function standardName(name: string, { code }: Voice = mrkdwn): string {
  const [, title = "", version = ""] = /^([a-z0-9-]+)\/v\/([\d.]{1,20})$/.exec(name) ?? [];
  return Object.hasOwn(TITLES, title) ? (TITLES[title]?.(version) ?? name) : code(name, 80);
}

/** All of them: whoever accepts is to know each one. */
export function standardNames(names: readonly string[], voice: Voice = mrkdwn): string {
  return series(
    names.map((name) => standardName(name, voice)),
    names.length,
  );
}

/** What accepting enables besides, where, and that it costs money; nothing for a request without standards. */
export function standardsAsked(request: Request, voice: Voice = mrkdwn): string | undefined {
  const { standards } = request.details;
  if (!standards) return undefined;
  const where = standardsRegions(request, voice);
  return `Once the account is a member, security standards are enabled in ${where}, and *AWS charges the account* for their security checks: ${standardNames(standards, voice)}.`;
}

/** The same for accounts that are asked about together. */
export function standardsTogether(standards: readonly string[], voice: Voice = mrkdwn): string | undefined {
  if (standards.length === 0) return undefined;
  return `Once an account is a member, security standards are enabled in the Regions of its invitation, and *AWS charges each account* for their security checks: ${standardNames(standards, voice)}.`;
}

/** Where the account would become a member; at the beginning only what was asked for is known. */
function standardsRegions(request: Request, { code }: Voice): string {
  const named = (regions: readonly string[]) =>
    series(
      regions.map((region) => code(region, 40)),
      12,
    );
  const all = regionsOf(request);
  const regions = regionsToAnswer(request);
  if (all.length === 0)
    return request.details.onlyRegions ? named(request.details.onlyRegions) : "every Region";
  return regions.length === all.length && all.length > 1 ? `all ${all.length} Regions` : named(regions);
}

/** The Regions where the standards that were asked for could not all be enabled. */
export function regionsWithoutStandards(request: Request): string[] {
  return regionsOf(request).filter((region) => request.outcomes[region]?.standards?.failure);
}

/** That some could not be enabled, in a sentence; nothing where all went well. */
export function standardsMissed(request: Request, voice: Voice = mrkdwn): string | undefined {
  const regions = regionsWithoutStandards(request).map((region) => voice.code(region, 40));
  return regions.length === 0
    ? undefined
    : `Its security standards could not all be enabled in ${series(regions)}.`;
}
