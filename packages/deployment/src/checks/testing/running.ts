import { type Defect, otherwise } from "./defect.ts";

export const runningDefects: readonly Defect[] = [
  [
    "functions",
    "another processor",
    otherwise("WatchFunction", (inputs) => {
      inputs.architectures = ["x86_64"];
    }),
    /arm64/,
  ],
  [
    "functions",
    "another Node",
    otherwise("WatchFunction", (inputs) => {
      inputs.runtime = "nodejs22.x";
    }),
    /runs on nodejs22\.x/,
  ],
  [
    "functions",
    "no timeout",
    otherwise("WatchFunction", (inputs) => {
      delete inputs.timeout;
    }),
    /has no timeout/,
  ],
  [
    "functions",
    "a token in the environment",
    otherwise("WatchFunction", (inputs) => {
      inputs.environment = { variables: { TOKEN: "xoxb-1-2" } };
    }),
    /has a secret/,
  ],
  [
    "door",
    "a route for everything",
    otherwise("SlackRoute", (inputs) => {
      inputs.routeKey = "$default";
    }),
    /^SlackRoute takes \$default/m,
  ],
  [
    "door",
    "any number of requests",
    otherwise("SlackStage", (inputs) => {
      delete inputs.defaultRouteSettings;
    }),
    /^SlackStage takes any number/m,
  ],
  [
    "machines",
    "a step that is waited for without an end",
    otherwise("Machine-drift", (inputs) => {
      inputs.definition = String(inputs.definition).replace('"TimeoutSeconds":300,', "");
    }),
    /^Machine-drift: \w+ has no timeout/m,
  ],
];
