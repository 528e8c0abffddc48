/**
 * One thing that a role of this app may do. A list of them is a function of the facts that its ARNs need (partition,
 * account, …); given `${AWS::Partition}` for a partition, the same function writes CloudFormation.
 */
export interface Statement {
  /** Letters and digits, as IAM demands; unique in its policy. */
  readonly sid: string;
  /** Each by its full name, `securityhub:DescribeHub`: no wildcards. */
  readonly actions: readonly string[];
  /** ARNs; `*` alone where the service knows no resource for these actions. */
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /** The calls are made in the Region that they are about, so that `aws:RequestedRegion` can narrow them. */
  readonly isRegional?: true;
}

/** Values by operator and condition key. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A policy document as IAM takes it. */
export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  Sid: string;
  Effect: "Allow";
  Action: readonly string[];
  Resource: readonly string[];
  Condition?: Conditions;
}

/** @param regions Narrow what is regional; every Region, if there are none. */
export function policyDocument(
  statements: readonly Statement[],
  regions: readonly string[] = [],
): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: statements.map(({ sid, actions, resources, conditions, isRegional }) => {
      const narrowed = isRegional && regions.length > 0 ? inRegions(conditions, regions) : conditions;
      return {
        Sid: sid,
        Effect: "Allow",
        Action: actions,
        Resource: resources,
        ...(narrowed ? { Condition: narrowed } : {}),
      };
    }),
  };
}

function inRegions(conditions: Conditions | undefined, regions: readonly string[]): Conditions {
  return {
    ...conditions,
    StringEquals: { ...conditions?.StringEquals, "aws:RequestedRegion": regions },
  };
}
