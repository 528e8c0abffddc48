import type { JsonOperation } from "../../wire/awsjson.ts";
import { chooseRecorder, RECORDER_NAME, recorderArn } from "../choose-recorder.ts";
import type { Recorders } from "../recorders.ts";
import { readRecorderChoice } from "../validations/DescribeConfigurationRecorders.ts";

/** The customer-managed recorder of the caller's account and Region, running or not. */
export function describeConfigurationRecorders(recorders: Recorders): JsonOperation {
  return (input, request) => {
    const action = "config:DescribeConfigurationRecorders";
    const chosen = chooseRecorder(recorders, action, readRecorderChoice(input), request);
    return {
      ConfigurationRecorders: chosen.map((recorder) => ({
        arn: recorderArn(recorder),
        name: RECORDER_NAME,
        roleARN: `arn:aws:iam::${recorder.accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
        recordingGroup: {
          allSupported: true,
          includeGlobalResourceTypes: true,
          resourceTypes: [],
          exclusionByResourceTypes: { resourceTypes: [] },
          recordingStrategy: { useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" },
        },
        recordingMode: { recordingFrequency: "CONTINUOUS", recordingModeOverrides: [] },
        recordingScope: "PAID",
      })),
    };
  };
}
