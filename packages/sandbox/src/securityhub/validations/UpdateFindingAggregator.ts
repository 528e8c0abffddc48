import type { AggregatorSeed } from "../../seeds/seed.ts";
import { listsRegions } from "../aggregator.ts";
import { validateGetFindingAggregator } from "./GetFindingAggregator.ts";
import { Malformed, optionalChoice, type RawInput, requiredText } from "./malformed.ts";

export interface UpdateFindingAggregatorInput {
  findingAggregatorArn: string;
  mode: AggregatorSeed["mode"];
  /** Empty where the mode has no list. */
  regions: string[];
}

/** Regions have to be given where the mode lists them, and must not be where it does not. */
export function validateUpdateFindingAggregator({ body, query }: RawInput): UpdateFindingAggregatorInput {
  const arn = requiredText(body, "FindingAggregatorArn");
  const { findingAggregatorArn } = validateGetFindingAggregator({ body, query, label: arn });
  const mode = optionalChoice(requiredText(body, "RegionLinkingMode"), "RegionLinkingMode", [
    "ALL_REGIONS",
    "ALL_REGIONS_EXCEPT_SPECIFIED",
    "SPECIFIED_REGIONS",
    "NO_REGIONS",
  ]);
  const regions = body.Regions ?? [];
  if (!mode || !Array.isArray(regions) || !regions.every((region) => typeof region === "string"))
    throw new Malformed("Invalid parameter: Regions must be a list of Regions.");
  if (listsRegions(mode) !== regions.length > 0)
    throw new Malformed(
      `Invalid parameter: Regions must ${listsRegions(mode) ? "be given" : "not be given"} with ${mode}.`,
    );
  return { findingAggregatorArn, mode, regions };
}
