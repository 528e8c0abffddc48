import { useState } from "preact/hooks";
import type { WorldExecution } from "../../protocol.ts";
import { formatSlackDate } from "../mrkdwn/slack-date.ts";
import { Pane } from "./pane.tsx";
import { States } from "./states.tsx";

const WORDS: Record<WorldExecution["status"], string> = {
  RUNNING: "Running",
  SUCCEEDED: "Succeeded",
  FAILED: "Failed",
  TIMED_OUT: "Timed out",
  ABORTED: "Aborted",
};

/** One execution as a vertical drawing of its machine. Follows the newest until a person picks another. */
export function ExecutionPane({ executions, now }: { executions: WorldExecution[]; now: Date }) {
  const [picked, setPicked] = useState("");
  const execution = executions.find((one) => one.name === picked) ?? executions[0];
  if (!execution) {
    return (
      <Pane title="State machine" look="pane-execution">
        <p class="nothing">
          No state machine has run yet. Ask for something in Slack and watch it work here.
        </p>
      </Pane>
    );
  }
  const picker = (
    <select
      class="select"
      aria-label="Execution"
      value={execution.name}
      onChange={({ currentTarget }) =>
        setPicked(currentTarget.value === executions[0]?.name ? "" : currentTarget.value)
      }
    >
      {executions.map((one) => (
        <option key={one.name} value={one.name}>
          {one.about && `${one.about} · `}
          {one.name}
        </option>
      ))}
    </select>
  );
  return (
    <Pane
      title="State machine"
      look="pane-execution"
      tool={executions.length > 1 && picker}
      head={<Head execution={execution} now={now} />}
    >
      <States key={execution.name} execution={execution} />
    </Pane>
  );
}

function Head({ execution, now }: { execution: WorldExecution; now: Date }) {
  return (
    <div class="execution-head">
      <p class="execution-title">
        <strong>{execution.about ?? execution.name}</strong>
        <span class={`run run-${execution.status.toLowerCase()}`}>{WORDS[execution.status]}</span>
      </p>
      <p class="quiet">
        {execution.machine} {execution.about && execution.name} · {timing(execution, now)}
      </p>
      {execution.error && <p class="failure">{execution.error}</p>}
    </div>
  );
}

function timing(execution: WorldExecution, now: Date): string {
  const began = new Date(execution.startedAt);
  const format = "{date_short_pretty}, {time_secs}";
  const started = `started ${formatSlackDate(began.getTime() / 1000, format, { now }) ?? execution.startedAt}`;
  if (!execution.stoppedAt) return started;
  return `${started}, took ${duration(new Date(execution.stoppedAt).getTime() - began.getTime())}`;
}

export function duration(milliseconds: number): string {
  const seconds = Math.max(milliseconds, 0) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
