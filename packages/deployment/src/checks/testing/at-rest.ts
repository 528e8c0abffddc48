import { beside, type Defect, otherwise, without } from "./defect.ts";

export const atRestDefects: readonly Defect[] = [
  [
    "encryption",
    "a log without the key",
    otherwise("Log-watch", (inputs) => {
      delete inputs.kmsKeyId;
    }),
    /^Log-watch is not encrypted/m,
  ],
  [
    "encryption",
    "a queue under a key of somebody else's",
    otherwise("DeadLetters", (inputs) => {
      inputs.kmsMasterKeyId = "alias/aws/sqs";
    }),
    /^DeadLetters is not encrypted/m,
  ],
  [
    "encryption",
    "a topic that anybody at AWS could read",
    otherwise("Alarms", (inputs) => {
      delete inputs.kmsMasterKeyId;
    }),
    /^Alarms is not encrypted/m,
  ],
  [
    "retention",
    "a log without an end",
    otherwise("Log-watch", (inputs) => {
      delete inputs.retentionInDays;
    }),
    /^Log-watch keeps its lines/m,
  ],
  [
    "retention",
    "a table that can be deleted",
    otherwise("History", (inputs) => {
      inputs.deletionProtectionEnabled = false;
    }),
    /^History can be deleted/m,
  ],
  [
    "retention",
    "a table without its past",
    otherwise("History", (inputs) => {
      delete inputs.pointInTimeRecovery;
    }),
    /^History cannot be restored/m,
  ],
  [
    "retention",
    "a table that goes with its stage",
    otherwise("History", (_, resource) => {
      delete resource.options;
    }),
    /^History does not outlive/m,
  ],
  [
    "retention",
    "a table whose record expires",
    otherwise("History", (inputs) => {
      inputs.ttl = { attributeName: "at", enabled: true };
    }),
    /^History lets something else expire/m,
  ],
  [
    "retention",
    "a secret's value",
    beside("aws:secretsmanager/secretVersion:SecretVersion", "Value", {}),
    /^Value puts a secret's value/m,
  ],
  [
    "logs",
    "a function with a group of Lambda's making",
    without("Log-watch"),
    /^WatchFunction logs into a group that is not declared/m,
  ],
  [
    "logs",
    "a machine that logs what people wrote",
    otherwise("Machine-drift", ({ loggingConfiguration }) => {
      Object.assign(loggingConfiguration as object, { includeExecutionData: true });
    }),
    /^Machine-drift logs what goes in/m,
  ],
];
