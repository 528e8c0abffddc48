import type { RequestKind } from "@invitations/core/request/request";
import { departure } from "./departure.ts";
import { invitation } from "./invitation.ts";
import { join } from "./join.ts";
import type { Machine } from "./language.ts";
import { removal } from "./removal.ts";
import type { MachineSettings } from "./settings.ts";

/** Every machine by the kind of request that it carries; its name is the kind. */
export const MACHINES: Readonly<Record<RequestKind, (settings: MachineSettings) => Machine>> = {
  invitation,
  join,
  departure,
  removal,
};
