import { useLayoutEffect, useRef } from "preact/hooks";
import type { WorldExecution, WorldState } from "../../protocol.ts";
import { CheckIcon, CrossIcon } from "../icons.tsx";
import { showUnfolded } from "./unfold.ts";
import { wayOf } from "./way.ts";

const SPOKEN: Record<WorldState["status"], string> = {
  ahead: "not entered",
  running: "running",
  done: "done",
  caught: "met an error, went on another way",
  failed: "failed",
};
/** States that do no work of their own are drawn smaller. */
const MINOR = new Set(["Choice", "Pass", "Succeed"]);

/** The way of one execution through its machine, from top to bottom; the side ways fold out. */
export function States({ execution }: { execution: WorldExecution }) {
  const frame = useRef<HTMLDivElement>(null);
  const { main, aside } = wayOf(execution);
  const at = main.findLast((state) => state.status !== "ahead")?.name;

  // Scrolls its own pane only, so that the page stays where the reader left it.
  useLayoutEffect(() => {
    const reached = [...(frame.current?.querySelectorAll<HTMLElement>(".main-way > :not(.ahead)") ?? [])].at(
      -1,
    );
    const pane = frame.current?.closest<HTMLElement>(".pane-scroll");
    if (!reached || !pane) return;
    const offset = reached.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    const inView = offset > 40 && offset < pane.clientHeight - 60;
    if (!inView) pane.scrollTop += offset - pane.clientHeight / 2;
  }, [at]);

  return (
    <div ref={frame}>
      <ol class="states main-way" aria-label="States">
        {main.map((state) => (
          <State key={state.name} state={state} />
        ))}
      </ol>
      {aside.length > 0 && (
        <details class="aside" onToggle={showUnfolded}>
          <summary>
            {execution.status === "RUNNING"
              ? `${counted(aside.length)}, should it go otherwise`
              : `${counted(aside.length)} not entered`}
          </summary>
          <ol class="states" aria-label="Other states">
            {aside.map((state) => (
              <State key={state.name} state={state} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

const counted = (count: number) => (count === 1 ? "1 other state" : `${count} other states`);

function State({ state }: { state: WorldState }) {
  return (
    <li
      class={`state ${state.status} ${MINOR.has(state.type) ? "minor" : ""}`}
      aria-label={`${state.name}: ${SPOKEN[state.status]}`}
      title={state.comment}
    >
      <Dot status={state.status} />
      <span class="state-name">{state.name}</span>
      <span class="state-type">{state.type}</span>
      {state.items && state.items.length > 0 && (
        <ul class="items">
          {state.items.map((item) => (
            <li
              key={item.name}
              class={`item ${item.status}`}
              aria-label={`${item.name}: ${SPOKEN[item.status]}`}
              title={item.status === "caught" ? SPOKEN.caught : undefined}
            >
              <Dot status={item.status} />
              {item.name}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Dot({ status }: { status: WorldState["status"] }) {
  return (
    <span class="dot" aria-hidden="true">
      {status === "done" && <CheckIcon />}
      {status === "failed" && <CrossIcon />}
      {status === "caught" && "!"}
    </span>
  );
}
