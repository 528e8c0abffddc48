import { createHash } from "node:crypto";
import type { Credentials, Value } from "./graph.ts";

type Inputs = Record<string, Value>;

/**
 * What AWS would tell of a new resource: its id, its ARN and the few other attributes that one resource takes from
 * another. All of it follows from type, name and inputs, so that it is the same in every evaluation.
 *
 * Sources: "Actions, resources, and condition keys" of the service authorization reference for the ARNs; the registry's
 * pages of the AWS provider for what serves as `id`.
 */
export function attributesOf(type: string, logicalName: string, inputs: Inputs, place: Credentials): Inputs {
  const { partition, region, account } = place;
  const name = text(inputs.name) ?? text(inputs.bucket) ?? logicalName;
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${account}:${resource}`;
  const global = (service: string, resource: string) => `arn:${partition}:${service}::${account}:${resource}`;
  const suffix = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

  switch (type) {
    case "aws:apigatewayv2/api:Api": {
      const id = mark(type + name, 10);
      return {
        id,
        arn: `arn:${partition}:apigateway:${region}::/apis/${id}`,
        apiEndpoint: `https://${id}.execute-api.${region}.${suffix}`,
        executionArn: arn("execute-api", id),
      };
    }
    case "aws:cloudwatch/compositeAlarm:CompositeAlarm":
      return { id: name, arn: arn("cloudwatch", `alarm:${text(inputs.alarmName) ?? name}`) };
    case "aws:cloudwatch/dashboard:Dashboard":
      return {
        id: name,
        dashboardArn: global("cloudwatch", `dashboard/${text(inputs.dashboardName) ?? name}`),
      };
    case "aws:cloudwatch/eventRule:EventRule":
      return { id: name, arn: arn("events", `rule/${name}`) };
    case "aws:cloudwatch/logGroup:LogGroup":
      return { id: name, arn: arn("logs", `log-group:${name}`) };
    case "aws:cloudwatch/metricAlarm:MetricAlarm": {
      const alarm = text(inputs.name) ?? name;
      return { id: alarm, arn: arn("cloudwatch", `alarm:${alarm}`) };
    }
    case "aws:dynamodb/table:Table":
      return { id: name, arn: arn("dynamodb", `table/${name}`) };
    case "aws:iam/policy:Policy":
      return { id: name, arn: global("iam", `policy${text(inputs.path) ?? "/"}${name}`) };
    case "aws:iam/role:Role":
      return {
        id: name,
        arn: global("iam", `role${text(inputs.path) ?? "/"}${name}`),
        uniqueId: mark(name, 21),
      };
    case "aws:kms/key:Key": {
      const id = uuid(logicalName);
      return { id, keyId: id, arn: arn("kms", `key/${id}`) };
    }
    case "aws:kms/alias:Alias":
      return { id: name, arn: arn("kms", name) };
    case "aws:lambda/function:Function": {
      const own = arn("lambda", `function:${name}`);
      return {
        id: name,
        arn: own,
        version: "$LATEST",
        qualifiedArn: `${own}:$LATEST`,
        invokeArn: `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${own}/invocations`,
        lastModified: "2026-01-01T00:00:00.000+0000",
      };
    }
    case "aws:lambda/functionUrl:FunctionUrl": {
      const id = mark(text(inputs.functionName) ?? name, 32);
      return { id, urlId: id, functionUrl: `https://${id}.lambda-url.${region}.on.aws/` };
    }
    case "aws:s3/bucketV2:BucketV2":
    case "aws:s3/bucket:Bucket":
      return { id: name, arn: `arn:${partition}:s3:::${name}` };
    case "aws:scheduler/schedule:Schedule": {
      const group = text(inputs.groupName) ?? "default";
      return { id: `${group}/${name}`, arn: arn("scheduler", `schedule/${group}/${name}`) };
    }
    case "aws:scheduler/scheduleGroup:ScheduleGroup":
      return { id: name, arn: arn("scheduler", `schedule-group/${name}`) };
    case "aws:secretsmanager/secret:Secret": {
      const own = arn("secretsmanager", `secret:${name}-${mark(name, 6)}`);
      return { id: own, arn: own };
    }
    case "aws:sfn/stateMachine:StateMachine": {
      const own = arn("states", `stateMachine:${name}`);
      return { id: own, arn: own };
    }
    case "aws:sns/topic:Topic": {
      const own = arn("sns", name);
      return { id: own, arn: own };
    }
    case "aws:sqs/queue:Queue": {
      const url = `https://sqs.${region}.${suffix}/${account}/${name}`;
      return { id: url, url, arn: arn("sqs", name) };
    }
    case "random:index/randomBytes:RandomBytes": {
      const bytes = createHash("sha512").update(logicalName).digest().subarray(0, Number(inputs.length));
      return { id: logicalName, base64: bytes.toString("base64"), hex: bytes.toString("hex") };
    }
    default: {
      const [, module = "", kind = ""] = /^aws:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
      const id = mark(type + name, 12);
      return module
        ? { id, arn: arn(module, `${kind.charAt(0).toLowerCase()}${kind.slice(1)}/${name}`) }
        : { id };
    }
  }
}

function text(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Letters and digits that follow from a text. */
function mark(of: string, length: number): string {
  const digest = BigInt(`0x${createHash("sha256").update(of).digest("hex")}`);
  return digest.toString(36).slice(0, length);
}

function uuid(of: string): string {
  const hex = createHash("sha256").update(of).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
