import { findAggregator, findRegions } from "@invitations/securityhub/regions";
import { securityHubRegionsBeside } from "@invitations/securityhub/security-hub-regions";
import { isFailure } from "@invitations/securityhub/trace";
import { type Check, type Finding, failed, ok, warning } from "../check.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";
import { enableHub, hubIn } from "./hub.ts";

/** Findings of the linked Regions come together in the home Region, and the settings agree with that. */
export const aggregator: Check = {
  name: NAMES.aggregator,
  needs: [NAMES.hub],
  async look(visit) {
    const { region: home } = visit.known("place");
    const found = await findAggregator(hubIn(visit, home), (region) => hubIn(visit, region));
    if (!found) return withoutAggregator(visit);
    if (found.homeRegion !== home) {
      return failed(
        `the aggregation Region is ${found.homeRegion}, and homeRegion is ${home}`,
        `Set homeRegion to ${found.homeRegion} in membership.config.ts, or make the aggregator anew in ${home}.`,
      );
    }
    return ok(`${home} gathers findings (${found.linkingMode})`);
  },
};

/** To work in single Regions is no fault where the settings say that it is meant. */
function withoutAggregator(visit: Visit): Finding {
  const { region: home } = visit.known("place");
  const { regionsOnly, regionsAlso } = visit.known("settings");
  const meant = regionsAlso.length > 0 || (regionsOnly.length === 1 && regionsOnly[0] === home);
  if (meant) {
    return ok(`there is none, and the settings name the Regions: ${[home, ...regionsAlso].join(", ")}`);
  }
  return failed(
    `there is none, so accounts would be invited in ${home} alone`,
    `Link Regions: aws securityhub create-finding-aggregator --region ${home} --region-linking-mode ALL_REGIONS`,
    `Or say in membership.config.ts that one Region is meant: regionsOnly: ["${home}"]`,
  );
}

/** Every other Region that accounts are invited in is enabled and has Security Hub. */
export const linkedRegions: Check = {
  name: NAMES.linkedRegions,
  needs: [NAMES.aggregator],
  async look(visit) {
    const { region: home, account } = visit.known("place");
    const { regionsOnly, regionsAlso } = visit.known("settings");
    const sought = { deploymentRegion: home, candidates: securityHubRegionsBeside(home) };
    const asked = (region: string) => hubIn(visit, region);
    const { linkedRegions: regions } = await findRegions({
      ...sought,
      setting: { ...(regionsOnly.length > 0 ? { only: regionsOnly } : {}), also: regionsAlso },
      hubIn: asked,
    });

    const wrong: string[] = [];
    const lines: string[] = [];
    for (const region of regions) {
      const state = await stateOf(visit, region);
      if (state === "on") continue;
      wrong.push(
        state === "off"
          ? `Security Hub is off in ${region}`
          : `account ${account} has not opted into ${region}`,
      );
      lines.push(
        state === "off"
          ? `Enable it: ${enableHub(region)}`
          : `Enable it: aws account enable-region --region-name ${region}, or leave it out with regionsOnly.`,
      );
    }
    if (wrong.length > 0) return failed(wrong.join("; "), ...lines);

    const idle = regionsOnly.filter((region) => region !== home && !regions.includes(region));
    if (idle.length > 0) {
      return warning(
        `${named(regions)}; regionsOnly also names ${idle.join(", ")}, which the aggregator does not link`,
        `Link ${idle.join(", ")}, name it in regionsAlso instead, or take it out of regionsOnly.`,
      );
    }
    return ok(named(regions));
  },
};

const named = (regions: readonly string[]) =>
  regions.length === 0
    ? "none: accounts are invited in the home Region"
    : `${regions.join(", ")}, each with Security Hub`;

async function stateOf(visit: Visit, region: string): Promise<"on" | "off" | "not opted in"> {
  try {
    return (await hubIn(visit, region).isOn()) ? "on" : "off";
  } catch (error) {
    if (isFailure(error, "RegionNotOptedIn")) return "not opted in";
    throw error;
  }
}
