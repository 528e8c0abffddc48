import type { ErrandKind } from "@invitations/core/errand";
import { Failure } from "@invitations/core/failure";
import type { History, Workflow } from "@invitations/core/ports";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { EventOf } from "@invitations/core/request/event";
import { cancel } from "@invitations/core/request/moves/cancel";
import { decide } from "@invitations/core/request/moves/decide";
import { requestRetry } from "@invitations/core/request/moves/request-retry";
import type { Request, RequestKind, RequestStatus } from "@invitations/core/request/request";
import { aRequested, lifeOf } from "@invitations/core/request/testing";
import { account, policy } from "@invitations/core/testing";
import { tableDefinition } from "@invitations/history/table";
import { createLocalHistory } from "@invitations/history/testing/local-history";
import { startDynamoDB } from "@invitations/sandbox/dynamodb/start";
import { createTable } from "@invitations/sandbox/dynamodb/table";
import {
  openPractice,
  type Payload,
  type Practice,
  REGION,
  ROLE,
} from "@invitations/sandbox/stepfunctions/testing/practice";
import { ALL_MACHINES, type MachineName } from "../definition/machines.ts";
import { DEFAULT_PACE } from "../definition/settings.ts";
import { createWorkflow } from "../starter.ts";
import { administratorSteps } from "../steps/administrator.ts";
import { announcerSteps } from "../steps/announcer.ts";
import { memberSteps } from "../steps/member.ts";
import { type Step, withTrace } from "../steps/step.ts";
import { createFarSide, type FarSide } from "./far-side.ts";
import { createBulkSide, createSlackSide } from "./slack-side.ts";

const functions = { administrator: "administrator-steps", member: "member-steps", announcer: "announcer" };
/** Where the emulator will put it. */
const machines = {
  invitation: `arn:aws:states:${REGION}:${ROLE.split(":")[4]}:stateMachine:invitation`,
};
const DAY = 24 * 60 * 60 * 1_000;
const TABLE = "history";

/** The machines with their real steps on a real history, played by the Step Functions emulator. */
export interface Stage {
  practice: Practice;
  history: History;
  workflow: Workflow;
  /** AWS as the next request finds it; each test has a new one. */
  readonly far: FarSide;
  /** What Slack was told, as `tellRequester enabled`; each test begins without. */
  readonly told: string[];
  /** What somebody gives as a file. */
  list: string;
  /** Steps that were run for a request, in order. */
  stepsOf(id: string): string[];
  /** Has the next call of that step fail. */
  breakStep(step: string): void;
  /** Has the answer of the next call of that step get lost, so that it runs once more. */
  loseAnswer(step: string): void;
  clearScene(): void;
  /** Opens a request of that kind and starts its machine. */
  begin(kind: RequestKind, asked?: Partial<EventOf<"requested">>): Promise<string>;
  /** A request that has come so far, by its events alone: no machine carries it. */
  bring(kind: RequestKind, status: RequestStatus): Promise<string>;
  /** Takes up what that request has left undone. */
  retry(id: string, by: string): Promise<string>;
  request(id: string): Promise<Request>;
  /** Types of its events, without the announcements. */
  typesOf(id: string): Promise<string[]>;
  /** Waits until the machine waits for a decision. */
  asked(id: string): Promise<void>;
  decide(id: string, by: string, verdict: "accept" | "decline"): Promise<void>;
  cancel(id: string, by: string): Promise<void>;
  /** Wakes the machine that waits, as the door does after it has recorded something. */
  wake(id: string): Promise<void>;
  days(count: number): Promise<void>;
  /** How the execution ended, and what the request came to. */
  end(id: string): Promise<{ execution: string; status: Request["status"] }>;
  /** How the execution of an errand ended. */
  endOfErrand(kind: ErrandKind, id: string): Promise<string>;
  close(): Promise<void>;
}

