import type { ErrandKind } from "@invitations/core/errand";
import type { RequestKind } from "@invitations/core/request/request";
import { bulk } from "./bulk.ts";
import { departure } from "./departure.ts";
import { drift } from "./drift.ts";
import { invitation } from "./invitation.ts";
import { join } from "./join.ts";
import type { Machine } from "./language.ts";
import { readiness } from "./readiness.ts";
import { removal } from "./removal.ts";
import type { MachineSettings } from "./settings.ts";
import { transition } from "./transition.ts";

type Definition = (settings: MachineSettings) => Machine;

/** The machines by the kind of request that it carries; its name is the kind. */
export const MACHINES: Readonly<Record<RequestKind, Definition>> = {
  invitation,
  join,
  departure,
  removal,
};

/** Those that are about no single request, by the errand that each carries; its name is the errand's kind. */
export const ERRANDS: Readonly<Record<ErrandKind, Definition>> = { transition, drift, bulk, readiness };

export type MachineName = RequestKind | ErrandKind;

/** Every machine by its name. */
export const ALL_MACHINES: Readonly<Record<MachineName, Definition>> = { ...MACHINES, ...ERRANDS };
