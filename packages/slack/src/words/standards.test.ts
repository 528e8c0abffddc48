import { describe, expect, it } from "vitest";
import { standardName } from "./standards.ts";

describe("a standard", () => {
  it.each([
    ["cis-aws-foundations-benchmark/v/1.2.0", "CIS AWS Foundations Benchmark v1.2.0"],
    ["aws-resource-tagging-standard/v/1.0.0", "AWS Resource Tagging Standard v1.0.0"],
    ["nist-800-171/v/2.0.0", "NIST SP 800-171 Rev. 2"],
    ["pci-dss/v/4.0.1", "PCI DSS v4.0.1"],
    ["quite-new/v/1.0.0", "`quite-new/v/1.0.0`"],
    ["constructor/v/1.0.0", "`constructor/v/1.0.0`"],
    ["<!channel>", "`&lt;!channel&gt;`"],
  ])("%s is called %s", (name, called) => {
    expect(standardName(name)).toBe(called);
  });
});
