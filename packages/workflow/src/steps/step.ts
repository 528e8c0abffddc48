import { Failure } from "@invitations/core/failure";
import type { History } from "@invitations/core/ports";
import type { Refusal } from "@invitations/core/refusal";
import { isRefusal } from "@invitations/core/refusal";
import type { RequestEvent } from "@invitations/core/request/event";
import type { Request } from "@invitations/core/request/request";
import * as z from "zod";

/** One step of the order of work: what the state machine sends, in; what it needs to go on, out. */
export type Step = (input: unknown) => Promise<object>;

/** A step of an errand is told which one it is, and what it was begun with. */
export const errandInput = z.object({ errand: z.string(), input: z.looseObject({}) });

/** Every other step is told which request it is about. */
export const requestInput = z.object({ request: z.string() });
export const regionInput = requestInput.extend({ region: z.string() });

/** The request, or an error that ends the execution: a machine never runs without one. */
export async function readRequest(history: History, id: string): Promise<Request> {
  const request = await history.request(id);
  if (!request) throw new Error(`There is no request ${id}.`);
  return request;
}

/**
 * Makes a move that the workflow itself makes, and gives the request as it stands then. A step that runs twice
 * finds its event recorded, which is no failure; any other refusal is one, since nobody is there to be told.
 */
export async function recordStep(
  history: History,
  id: string,
  move: (request: Request) => RequestEvent | Refusal,
): Promise<Request> {
  const recorded = await history.record(id, move);
  if (!isRefusal(recorded)) return recorded;
  if (recorded.refusal === "already-recorded" || recorded.refusal === "request-closed") {
    return readRequest(history, id);
  }
  // By its name alone: a refusal may quote what a person wrote, and this is read by whoever runs the app.
  throw new Error(`Request ${id} refused a step of its own workflow: ${recorded.refusal}.`);
}

const TRACE = / \[AWS request ids: ([^\]]+)\]$/;

/**
 * Lambda hands a state machine only the name and the message of an error, so the AWS request ids of a failure
 * travel at the end of its message.
 */
export function withTrace(step: Step): Step {
  return async (input) => {
    try {
      return await step(input);
    } catch (error) {
      if (error instanceof Failure && error.awsRequestIds.length > 0) {
        error.message += ` [AWS request ids: ${error.awsRequestIds.join(", ")}]`;
      }
      throw error;
    }
  };
}

const errorOutput = z.object({ Error: z.string().default("Unknown"), Cause: z.string().default("") });
const lambdaCause = z.object({ errorMessage: z.string() });

/** What a Catch was given: name, message and AWS request ids of the failure. */
export function readError(error: unknown): { name: string; message: string; awsRequestIds: string[] } {
  const { Error: name, Cause: cause } = errorOutput.parse(error);
  let message = cause;
  try {
    message = lambdaCause.parse(JSON.parse(cause)).errorMessage;
  } catch {
    // Not from a function but from Step Functions itself, whose cause is plain text.
  }
  const ids = TRACE.exec(message)?.[1]?.split(", ") ?? [];
  return { name, message: message.replace(TRACE, ""), awsRequestIds: ids };
}
