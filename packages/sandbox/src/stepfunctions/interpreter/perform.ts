import { performChoice } from "./choice.ts";
import { performFail } from "./fail.ts";
import { performMap } from "./map.ts";
import { performParallel } from "./parallel.ts";
import { performPass } from "./pass.ts";
import { performSucceed } from "./succeed.ts";
import { performTask } from "./task.ts";
import type { Performed, Visit } from "./visit.ts";
import { performWait } from "./wait.ts";

/** Does the work of a state, by its type. */
export function perform(visit: Visit): Promise<Performed> {
  const { state } = visit;
  switch (state.Type) {
    case "Task":
      return performTask({ ...visit, state });
    case "Pass":
      return performPass({ ...visit, state });
    case "Choice":
      return performChoice({ ...visit, state });
    case "Wait":
      return performWait({ ...visit, state });
    case "Succeed":
      return performSucceed({ ...visit, state });
    case "Fail":
      return performFail({ ...visit, state });
    case "Parallel":
      return performParallel({ ...visit, state });
    case "Map":
      return performMap({ ...visit, state });
  }
}
