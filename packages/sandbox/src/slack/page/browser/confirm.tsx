import type { ConfirmationDialog } from "@slack/types";
import type { ComponentChildren } from "preact";
import { useCallback, useId, useState } from "preact/hooks";
import { Text } from "./blocks/text.tsx";
import { Dialog } from "./dialog.tsx";
import { ConfirmContext } from "./elements/surface.ts";

interface Question {
  confirm: ConfirmationDialog;
  answer(yes: boolean): void;
}

/** Lets anything below it ask for confirmation, in the words that the app gave. */
export function ConfirmProvider({ children }: { children: ComponentChildren }) {
  const [question, setQuestion] = useState<Question>();
  const ask = useCallback(
    (confirm: ConfirmationDialog) =>
      new Promise<boolean>((resolve) => {
        setQuestion({
          confirm,
          answer: (yes) => {
            setQuestion(undefined);
            resolve(yes);
          },
        });
      }),
    [],
  );
  return (
    <ConfirmContext.Provider value={ask}>
      {children}
      {question && <Confirmation question={question} />}
    </ConfirmContext.Provider>
  );
}

function Confirmation({ question: { confirm, answer } }: { question: Question }) {
  const titleId = useId();
  const danger = confirm.style === "danger";
  return (
    <Dialog titleId={titleId} look="confirm" onClose={() => answer(false)}>
      <h2 id={titleId} class="dialog-title">
        {confirm.title?.text ?? "Are you sure?"}
      </h2>
      <div class="dialog-body">
        <Text text={confirm.text} />
      </div>
      <div class="dialog-foot">
        <button
          type="button"
          class="button"
          data-focus-first={danger || undefined}
          onClick={() => answer(false)}
        >
          {confirm.deny?.text ?? "Cancel"}
        </button>
        <button
          type="button"
          class={danger ? "button danger" : "button primary"}
          data-focus-first={!danger || undefined}
          onClick={() => answer(true)}
        >
          {confirm.confirm?.text ?? "Yes"}
        </button>
      </div>
    </Dialog>
  );
}
