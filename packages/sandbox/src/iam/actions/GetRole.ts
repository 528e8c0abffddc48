import type { QueryOperation } from "../../wire/query.ts";
import { ownRole } from "../account.ts";
import type { Directory } from "../directory.ts";
import { roleShape } from "../shapes.ts";
import { readRoleName } from "../validations/names.ts";

export function getRole(directory: Directory): QueryOperation {
  return (form, request) => ({
    Role: roleShape(ownRole(directory, request, "iam:GetRole", readRoleName(form))),
  });
}