export async function createStage(): Promise<Stage> {
  const dynamodb = await startDynamoDB();
  await createTable(dynamodb.url, tableDefinition(TABLE));
  const history = createLocalHistory(dynamodb.url, TABLE);
  let far = createFarSide(() => now());
  let told: string[] = [];
  const announcer = createSlackSide((line) => told.push(line));
  const bulk = createBulkSide(
    (line) => told.push(line),
    () => stage.list,
  );

  const practice = await openPractice({
    functions: {
      [functions.administrator]: (payload) =>
        run(administratorSteps({ history, administrator: far.administrator, now }), payload),
      [functions.member]: (payload) =>
        run(memberSteps({ history, member: far.member, policies: far.policies, now }), payload),
      [functions.announcer]: (payload) =>
        run(announcerSteps({ history, announcer, bulk, workflow, policy, now }), payload),
    },
  });
  const now = () => practice.clock.now();
  const arns = Object.fromEntries(
    await Promise.all(
      Object.entries(ALL_MACHINES).map(async ([name, definition]) => [
        name,
        await practice.create(definition({ partition: "aws", functions, machines, ...DEFAULT_PACE }), name),
      ]),
    ),
  ) as Record<MachineName, string>;
  const workflow = createWorkflow({ client: practice.sfn, machines: arns, errands: arns });
  /** Work of a function is no time of the world. */
  function run(steps: Record<string, Step>, payload: Payload): Promise<object> {
    if (broken.delete(String(payload.step))) throw new Error(`The step ${payload.step} is broken.`);
    const step = steps[String(payload.step)];
    if (!step) throw new Error(`There is no step ${String(payload.step)}.`);
    return practice.clock.during(
      withTrace(step)(payload).then((result) => {
        if (lost.delete(String(payload.step))) throw new Failure("ServiceUnavailable", "The answer is lost.");
        return result;
      }),
    );
  }

  const broken = new Set<string>();
  const lost = new Set<string>();
  let count = 0;
  const newId = () => {
    count += 1;
    return `inv-${count}`;
  };
  const executions = new Map<string, string>();
  const executionOf = (name: MachineName, id: string) =>
    `${arns[name].replace(":stateMachine:", ":execution:")}:${id}`;
  async function open(event: EventOf<"requested">): Promise<string> {
    const { id, kind } = done(await history.open(event));
    await workflow.start(await stage.request(id));
    executions.set(id, executionOf(kind, id));
    return id;
  }
  const stage: Stage = {
    practice,
    history,
    workflow,
    list: "",
    get far() {
      return far;
    },
    get told() {
      return told;
    },
    stepsOf: (id) =>
      practice.calls.flatMap(([, { request, step }]) => (request === id ? [String(step)] : [])),
    breakStep: (step) => void broken.add(step),
    loseAnswer: (step) => void lost.add(step),
    clearScene() {
      far = createFarSide(() => now());
      told = [];
    },
    async begin(kind, asked = {}) {
      const request = newId();
      const subject = { ...account, id: String(100_000_000_000 + count) };
      return open(aRequested(kind, { request, account: subject, at: now().toISOString(), ...asked }));
    },
    async bring(kind, status) {
      const request = newId();
      const subject = { id: String(100_000_000_000 + count) };
      const [first, ...rest] = lifeOf(kind, status, { request, account: subject });
      done(await history.open(first as EventOf<"requested">));
      for (const event of rest) done(await history.record(request, () => event));
      return request;
    },
    async retry(id, by) {
      const failed = await stage.request(id);
      const known = await history.account(failed.account.id);
      const context = { request: newId(), requester: by, account: known, policy };
      const event = requestRetry(failed, context, now());
      if (isRefusal(event)) throw new Error(`Refused: ${JSON.stringify(event)}`);
      return open(event);
    },
    async request(id) {
      const request = await history.request(id);
      if (!request) throw new Error(`There is no request ${id}.`);
      return request;
    },
    typesOf: async (id) =>
      (await history.events(id)).map(({ type }) => type).filter((type) => type !== "announced"),
    async asked(id) {
      for (let tries = 0; tries < 160; tries += 1) {
        if (await history.taskToken(id)) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`Nobody waits for a decision on ${id}: ${stage.stepsOf(id)}`);
    },
    async decide(id, by, verdict) {
      const known = await history.account((await stage.request(id)).account.id);
      const context = { policy, account: known };
      done(await history.record(id, (request) => decide(request, { by, verdict }, context, now())));
      await stage.wake(id);
    },
    async cancel(id, by) {
      done(await history.record(id, (request) => cancel(request, by, policy, now())));
      await stage.wake(id);
    },
    async wake(id) {
      const token = await history.taskToken(id);
      if (token !== undefined) await workflow.answer(token);
    },
    days: (days) => practice.clock.advance(days * DAY),
    async end(id) {
      const { execution } = await practice.result(executions.get(id) ?? executionOf("invitation", id));
      return { execution: execution.status ?? "", status: (await stage.request(id)).status };
    },
    async endOfErrand(kind, id) {
      return (await practice.result(executionOf(kind, id))).execution.status ?? "";
    },
    async close() {
      await practice.close();
      await dynamodb.close();
    },
  };
  return stage;
}

/** The request, where a refusal would be a fault of the test. */
export function done(result: Request | Refusal): Request {
  if (isRefusal(result)) throw new Error(`Refused: ${JSON.stringify(result)}`);
  return result;
}
