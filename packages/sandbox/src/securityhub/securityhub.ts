import { randomBytes } from "node:crypto";
import { SERVICE_NAME, serviceLinkedRoleArn } from "../iam/service-linked-role.ts";
import type { AggregatorSeed, AwsSeed } from "../seeds/seed.ts";
import type { Clock } from "../wire/clock.ts";
import { AwsFault, renderFault } from "../wire/fault.ts";
import type { AwsReply, AwsRequest, AwsService, Caller } from "../wire/service.ts";
import { createSnapshot, type Snapshot } from "../wire/snapshot.ts";
import { linkedRegions } from "./aggregator.ts";
import type { Call } from "./call.ts";
import { closeAccount } from "./close-account.ts";
import { accessDenied, fault, hubAbsent, notSubscribed, refusal } from "./faults.ts";
import { actionsOf, operations, resourceOf } from "./operations.ts";
import { organizationsFrom } from "./organizations.ts";
import { matchRoute, type OperationName } from "./routes.ts";
import { aggregatorsOf, seedState } from "./seeding.ts";
import { hubOf, placeOf, type State } from "./state.ts";
import { initialSwitches, type Switches, withChanges } from "./switches.ts";
import { createThrottle, rate, standardsRate } from "./throttle.ts";
import { readBody } from "./validations/body.ts";
import { Malformed, type RawInput } from "./validations/malformed.ts";
import { type PlaceView, viewOf } from "./views.ts";

export interface SecurityHubOptions {
  clock: Clock;
  seed: AwsSeed;
  /** Those to set; the others are at their initial value. A bad one is refused with `BadSwitch`. */
  switches?: Partial<Switches>;
  /** Left out: nobody keeps roles, and enabling a hub asks for none. */
  serviceLinkedRoles?: ServiceLinkedRoles;
  /** Where the state is kept between two runs; left out, nothing is kept. Switches never are. */
  snapshotFile?: string;
}

/** The role that Security Hub itself works with in an account. */
export interface ServiceLinkedRoles {
  has(accountId: string): boolean;
  make(accountId: string): void;
}

/** AWS Security Hub CSPM as far as membership by invitation goes, for all accounts and Regions of a world. */
export interface SecurityHub extends AwsService {
  /** One account in one Region, as it really is. */
  place(accountId: string, region: string): PlaceView;
  /** Every seeded account in every Region of the world, and whoever else was called or invited. */
  places(): PlaceView[];
  /** The account's finding aggregator. */
  aggregator(accountId: string): AggregatorSeed | undefined;
  /** The account has deleted its finding aggregator, or made it anew as given. */
  setAggregator(accountId: string, aggregator: AggregatorSeed | undefined): void;
  /** Regions that are linked to the account's home Region, the home Region not among them. */
  linkedRegions(accountId: string): string[];
  switches(): Switches;
  /** Puts changes from anywhere over the switches; `null` is a switch's initial value. Throws `BadSwitch`. */
  setSwitches(changes: unknown): void;
  /** From now on every call by the account in the Region is refused as throttled, or no longer. */
  setThrottled(accountId: string, region: string, throttled: boolean): void;
  isThrottled(accountId: string, region: string): boolean;
  /** The delegated administrator of an organization, as things are now. */
  delegatedAdministrator(organizationId: string): string | undefined;
  /** The account is closed: it is nobody's member any more, in any Region. */
  closeAccount(accountId: string): void;
  /** Called after every change of state or switches; the returned function ends that. */
  onChange(listener: () => void): () => void;
  /** Writes the snapshot now, if anything has changed. */
  flush(): void;
}

