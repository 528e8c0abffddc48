import { type Defect, granted } from "./defect.ts";

export const permissionsDefects: readonly Defect[] = [
  [
    "permissions",
    "every action",
    granted("Role-watch", {
      Action: "dynamodb:*",
      Resource: "arn:aws:dynamodb:us-east-1:999988887777:table/a",
    }),
    /^Role-watch: Added allows dynamodb:\*/m,
  ],
  [
    "permissions",
    "everything, where AWS knows tables",
    granted("Role-watch", { Action: "dynamodb:Query", Resource: "*" }),
    /^Role-watch: Added allows dynamodb:Query on everything, and AWS knows index, table/m,
  ],
  [
    "permissions",
    "everything, without a reason",
    granted("Role-watch", { Action: "states:ListStateMachines", Resource: "*" }),
    /no reason is written down/,
  ],
  [
    "permissions",
    "any table",
    granted("Role-watch", {
      Action: "dynamodb:Query",
      Resource: "arn:aws:dynamodb:us-east-1:999988887777:table/*",
    }),
    /no reason is written down/,
  ],
  [
    "permissions",
    "an action on what it cannot be done to",
    granted("Role-watch", { Action: "dynamodb:Query", Resource: "arn:aws:sqs:us-east-1:999988887777:a" }),
    /cannot be done/,
  ],
  [
    "permissions",
    "an action that AWS does not have",
    granted("Role-watch", { Action: "dynamodb:Ask", Resource: "*" }),
    /does not exist/,
  ],
  [
    "permissions",
    "all but one action",
    granted("Role-watch", { NotAction: "iam:*", Resource: "*" }),
    /says NotAction/,
  ],
];
