import type { Value } from "../../graph/graph.ts";
import { type Defect, otherwise, without } from "./defect.ts";

export const deadLettersDefects: readonly Defect[] = [
  [
    "deadLetters",
    "a schedule that nobody misses",
    otherwise("Schedule-drift", ({ target }) => {
      delete (target as Record<string, Value>).deadLetterConfig;
    }),
    /^Schedule-drift has no queue/m,
  ],
  [
    "deadLetters",
    "a function that nobody misses",
    otherwise("WatchFunction", (inputs) => {
      delete inputs.deadLetterConfig;
    }),
    /^WatchFunction has no queue/m,
  ],
  [
    "deadLetters",
    "a queue that its user may not use",
    otherwise("Role-watch", (inputs) => {
      inputs.inlinePolicies = JSON.parse(
        JSON.stringify(inputs.inlinePolicies).replaceAll("sqs:SendMessage", "sqs:ListQueues"),
      );
    }),
    /^WatchFunction may not use/m,
  ],
  [
    "deadLetters",
    "a queue under a key that its user may not use",
    otherwise("Key", (inputs) => {
      inputs.policy = String(inputs.policy).replaceAll(
        /"[^"]*role\/[^"]*-watch"/g,
        '"arn:aws:iam::999988887777:root"',
      );
    }),
    /^WatchFunction may not use/m,
  ],
  [
    "deadLetters",
    "a schedule for what is not there",
    without("Machine-drift"),
    /^Schedule-drift starts .*drift, which is not there/m,
  ],
  [
    "deadLetters",
    "alarms of which nobody misses the one that was not told",
    otherwise("AlarmsToSlack", (inputs) => {
      delete inputs.redrivePolicy;
    }),
    /^AlarmsToSlack has no queue/m,
  ],
  [
    "deadLetters",
    "a queue that lets nobody in who delivers alarms",
    without("DeadLettersPolicy"),
    /^AlarmsToSlack may not use/m,
  ],
];
