import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { ChevronIcon } from "../icons.tsx";

interface PaneProps {
  title: string;
  look: string;
  /** Beside the title. */
  tool?: ComponentChildren;
  /** Above what scrolls. */
  head?: ComponentChildren;
  children: ComponentChildren;
}

/** Folds away by its heading, to leave the room to the other one. */
export function Pane({ title, look, tool, head, children }: PaneProps) {
  const [open, setOpen] = useState(true);
  const id = useId();
  return (
    <section class={`pane ${look} ${open ? "" : "folded"}`} aria-label={title}>
      <div class="pane-title">
        <h2>
          <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            <ChevronIcon /> {title}
          </button>
        </h2>
        {open && tool}
      </div>
      <div class="pane-inside" id={id} hidden={!open}>
        {head}
        <div class="pane-scroll">{children}</div>
      </div>
    </section>
  );
}
