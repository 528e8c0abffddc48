import { AsyncLocalStorage } from "node:async_hooks";
import { getXRayTraceIdFromEnv } from "@aws-lambda-powertools/commons/utils/env";

/** What stands on each line of an invocation, by name. */
export type Keys = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What an invocation is known to be about when it begins. */
export interface Given {
  request?: string;
  errand?: string;
  account?: string;
  step?: string;
  region?: string;
  /** ARN of the execution that asks for the step. */
  execution?: string;
}

/** As much of Lambda's context as is used. */
export interface LambdaContext {
  awsRequestId?: string;
}

/**
 * One invocation of a function, and what it turns out to be about. Lambda gives an environment one at a time, but a
 * process of the practice world has many going on at once, so what is known is never kept beside the invocation.
 */
export class Invocation {
  readonly #context: LambdaContext;
  readonly #given: Given;
  /** Accounts by request. */
  readonly #read = new Map<string, string>();
  readonly #recorded = new Map<string, string>();
  readonly #accounts = new Set<string>();
  readonly #errands = new Set<string>();
  /** Types of the events that were written, in their order. */
  readonly recorded: string[] = [];

  constructor(context: LambdaContext, given: Given) {
    this.#context = context;
    this.#given = given;
  }

  /** A request was read. */
  reads(request: { id: string; account: { id: string } }): void {
    this.#read.set(request.id, request.account.id);
  }

  /** Something was recorded of a request, which is then what this is about. */
  records(request: { id: string; account: { id: string } }, event: string): void {
    this.#recorded.set(request.id, request.account.id);
    this.recorded.push(event);
  }

  /** Something was recorded of an account, beside its requests. */
  recordsOfAccount(account: string, event: string): void {
    this.#accounts.add(account);
    this.recorded.push(event);
  }

  looksAt(about: { account: string } | { errand: string }): void {
    if ("account" in about) this.#accounts.add(about.account);
    else this.#errands.add(about.errand);
  }

  /** What is known by now. */
  keys(): Keys {
    const { awsRequestId } = this.#context;
    // Lambda changes it with each invocation, and gives none where tracing is off.
    const trace = getXRayTraceIdFromEnv();
    return {
      ...(trace ? { xray_trace_id: trace } : {}),
      ...(awsRequestId === undefined ? {} : { function_request_id: awsRequestId }),
      ...this.#about(),
      ...this.#given,
    };
  }

  #about(): Keys {
    const { request, errand } = this.#given;
    // An errand may read any number of requests and accounts, and is about none of them.
    if (errand !== undefined) return {};
    if (request !== undefined) {
      const account = this.#recorded.get(request) ?? this.#read.get(request);
      return account === undefined ? {} : { account };
    }
    const touched = this.#recorded.size > 0 ? this.#recorded : this.#read;
    const [only, ...more] = touched;
    if (only && more.length === 0) return { request: only[0], account: only[1] };
    // Each of them has lines of its own.
    if (more.length > 0) return { requests: touched.size };
    const [account, ...others] = this.#accounts;
    const [began] = this.#errands;
    return {
      ...(account === undefined || others.length > 0 ? {} : { account }),
      ...(began === undefined ? {} : { errand: began }),
    };
  }
}

const running = new AsyncLocalStorage<Invocation>();

/** The invocation that this code runs in; none while a function starts. */
export const invocation = (): Invocation | undefined => running.getStore();

/** Runs an invocation: whatever is logged or measured meanwhile bears what is known of it. */
export function invoked<Answer>(given: Invocation, work: () => Promise<Answer>): Promise<Answer> {
  return running.run(given, work);
}