export function createSecurityHub(options: SecurityHubOptions): SecurityHub {
  const { clock, seed, snapshotFile } = options;
  let switches = withChanges(initialSwitches(), options.switches ?? {});
  const newInvitationId = () => randomBytes(16).toString("hex");
  const snapshot: Snapshot<State> = createSnapshot(snapshotFile, () => state);
  const kept = snapshot.load();
  const state: State = kept
    ? // One kept by an older version has its aggregators in the seed only.
      { ...kept, aggregators: kept.aggregators ?? aggregatorsOf(seed) }
    : seedState(seed, clock.now().getTime(), newInvitationId);
  const organizations = organizationsFrom(seed);
  const throttle = createThrottle(clock);
  const throttled = new Set<string>();
  const ordinals = new Map<OperationName, number>();
  const listeners = new Set<() => void>();
  const changed = () => {
    snapshot.changed();
    for (const listener of listeners) listener();
  };

  function authorize(operation: OperationName, raw: RawInput, { caller, region }: AwsRequest): void {
    const resource = resourceOf(operation, raw, region, caller.accountId);
    for (const action of actionsOf(operation, raw, switches.renamedActions))
      if (!caller.allows(action, resource)) throw accessDenied(caller, action, resource);
    if (operation === "EnableSecurityHub") mayBeLinked(caller);
  }

  /** Whoever enables the first hub of an account has AWS make the role for it, and needs a right for that too. */
  function mayBeLinked(caller: Caller): void {
    if (options.serviceLinkedRoles?.has(caller.accountId) !== false) return;
    const [action, resource] = ["iam:CreateServiceLinkedRole", serviceLinkedRoleArn(caller.accountId)];
    const decision = caller.decide?.(action, resource, { "iam:AWSServiceName": SERVICE_NAME });
    if (!(decision?.allowed ?? caller.allows(action, resource))) throw accessDenied(caller, action, resource);
  }

  function admit(operation: OperationName, { caller, region }: AwsRequest): void {
    const shared = `${region}/${caller.accountId}`;
    if (throttled.has(shared)) throw refusal(`${switches.throttleClass}Exception`, "rateExceeded", switches);
    if (!switches.throttle) return;
    const enabling = operation === "BatchEnableStandards";
    const own = enabling || switches.throttleBucket === "PerOperation";
    const bucket = own ? `${shared}/${operation}` : shared;
    if (!throttle.admits(bucket, enabling ? standardsRate : rate))
      throw refusal(`${switches.throttleClass}Exception`, "rateExceeded", switches);
  }

  function callOf(operation: OperationName, { caller, region }: AwsRequest): Call {
    const ordinal = (ordinals.get(operation) ?? 0) + 1;
    ordinals.set(operation, ordinal);
    return {
      accountId: caller.accountId,
      region,
      now: clock.now().getTime(),
      state,
      switches,
      organizations,
      newInvitationId,
      ordinal,
    };
  }

  function run(operation: OperationName, raw: RawInput, call: Call): object | undefined {
    const { needs } = operations[operation];
    const hub = hubOf(placeOf(state, call.region, call.accountId), call.now);
    if (!hub && needs === "membership") throw hubAbsent(call.accountId, switches);
    if (!hub && needs === "subscription") throw notSubscribed(call.accountId, switches);
    return operations[operation].run(raw, call);
  }

  function answer(request: AwsRequest, operation: OperationName, label: string | undefined): AwsReply {
    const raw = { body: readBody(request.body), query: request.query, label };
    authorize(operation, raw, request);
    admit(operation, request);
    const output = run(operation, raw, callOf(operation, request));
    if (operation === "EnableSecurityHub") options.serviceLinkedRoles?.make(request.caller.accountId);
    if (request.method !== "GET") changed();
    const nothing = switches.emptyOutput === "Braces" ? "{}" : "";
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: output ? JSON.stringify(output) : nothing,
      operation,
    };
  }

  return {
    signingName: "securityhub",
    protocol: "rest-json",
    handle(request) {
      const match = matchRoute(request.method, request.path);
      try {
        if (!match)
          throw new AwsFault(
            "UnknownOperationException",
            `Security Hub of the practice world has no operation at ${request.method} ${request.path}.`,
            404,
          );
        return answer(request, match.operation, match.label);
      } catch (error) {
        const told = error instanceof Malformed ? malformed(error, switches) : error;
        // Anything else is a fault of the emulator itself, which the gateway reports.
        if (!(told instanceof AwsFault)) throw error;
        const reply = renderFault("rest-json", told, request.requestId);
        return match ? { ...reply, operation: match.operation } : reply;
      }
    },
    place: (accountId, region) => viewOf(placeOf(state, region, accountId), region, accountId),
    places() {
      for (const { id } of seed.accounts) for (const region of seed.regions) placeOf(state, region, id);
      return Object.entries(state.places).map(([key, place]) => {
        const [region = "", accountId = ""] = key.split("/");
        return viewOf(place, region, accountId);
      });
    },
    aggregator: (accountId) => state.aggregators[accountId],
    setAggregator(accountId, aggregator) {
      if (aggregator) state.aggregators[accountId] = aggregator;
      else delete state.aggregators[accountId];
      changed();
    },
    linkedRegions: (accountId) => linkedRegions(state.aggregators[accountId], seed.regions),
    switches: () => switches,
    setSwitches(changes) {
      switches = withChanges(switches, changes);
      changed();
    },
    setThrottled(accountId, region, on) {
      const shared = `${region}/${accountId}`;
      if (on) throttled.add(shared);
      else throttled.delete(shared);
      changed();
    },
    isThrottled: (accountId, region) => throttled.has(`${region}/${accountId}`),
    delegatedAdministrator: (organizationId) =>
      organizations.delegatedAdministrator(organizationId, switches),
    closeAccount(accountId) {
      closeAccount(state, accountId, clock.now().getTime());
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: snapshot.flush,
  };
}

function malformed(error: Malformed, switches: Switches): AwsFault {
  return fault(`${switches.malformedErrorClass}Exception`, error.message);
}
