import { useLayoutEffect, useRef } from "preact/hooks";
import type { Completion } from "./completion.ts";

interface CompletionListProps {
  id: string;
  completion: Completion;
  /** Index of the one that Tab takes; -1 for none. */
  at: number;
  onTake(index: number): void;
}

export function CompletionList({ id, completion, at, onTake }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  return (
    <div class="completion">
      <div
        ref={list}
        class={`completion-list of-${completion.kind}`}
        role="listbox"
        id={id}
        aria-label={completion.kind === "command" ? "Commands" : "People"}
        tabIndex={-1}
      >
        {completion.options.map((option, index) => (
          <div
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // mousedown, since a click would first take the focus from the composer.
            onMouseDown={(event) => {
              event.preventDefault();
              onTake(index);
            }}
          >
            <span class="completion-label">{option.label}</span>
            <span class="completion-description">{option.description}</span>
          </div>
        ))}
      </div>
      <p class="completion-keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> to choose · <kbd>Tab</kbd> to complete · <kbd>Esc</kbd> to close
      </p>
    </div>
  );
}
