import { describe, expect, it } from "vitest";
import { standardSchema } from "./standards.ts";

describe("the short name of a standard", () => {
  it.each([
    "aws-foundational-security-best-practices/v/1.0.0",
    "cis-aws-foundations-benchmark/v/1.2.0",
    "nist-800-53/v/5.0.0",
    "pci-dss/v/4.0.1",
  ])("may be %s", (name) => {
    expect(standardSchema.safeParse(name).success).toBe(true);
  });

  it.each([
    "",
    "cis",
    "PCI-DSS/v/4.0.1",
    "pci-dss/4.0.1",
    "pci-dss/v/4",
    "-pci/v/4.0.1",
    "standards/pci-dss/v/4.0.1",
    "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1",
    "pci-dss/v/4.0.1\n",
  ])("is not %j", (name) => {
    expect(standardSchema.safeParse(name).success).toBe(false);
  });
});
