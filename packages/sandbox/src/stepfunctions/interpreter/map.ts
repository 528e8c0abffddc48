import { isObject, type Json, type MapState } from "../language/definition.ts";
import { StateError } from "../language/errors.ts";
import { runChildren } from "./children.ts";
import { type Performed, type Visit, withinLimit } from "./visit.ts";

/** An inline Map state runs this many iterations at once at most (developer guide, "Map state processing modes"). */
const MOST_AT_ONCE = 40;

interface Plan {
  items: Json[];
  concurrency: number;
  /** Only what the definition says; both must hold. */
  tolerated?: { count?: number; percentage?: number };
}

/** Runs the item processor once for each item; a failure beyond what is tolerated calls the others off. */
export async function performMap(visit: Visit<MapState>): Promise<Performed> {
  const { run, scope, state, name } = visit;
  const result = await run.record(scope, visit.key("map"), async (drafts) => {
    const plan = await run.record(scope, visit.key("items"), async (started) => {
      const found = await planned(visit);
      const label = found.items.map(nameOf);
      started.push({ type: "MapStateStarted", details: { length: found.items.length }, label });
      return found;
    });
    const iteration = (index: number) => ({ name, index });
    try {
      const outputs = await runChildren(
        visit,
        {
          count: plan.items.length,
          concurrency: plan.concurrency,
          workflow: () => state.ItemProcessor,
          mapItem: (index) => ({ Index: index, Value: plan.items[index] ?? null }),
          begin: (index, inner) =>
            run.record(inner, "begin", async (started) => {
              const input = await itemInput(visit, index, plan.items[index] ?? null);
              withinLimit(input, `The input of iteration ${index} of the state '${name}'`);
              started.push({
                type: "MapIterationStarted",
                details: iteration(index),
                label: [nameOf(input, index)],
              });
              return input;
            }),
          succeeded: (index, inner) =>
            run.record(inner, "end", (ended) => {
              ended.push({ type: "MapIterationSucceeded", details: iteration(index) });
            }),
          failed: (index, inner) =>
            run.record(inner, "end", (ended) => {
              ended.push({ type: "MapIterationFailed", details: iteration(index) });
            }),
          verdict: (failures, error) => verdict(plan, failures, error),
          aborted: (index) => ({ type: "MapIterationAborted", details: iteration(index) }),
        },
        drafts,
      );
      withinLimit(outputs, `The result of the state '${name}'`);
      drafts.push({ type: "MapStateSucceeded" });
      return outputs;
    } catch (error) {
      if (error instanceof StateError)
        drafts.push({ type: "MapStateFailed", details: { error: error.error, cause: error.cause } });
      throw error;
    }
  });
  return { result, reshaping: state, next: state.Next };
}

async function planned(visit: Visit<MapState>): Promise<Plan> {
  const { state, input } = visit;
  const whole = async (field: "MaxConcurrency" | "ToleratedFailureCount" | "ToleratedFailurePercentage") =>
    Number(await visit.evaluate(state[field] ?? 0, field, {}, notACount));
  const items = await visit.evaluate(state.Items ?? input, "Items", {}, (value) =>
    Array.isArray(value) ? undefined : "is not a list of items.",
  );
  const asked = await whole("MaxConcurrency");
  const count = await whole("ToleratedFailureCount");
  const percentage = await whole("ToleratedFailurePercentage");
  const tolerated = {
    ...(state.ToleratedFailureCount !== undefined && { count }),
    ...(state.ToleratedFailurePercentage !== undefined && { percentage }),
  };
  return {
    items: items as Json[],
    concurrency: asked === 0 ? MOST_AT_ONCE : Math.min(asked, MOST_AT_ONCE),
    ...(Object.keys(tolerated).length > 0 && { tolerated }),
  };
}

async function itemInput(visit: Visit<MapState>, index: number, item: Json): Promise<Json> {
  if (visit.state.ItemSelector === undefined) return item;
  const context = { Map: { Item: { Index: index, Value: item } } };
  return visit.evaluate(visit.state.ItemSelector, "ItemSelector", { context });
}

/** Without a tolerance the item's own error is the Map's. */
function verdict({ tolerated, items }: Plan, failures: number, error: StateError): StateError | undefined {
  if (!tolerated) return error;
  const { count = failures, percentage = 100 } = tolerated;
  if (failures <= count && (failures / items.length) * 100 <= percentage) return undefined;
  return new StateError(
    "States.ExceedToleratedFailureThreshold",
    "The specified tolerated failure threshold was exceeded.",
  );
}

function notACount(value: Json): string | undefined {
  return Number.isInteger(value) && Number(value) >= 0 ? undefined : "is not a whole number of at least 0.";
}

/** How the world's page names an item: by its Region if it has one. */
function nameOf(item: Json, index: number): string {
  if (typeof item === "string") return item;
  if (isObject(item) && typeof item.region === "string") return item.region;
  return String(index);
}
