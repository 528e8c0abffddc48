import { describe, expect, it } from "vitest";
import { policyDocument, type Statement } from "./statement.ts";

const look: Statement = {
  sid: "Look",
  actions: ["securityhub:DescribeHub"],
  resources: ["arn:aws:securityhub:*:111122223333:hub/default"],
  isRegional: true,
};
const link: Statement = {
  sid: "Link",
  actions: ["iam:CreateServiceLinkedRole"],
  resources: ["*"],
  conditions: { StringEquals: { "iam:AWSServiceName": "securityhub.amazonaws.com" } },
};

describe("policyDocument", () => {
  it("allows each statement by itself", () => {
    expect(policyDocument([look, link])).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Look",
          Effect: "Allow",
          Action: ["securityhub:DescribeHub"],
          Resource: ["arn:aws:securityhub:*:111122223333:hub/default"],
        },
        {
          Sid: "Link",
          Effect: "Allow",
          Action: ["iam:CreateServiceLinkedRole"],
          Resource: ["*"],
          Condition: { StringEquals: { "iam:AWSServiceName": "securityhub.amazonaws.com" } },
        },
      ],
    });
  });

  it("narrows to Regions what is regional, beside its own conditions, and nothing else", () => {
    const both: Statement = { ...link, isRegional: true };
    const { Statement } = policyDocument([look, link, both], ["eu-central-1", "eu-west-1"]);
    const regions = { "aws:RequestedRegion": ["eu-central-1", "eu-west-1"] };
    expect(Statement.map(({ Condition }) => Condition)).toEqual([
      { StringEquals: regions },
      link.conditions,
      { StringEquals: { ...link.conditions?.StringEquals, ...regions } },
    ]);
  });
});
