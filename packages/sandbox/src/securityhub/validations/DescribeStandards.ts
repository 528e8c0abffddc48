import type { RawInput } from "./malformed.ts";
import { type PageInput, validatePage } from "./page.ts";
import { asksForAws } from "./standards.ts";

export interface DescribeStandardsInput extends PageInput {
  ofAws: boolean;
}

export function validateDescribeStandards(raw: RawInput): DescribeStandardsInput {
  return { ...validatePage(raw, 100), ofAws: asksForAws(raw.query.getAll("Providers")) };
}
