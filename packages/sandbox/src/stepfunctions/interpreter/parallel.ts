import type { ParallelState } from "../language/definition.ts";
import { StateError } from "../language/errors.ts";
import { runChildren } from "./children.ts";
import { type Performed, type Visit, withinLimit } from "./visit.ts";

/** Runs every branch at once on the same input; the first failure calls the others off. */
export async function performParallel(visit: Visit<ParallelState>): Promise<Performed> {
  const { run, scope, state } = visit;
  const result = await run.record(scope, visit.key("parallel"), async (drafts) => {
    const input = await run.record(scope, visit.key("branches"), async (started) => {
      const given =
        state.Arguments === undefined ? visit.input : await visit.evaluate(state.Arguments, "Arguments");
      withinLimit(given, `The arguments of the state '${visit.name}'`);
      started.push({ type: "ParallelStateStarted" });
      return given;
    });
    try {
      const outputs = await runChildren(
        visit,
        {
          count: state.Branches.length,
          concurrency: state.Branches.length,
          workflow(index) {
            const branch = state.Branches[index];
            if (!branch) throw new Error(`There is no branch ${index}.`);
            return branch;
          },
          begin: async () => input,
          verdict: (_, error) => error,
        },
        drafts,
      );
      withinLimit(outputs, `The result of the state '${visit.name}'`);
      drafts.push({ type: "ParallelStateSucceeded" });
      return outputs;
    } catch (error) {
      if (error instanceof StateError)
        drafts.push({ type: "ParallelStateFailed", details: { error: error.error, cause: error.cause } });
      throw error;
    }
  });
  return { result, reshaping: state, next: state.Next };
}
