import { useState } from "preact/hooks";
import type { Controls, WorldControl } from "../../protocol.ts";
import { perform } from "../deeds.ts";
import { duration } from "./execution.tsx";

interface ClockControlsProps {
  ways: WorldControl[];
  moving: Controls["moving"];
  /** ISO 8601. */
  now: string;
}

/** Moves the world forward; what falls due on the way happens before it has arrived. */
export function ClockControls({ ways, moving, now }: ClockControlsProps) {
  const [failure, setFailure] = useState("");
  const move = async (control: string) => {
    const result = await perform("control", { control });
    setFailure(result.ok ? "" : result.error);
  };
  if (moving) return <Moving from={moving.from} until={moving.until} now={now} />;
  return (
    <div class="clock-controls">
      {ways.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          class="button small"
          title="Moves the world's clock: whatever falls due by then happens"
          onClick={() => void move(id)}
        >
          {label}
        </button>
      ))}
      {failure && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}

function Moving({ from, until, now }: { from: string; until: string; now: string }) {
  const whole = Date.parse(until) - Date.parse(from);
  const gone = Math.min(Math.max(Date.parse(now) - Date.parse(from), 0), whole);
  const words = `${duration(whole - gone)} to go`;
  return (
    <div class="clock-moving" role="status">
      <progress value={gone} max={whole} aria-label="The clock is moving" />
      <span>{words}</span>
    </div>
  );
}
