import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface DialogProps {
  titleId: string;
  /** Covered by another one: kept with all that was typed, but not shown. */
  covered?: boolean;
  look?: string;
  onClose(): void;
  children: ComponentChildren;
}

const FIRST = [
  "[data-focus-first]",
  "[data-focus-on-load]",
  ".dialog-body :is(input, textarea, select)",
  "button.primary",
];

/** A native modal dialog: the browser traps the focus and makes the page behind it inert. */
export function Dialog({ titleId, covered = false, look = "", onClose, children }: DialogProps) {
  const frame = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = frame.current;
    if (!dialog || covered) return;
    dialog.showModal();
    const first = FIRST.map((selector) => dialog.querySelector<HTMLElement>(selector)).find(Boolean);
    first?.focus();
    return () => dialog.close();
  }, [covered]);

  return (
    <dialog
      ref={frame}
      class={`dialog ${look}`}
      aria-labelledby={titleId}
      // Escape is taken here, since a browser lets a page refuse its own handling only once.
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
