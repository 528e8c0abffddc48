import type { JsonOperation } from "../../wire/awsjson.ts";
import { chooseRecorder, RECORDER_NAME, recorderArn } from "../choose-recorder.ts";
import type { Recorders } from "../recorders.ts";
import { readRecorderChoice } from "../validations/DescribeConfigurationRecorderStatus.ts";

/** Whether the recorder of the caller's account and Region records; an empty list when there is no recorder. */
export function describeConfigurationRecorderStatus(recorders: Recorders): JsonOperation {
  return (input, request) => {
    const action = "config:DescribeConfigurationRecorderStatus";
    const chosen = chooseRecorder(recorders, action, readRecorderChoice(input), request);
    return {
      ConfigurationRecordersStatus: chosen.map((recorder) => ({
        arn: recorderArn(recorder),
        name: RECORDER_NAME,
        recording: recorder.recording,
        lastStatus: "SUCCESS",
        lastStartTime: new Date(recorder.lastStart),
        lastStopTime: recorder.lastStop && new Date(recorder.lastStop),
        lastStatusChangeTime: new Date(
          recorder.recording ? recorder.lastStart : (recorder.lastStop ?? recorder.lastStart),
        ),
      })),
    };
  };
}
