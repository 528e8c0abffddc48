import { standardArn } from "../arns.ts";
import type { Call } from "../call.ts";
import { pageOf } from "../page.ts";
import { catalogue, type Standard } from "../standards.ts";
import type { DescribeStandardsInput } from "../validations/DescribeStandards.ts";

/** The standards that there are, enabled or not. */
export function describeStandards(input: DescribeStandardsInput, call: Call) {
  const offered = input.ofAws ? catalogue : [];
  const all = offered.map((standard): [string, Standard] => [standard.name, standard]);
  const { rows, ...token } = pageOf("DescribeStandards", all, input, call, 100);
  return {
    Standards: rows.map(([name, { title, description, byDefault }]) => ({
      StandardsArn: standardArn(name, call.region, call.switches),
      Name: title,
      Description: description,
      EnabledByDefault: byDefault,
      Provider: "AWS",
      StandardsManagedBy: { Company: "AWS", Product: "Security Hub" },
    })),
    ...token,
  };
}
