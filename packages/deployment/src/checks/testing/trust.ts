import { begin, type Defect, otherwise } from "./defect.ts";

const trusting = (principal: object) =>
  otherwise("Role-watch", (inputs) => {
    inputs.assumeRolePolicy = JSON.stringify({
      Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
    });
  });

export const trustDefects: readonly Defect[] = [
  [
    "trust",
    "a role for the whole account",
    trusting({ AWS: "arn:aws:iam::999988887777:root" }),
    /^Role-watch trusts .*root/m,
  ],
  [
    "trust",
    "a role for a second service",
    trusting({ Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"] }),
    /^Role-watch trusts .*ec2/m,
  ],
  [
    "trust",
    "a role for the sake of anybody",
    otherwise("Role-drift", (inputs) => {
      inputs.assumeRolePolicy = String(inputs.assumeRolePolicy).replace(/,"Condition":.*?\}\}/, "");
    }),
    /^Role-drift can be taken for the sake of another account/m,
  ],
  [
    "trust",
    "two functions with one role",
    otherwise("WatchFunction", (inputs) => {
      inputs.role = String(inputs.role).replace(/watch$/, "announcer");
    }),
    /^Role-announcer is shared by AnnouncerFunction, WatchFunction/m,
  ],
  [
    "trust",
    "a policy of somebody else's",
    otherwise("Role-watch", (inputs) => {
      inputs.managedPolicyArns = ["arn:aws:iam::aws:policy/AdministratorAccess"];
    }),
    /^Role-watch has policies/m,
  ],
  [
    "sharing",
    "a queue for everybody",
    otherwise("DeadLettersPolicy", (inputs) => {
      inputs.policy = begin(inputs.policy, {
        Sid: "Open",
        Effect: "Allow",
        Principal: "*",
        Action: "sqs:SendMessage",
      });
    }),
    /^DeadLettersPolicy: Open lets in \*/m,
  ],
  [
    "sharing",
    "a key for any account's alarms",
    otherwise("Key", (inputs) => {
      inputs.policy = begin(inputs.policy, {
        Sid: "Any",
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "kms:Decrypt",
      });
    }),
    /^Key: Any serves sns\.amazonaws\.com for any account/m,
  ],
  [
    "sharing",
    "a door for any API",
    otherwise("SlackMayInvoke", (inputs) => {
      delete inputs.sourceArn;
    }),
    /^SlackMayInvoke does not say/m,
  ],
];
