import { setTimeout } from "node:timers/promises";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { validate } from "@invitations/workflow/definition/testing/validate";
import { ADMINISTRATOR, smallSeed } from "../../aws/testing/small-world.ts";
import { createDirectory, type Directory } from "../../iam/directory.ts";
import { createServiceCaller } from "../../iam/service-caller.ts";
import { type Clock, createClock } from "../../wire/clock.ts";
import { createGateway } from "../../wire/gateway.ts";
import type { Assume, Invoke } from "../interpreter/run.ts";
import { createStepFunctions, type StepFunctions } from "../stepfunctions.ts";

export const REGION = "eu-west-1";
export const ROLE = `arn:aws:iam::${ADMINISTRATOR.id}:role/Steps`;

/** A function of a test: what it returns is its payload, what it throws its error. */
export type TestFunction = (payload: Payload) => unknown;
export type Payload = Record<string, unknown> & { token: string };

/** Step Functions behind the real gateway, with functions that a test makes up. */
export interface Practice {
  service: StepFunctions;
  clock: Clock;
  directory: Directory;
  sfn: SFNClient;
  /** Every call so far: `name`, then its payload. */
  calls: [string, Payload][];
  /** Creates a machine and gives its ARN. Throws where asl-validator finds the definition unsound. */
  create(definition: object, name?: string): Promise<string>;
  start(machineArn: string, input?: unknown, name?: string): Promise<string>;
  /** Creates, starts and awaits the end. */
  run(definition: object, input?: unknown): Promise<Result>;
  result(executionArn: string): Promise<Result>;
  history(executionArn: string): Promise<HistoryEvent[]>;
  close(): Promise<void>;
}

export interface Result {
  execution: DescribeExecutionCommandOutput;
  /** The output, parsed. */
  output: unknown;
}

export interface PracticeOptions {
  functions?: Record<string, TestFunction>;
  journalFile?: string;
  onChange?: () => void;
  /** How far the world's clock is ahead, in milliseconds. */
  ahead?: number;
  /** As StepFunctionsOptions have it. */
  region?: string;
  /** Machines may do what their roles allow, and no more. */
  held?: boolean;
}

export async function openPractice(options: PracticeOptions = {}): Promise<Practice> {
  const { functions = {}, ahead = 0, held = false, ...rest } = options;
  const clock = createClock(ahead);
  const calls: [string, Payload][] = [];
  const invoke: Invoke = async (name, payload) => {
    calls.push([name, payload as Payload]);
    const called = functions[name];
    if (!called) return { ok: false, errorType: "ResourceNotFoundException", errorMessage: `No ${name}` };
    try {
      return { ok: true, payload: await called(payload as Payload) };
    } catch (error) {
      const { name: errorType, message: errorMessage } = error as Error;
      return { ok: false, errorType, errorMessage };
    }
  };
  const directory = createDirectory({ seed: smallSeed(), clock });
  const serviceCaller = createServiceCaller(directory, clock.now);
  const assume: Assume = ({ arn, roleArn }) =>
    serviceCaller(roleArn, { service: "states.amazonaws.com", sessionName: "steps", sourceArn: arn }, REGION);
  const service = createStepFunctions({ clock, invoke, ...(held ? { assume } : {}), ...rest });
  const gateway = await createGateway({ clock, directory, services: [service] });
  const { accessKeyId, secretAccessKey } = ADMINISTRATOR;
  const sfn = new SFNClient({
    endpoint: gateway.url,
    region: REGION,
    credentials: { accessKeyId, secretAccessKey },
  });
  let machines = 0;

  const practice: Practice = {
    service,
    clock,
    directory,
    sfn,
    calls,
    async create(definition, name = `machine-${++machines}`) {
      const text = JSON.stringify(definition);
      confirm(text);
      const command = new CreateStateMachineCommand({ name, roleArn: ROLE, definition: text });
      return (await sfn.send(command)).stateMachineArn ?? "";
    },
    async start(stateMachineArn, input = {}, name) {
      const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
      return (await sfn.send(command)).executionArn ?? "";
    },
    run: async (definition, input) =>
      practice.result(await practice.start(await practice.create(definition), input)),
    async result(executionArn) {
      for (;;) {
        const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
        if (execution.status !== "RUNNING")
          return { execution, output: execution.output && JSON.parse(execution.output) };
        await setTimeout(25);
      }
    },
    async history(executionArn) {
      const page = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
      return page.events ?? [];
    },
    async close() {
      service.close();
      clock.stop();
      sfn.destroy();
      await gateway.close();
    },
  };
  return practice;
}

function confirm(definition: string): void {
  const verdict = validate(JSON.parse(definition));
  if (!verdict.isValid) throw new Error(`asl-validator: ${verdict.errorsText()}`);
}

/** What an SDK paginator gives, to the last page. */
export async function everyPage<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
