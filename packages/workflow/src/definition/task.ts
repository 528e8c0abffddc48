import { type FailureName, PASSING_FAILURES } from "@invitations/core/failure";
import type { AdministratorStep, AnnouncerStep, MemberStep } from "../steps/names.ts";
import type { Catcher, Retrier, TaskState } from "./language.ts";
import type { MachineSettings } from "./settings.ts";

/** What Lambda itself may answer while nothing is wrong with the step. */
const LAMBDA_PASSING = [
  "Lambda.ServiceException",
  "Lambda.AWSLambdaException",
  "Lambda.SdkClientException",
  "Lambda.TooManyRequestsException",
];

/** Waits for what is written to become readable. */
const READ_BACK = [
  "NotYetInvited",
  "InvitationNotFound",
  "NotYetEnabled",
  "NotYetResigned",
  "NotYetRemoved",
] as const satisfies FailureName[];
const CALM = PASSING_FAILURES.filter((name) => !READ_BACK.includes(name as (typeof READ_BACK)[number]));

/** One retrier for AWS asking us to slow down, one for what is not visible yet. */
export function retries(settings: MachineSettings): Retrier[] {
  const { intervalSeconds, maxDelaySeconds, attempts } = settings.readBack;
  return [
    {
      ErrorEquals: [...CALM, "HistoryBusy", ...LAMBDA_PASSING],
      IntervalSeconds: 1,
      BackoffRate: 2,
      MaxAttempts: 6,
      MaxDelaySeconds: 60,
      JitterStrategy: "FULL",
    },
    {
      ErrorEquals: [...READ_BACK],
      IntervalSeconds: intervalSeconds,
      BackoffRate: 1.5,
      MaxAttempts: attempts,
      MaxDelaySeconds: maxDelaySeconds,
      JitterStrategy: "NONE",
    },
  ];
}

/** The steps that each function knows. */
export type StepOf = { administrator: AdministratorStep; member: MemberStep; announcer: AnnouncerStep };

/** ARN of the execution, which the function's log lines bear. */
export const EXECUTION = "{% $states.context.Execution.Id %}";

interface TaskParts {
  payload?: Record<string, unknown>;
  assign?: Record<string, unknown>;
  output?: unknown;
  catch?: Catcher[];
  next?: string;
  comment?: string;
}

/**
 * A task that runs one step of one function. The payload always carries the step's name, the execution and the
 * request id; facts live in the record, so payloads stay small.
 */
export function stepTask<Door extends keyof StepOf>(
  settings: MachineSettings,
  door: Door,
  step: StepOf[Door],
  rest: TaskParts = {},
): TaskState {
  return task(settings, door, step, { request: "{% $request %}", ...rest.payload }, rest);
}

/** The same for a machine that is about no single request: the payload carries the errand's id and its input. */
export function errandTask<Door extends keyof StepOf>(
  settings: MachineSettings,
  door: Door,
  step: StepOf[Door],
  rest: TaskParts = {},
): TaskState {
  // An execution bears its errand's id, also one that a schedule starts with the same input each time.
  const errand = "{% $states.context.Execution.Name %}";
  // From the execution's own input, which no state on the way has to hand on.
  const input = "{% $states.context.Execution.Input.input %}";
  return task(settings, door, step, { errand, input, ...rest.payload }, rest);
}

function task<Door extends keyof StepOf>(
  settings: MachineSettings,
  door: Door,
  step: StepOf[Door],
  payload: Record<string, unknown>,
  rest: TaskParts,
): TaskState {
  return {
    Type: "Task",
    ...(rest.comment ? { Comment: rest.comment } : {}),
    Resource: `arn:${settings.partition}:states:::lambda:invoke`,
    Arguments: {
      FunctionName: settings.functions[door],
      Payload: { step, execution: EXECUTION, ...payload },
    },
    TimeoutSeconds: 300,
    Retry: retries(settings),
    ...(rest.catch ? { Catch: rest.catch } : {}),
    ...(rest.assign ? { Assign: rest.assign } : {}),
    Output: rest.output ?? "{% $states.result.Payload %}",
    ...(rest.next ? { Next: rest.next } : { End: true }),
  };
}

/** What cannot be shown on the way must not stop the work; the last word, Announce, is not so forgiving. */
export function whateverIsShown(next: string, output: unknown): Catcher {
  return { ErrorEquals: ["States.ALL"], Output: output, Next: next };
}

/** Any error at all, remembered for the step that records it. */
export function catchAll(next: string): Catcher[] {
  return [{ ErrorEquals: ["States.ALL"], Output: { error: "{% $states.errorOutput %}" }, Next: next }];
}
