import type { Place } from "../names.ts";

export const PLACE: Place = {
  partition: "aws",
  region: "us-east-1",
  account: "999988887777",
  app: "securityhub-invitations",
  stage: "practice",
};
