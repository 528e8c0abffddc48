import { expect, test } from "vitest";
import { partitionOf, securityHubRegionsBeside } from "./security-hub-regions.ts";

test.each([
  ["eu-central-1", "aws"],
  ["us-east-1", "aws"],
  ["us-gov-west-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
  ["us-iso-east-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
  ["eusc-de-east-1", "aws-eusc"],
])("%s lies in partition %s", (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
  const beside = securityHubRegionsBeside(region);
  expect(beside).toContain(region);
  expect(new Set(beside.map(partitionOf))).toEqual(new Set([partition]));
  expect(new Set(beside).size).toBe(beside.length);
});

test("a Region of a partition without known Regions stands alone", () => {
  expect(securityHubRegionsBeside("eu-isoe-west-1")).toEqual(["eu-isoe-west-1"]);
});
