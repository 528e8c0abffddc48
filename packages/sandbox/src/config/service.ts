import { jsonService } from "../wire/awsjson.ts";
import type { AwsService } from "../wire/service.ts";
import { describeConfigurationRecorderStatus } from "./actions/DescribeConfigurationRecorderStatus.ts";
import { describeConfigurationRecorders } from "./actions/DescribeConfigurationRecorders.ts";
import { createRecorders, type Recorders, type RecordersOptions } from "./recorders.ts";

export interface Config {
  service: AwsService;
  /** To look at and change what records where, for practice. */
  recorders: Recorders;
}

/** AWS Config, as far as a readiness check reads it. */
export function createConfig(options: RecordersOptions): Config {
  const recorders = createRecorders(options);
  const service = jsonService({
    signingName: "config",
    targetPrefix: "StarlingDoveService",
    version: "1.1",
    operations: {
      DescribeConfigurationRecorders: describeConfigurationRecorders(recorders),
      DescribeConfigurationRecorderStatus: describeConfigurationRecorderStatus(recorders),
    },
  });
  return { service, recorders };
}
