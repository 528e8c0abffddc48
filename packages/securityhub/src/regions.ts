import {
  type FindingAggregator,
  GetFindingAggregatorCommand,
  type GetFindingAggregatorCommandOutput,
  ListFindingAggregatorsCommand,
} from "@aws-sdk/client-securityhub";
import { batches } from "./batches.ts";
import { deniedByOrganization } from "./classify.ts";
import type { Hub } from "./hub.ts";
import { awsErrorOf, isFailure } from "./trace.ts";

/** How the settings change what the finding aggregator says. */
export interface RegionsSetting {
  /** Of the linked Regions only these; the home Region stays. */
  only?: readonly string[];
  /** These Regions as well, linked or not. */
  also?: readonly string[];
}

export interface RegionsSought {
  deploymentRegion: string;
  setting: RegionsSetting;
  /** Regions asked for a hub where the aggregator links all Regions without naming them. */
  candidates: readonly string[];
  hubIn(region: string): Hub;
}

/** DescribeHub is asked in this many Regions at a time. */
const AT_ONCE = 12;

/** The home Region and the linked ones, sorted, without the home Region. */
export async function findRegions(
  sought: RegionsSought,
): Promise<{ homeRegion: string; linkedRegions: string[] }> {
  const { deploymentRegion, setting, hubIn } = sought;
  const aggregator = await findAggregator(hubIn(deploymentRegion), hubIn);
  const homeRegion = aggregator?.homeRegion ?? deploymentRegion;
  const linked = aggregator ? await linkedBy(aggregator, sought) : [];
  const all = new Set([...linked.filter((region) => isWanted(region, setting)), ...(setting.also ?? [])]);
  all.delete(homeRegion);
  return { homeRegion, linkedRegions: [...all].sort() };
}

export interface Aggregator {
  homeRegion: string;
  linkingMode: string;
  /** Linked ones or excluded ones, as the mode says. */
  regions: string[];
}

/** The administrator's finding aggregator, wherever its home is. */
export async function findAggregator(
  hub: Hub,
  hubIn: (region: string) => Hub,
): Promise<Aggregator | undefined> {
  const arn = await findAggregatorArn(hub);
  if (arn === undefined) return undefined;
  // arn:partition:securityhub:REGION:account:finding-aggregator/id
  const region = arn.split(":")[3] ?? hub.region;
  const found: GetFindingAggregatorCommandOutput = await hubIn(region).call(
    "GetFindingAggregator",
    "ServiceUnavailable",
    (client) => client.send(new GetFindingAggregatorCommand({ FindingAggregatorArn: arn })),
  );
  return {
    homeRegion: found.FindingAggregationRegion ?? region,
    linkingMode: found.RegionLinkingMode ?? "",
    regions: found.Regions ?? [],
  };
}

/** There is at most one, but the list may begin with an empty page. */
async function findAggregatorArn(hub: Hub): Promise<string | undefined> {
  let token: string | undefined;
  do {
    const page: { FindingAggregators?: FindingAggregator[] | undefined; NextToken?: string | undefined } =
      await hub.call("ListFindingAggregators", "ServiceUnavailable", (client) =>
        client.send(new ListFindingAggregatorsCommand(token === undefined ? {} : { NextToken: token })),
      );
    const arn = page.FindingAggregators?.[0]?.FindingAggregatorArn;
    if (arn !== undefined) return arn;
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return undefined;
}

function isWanted(region: string, { only }: RegionsSetting): boolean {
  return only?.includes(region) ?? true;
}

async function linkedBy(
  aggregator: Aggregator,
  { candidates, setting, hubIn }: RegionsSought,
): Promise<string[]> {
  const { homeRegion, linkingMode, regions } = aggregator;
  const wanted = candidates.filter((region) => isWanted(region, setting));
  switch (linkingMode) {
    case "SPECIFIED_REGIONS":
      return regions;
    case "NO_REGIONS":
      return [];
    case "ALL_REGIONS":
      return regionsWithHub(wanted, homeRegion, hubIn);
    case "ALL_REGIONS_EXCEPT_SPECIFIED":
      return regionsWithHub(
        wanted.filter((region) => !regions.includes(region)),
        homeRegion,
        hubIn,
      );
    default:
      if (setting.only) return [...setting.only];
      throw hubIn(homeRegion).trace.failure(
        "ServiceUnavailable",
        `The finding aggregator links Regions in a way that is not known here: "${linkingMode}". ` +
          "Name the Regions in the settings.",
      );
  }
}

async function regionsWithHub(
  asked: readonly string[],
  home: string,
  hubIn: (region: string) => Hub,
): Promise<string[]> {
  const others = [...new Set(asked)].filter((region) => region !== home);
  const found: string[] = [];
  for (const some of batches(others, AT_ONCE)) {
    const on = await Promise.all(some.map((region) => hasHub(hubIn(region))));
    found.push(...some.filter((_, at) => on[at]));
  }
  return found;
}

/** A Region that the account cannot use, by its own choice or its organization's, has no hub to link. */
async function hasHub(hub: Hub): Promise<boolean> {
  try {
    return await hub.isOn();
  } catch (error) {
    if (isFailure(error, "RegionNotOptedIn")) return false;
    const told = awsErrorOf(error);
    if (isFailure(error, "AccessDenied") && told && deniedByOrganization(told)) return false;
    throw error;
  }
}
