import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { WorldExecution, WorldState } from "../../protocol.ts";
import { CheckIcon, CrossIcon } from "../icons.tsx";
import { formatSlackDate } from "../mrkdwn/slack-date.ts";
import { Pane } from "./pane.tsx";

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
      {executions.map((one, index) => (
        <option key={one.name} value={one.name}>
          {index === 0 ? "Latest: " : ""}
          {one.name} · {WORDS[one.status].toLowerCase()}
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
        <strong>{execution.name}</strong>
        <span class={`run run-${execution.status.toLowerCase()}`}>{WORDS[execution.status]}</span>
      </p>
      <p class="quiet">
        {execution.machine} · {timing(execution, now)}
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

function States({ execution }: { execution: WorldExecution }) {
  const list = useRef<HTMLOListElement>(null);
  const running = execution.states.find((state) => state.status === "running")?.name;

  // Scrolls its own pane only, so that the page stays where the reader left it.
  useLayoutEffect(() => {
    const at = list.current?.querySelector<HTMLElement>(".state.running");
    const pane = list.current?.closest<HTMLElement>(".pane-scroll");
    if (!at || !pane) return;
    const offset = at.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    const inView = offset > 40 && offset < pane.clientHeight - 60;
    if (!inView) pane.scrollTop += offset - pane.clientHeight / 2;
  }, [running]);

  return (
    <ol ref={list} class="states" aria-label="States">
      {execution.states.map((state) => (
        <li key={state.name} class={`state ${state.status}`} aria-label={`${state.name}: ${state.status}`}>
          <Dot status={state.status} />
          <span class="state-name">{state.name}</span>
          <span class="state-type">{state.type}</span>
          {state.items && state.items.length > 0 && (
            <ul class="items">
              {state.items.map((item) => (
                <li key={item.name} class={`item ${item.status}`} aria-label={`${item.name}: ${item.status}`}>
                  <Dot status={item.status} />
                  {item.name}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function Dot({ status }: { status: WorldState["status"] }) {
  return (
    <span class="dot" aria-hidden="true">
      {status === "done" && <CheckIcon />}
      {status === "failed" && <CrossIcon />}
    </span>
  );
}
