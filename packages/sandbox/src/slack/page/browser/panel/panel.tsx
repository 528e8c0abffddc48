import type { Controls, WorldView } from "../../protocol.ts";
import { ExecutionPane } from "./execution.tsx";
import { Matrix } from "./matrix.tsx";
import { Pane } from "./pane.tsx";
import { WorldFoot } from "./world-foot.tsx";

/** AWS beside the workspace: where every account stands, and the state machine at work. */
export function Panel({ world, controls }: { world: WorldView | undefined; controls: Controls | undefined }) {
  if (!world) {
    return (
      <aside class="panel" aria-label="AWS">
        <div class="nothing">
          <h2>AWS as it is now</h2>
          <p>
            Here you will see every account in every Region, whether it is invited or a member, and the state
            machine that is at work. This server shows the workspace only, so there is nothing to watch yet.
          </p>
        </div>
      </aside>
    );
  }
  return (
    <aside class="panel" aria-label="AWS">
      <Pane title="AWS accounts by Region" look="pane-matrix">
        <Matrix world={world} />
      </Pane>
      <ExecutionPane executions={world.executions} now={new Date(world.now)} />
      <WorldFoot world={world} controls={controls} />
    </aside>
  );
}
