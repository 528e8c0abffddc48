import type { Refusal } from "../../refusal.ts";
import type { ClosedRequest } from "../request.ts";

/** When and by whom: a step of the workflow, on nobody's behalf in particular. */
export function byWorkflow(now: Date) {
  return { at: now.toISOString(), actor: { app: "workflow" } } as const;
}

/** The same for what a person did. */
export function byPerson(person: string, now: Date) {
  return { at: now.toISOString(), actor: { person } };
}

/** What a closed request answers to everybody. */
export function closed(request: ClosedRequest): Extract<Refusal, { refusal: "request-closed" }> {
  return { refusal: "request-closed", request: request.id, status: request.status, at: request.closedAt };
}
