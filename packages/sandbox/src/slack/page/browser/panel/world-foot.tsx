import type { Controls, WorldView } from "../../protocol.ts";
import { Broken } from "./broken.tsx";
import { ClockControls } from "./clock-controls.tsx";
import { Trouble } from "./trouble.tsx";
import { WorldClock } from "./world-clock.tsx";

/** The foot of the panel: what is broken, the world's time, and what can be done to both. */
export function WorldFoot({ world, controls }: { world: WorldView; controls: Controls | undefined }) {
  if (!controls) return <WorldClock now={world.now} />;
  const { clock, trouble, broken, moving } = controls;
  return (
    <div class="world-foot">
      {broken.length > 0 && <Broken broken={broken} />}
      <WorldClock now={world.now} />
      <div class="world-tools">
        <ClockControls ways={clock} moving={moving} now={world.now} />
        <Trouble controls={trouble} world={world} />
      </div>
    </div>
  );
}
