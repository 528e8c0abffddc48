import { type Defect, granted, otherwise } from "./defect.ts";

export const limitsDefects: readonly Defect[] = [
  [
    "limits",
    "a name that is too long for a long stage",
    otherwise("WatchFunction", (inputs) => {
      inputs.name += "-of-open-requests";
    }),
    /^WatchFunction has a name of up to 67 characters, of 64/m,
  ],
  [
    "limits",
    "policies that are too long",
    granted("Role-watch", {
      Resource: Array.from(
        { length: 200 },
        (_, at) => `arn:aws:dynamodb:us-east-1:999988887777:table/table-${at}`,
      ),
    }),
    /^Role-watch has a policies/m,
  ],
];
