import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import type { OpenModal } from "../../protocol.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { FieldErrorsContext } from "../blocks/field-errors.ts";
import { perform } from "../deeds.ts";
import { Dialog } from "../dialog.tsx";
import { SurfaceContext } from "../elements/surface.ts";
import { BackIcon, CrossIcon } from "../icons.tsx";
import { validate } from "./validate.ts";
import { elementsOf, type Values, valuesOf, withValue } from "./values.ts";

interface ModalProps {
  modal: OpenModal;
  person: string;
  /** How many modals lie beneath it. */
  depth: number;
  covered: boolean;
}

export function Modal({ modal, person, depth, covered }: ModalProps) {
  const { view } = modal;
  const titleId = useId();
  const body = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState<Values>({});
  const [own, setOwn] = useState<Record<string, string>>({});
  /** Fields changed since the app refused them: its word on them is out of date. */
  const [changed, setChanged] = useState<string[]>([]);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState("");

  const fromApp = Object.entries(modal.errors).filter(([blockId]) => !changed.includes(blockId));
  const errors = { ...Object.fromEntries(fromApp), ...own };
  const inputs = new Set(
    elementsOf(view.blocks)
      .filter((held) => held.input)
      .map((held) => held.blockId),
  );
  const homeless = Object.entries(errors).filter(([blockId]) => !inputs.has(blockId));

  const shownErrors = JSON.stringify(errors);
  useEffect(() => {
    if (shownErrors === "{}") return;
    body.current?.querySelector<HTMLElement>(".has-error :is(input, textarea, select)")?.focus();
  }, [shownErrors]);

  const surface = useMemo(
    () => ({
      value: (blockId: string, actionId: string) => kept[blockId]?.[actionId],
      keep: (blockId: string, actionId: string, value: Values[string][string]) => {
        setKept((before) => withValue(before, blockId, actionId, value));
        setChanged((before) => [...before, blockId]);
        setOwn(({ [blockId]: _, ...others }) => others);
      },
      press: async (blockId: string, actionId: string, input?: Record<string, unknown>) => {
        const result = await perform("press", {
          person,
          modal: modal.id,
          blockId,
          actionId,
          ...(input ? { input } : {}),
        });
        setFailure(result.ok ? "" : result.error);
      },
    }),
    [kept, person, modal.id],
  );

  const submit = async () => {
    if (pending) return;
    const values = valuesOf(view.blocks, kept);
    const wrong = validate(view.blocks, values);
    setOwn(wrong);
    setFailure("");
    if (Object.keys(wrong).length > 0) return;
    setPending(true);
    const result = await perform("submit", { person, modal: modal.id, values: plain(values) });
    setPending(false);
    setChanged([]);
    if (!result.ok) setFailure(result.error);
  };

  const dismiss = async () => {
    const result = await perform("dismiss", { person, modal: modal.id });
    if (!result.ok) setFailure(result.error);
  };

  const title = "title" in view ? view.title.text : "";
  const submitText = "submit" in view ? view.submit?.text : undefined;
  const closeText = "close" in view ? view.close?.text : undefined;
  return (
    <Dialog
      titleId={titleId}
      covered={covered}
      look={depth > 0 ? "modal stacked" : "modal"}
      onClose={() => void dismiss()}
    >
      <form
        noValidate
        aria-busy={pending}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="dialog-head">
          {depth > 0 && (
            <button type="button" class="icon-button" aria-label="Back" onClick={dismiss}>
              <BackIcon />
            </button>
          )}
          <h2 id={titleId} class="dialog-title">
            {title}
          </h2>
          <button type="button" class="icon-button" aria-label="Dismiss" onClick={dismiss}>
            <CrossIcon />
          </button>
        </div>
        <div class="dialog-body" ref={body}>
          {homeless.map(([blockId, error]) => (
            <p key={blockId} class="field-error" role="alert">
              {error}
            </p>
          ))}
          <SurfaceContext.Provider value={surface}>
            <FieldErrorsContext.Provider value={errors}>
              <Blocks blocks={view.blocks} />
            </FieldErrorsContext.Provider>
          </SurfaceContext.Provider>
        </div>
        {failure && (
          <p class="failure" role="alert">
            {failure}
          </p>
        )}
        <div class="dialog-foot">
          <button type="button" class="button" onClick={dismiss}>
            {closeText ?? (submitText ? "Cancel" : "Close")}
          </button>
          {submitText && (
            <button
              type="submit"
              class={pending ? "button primary pending" : "button primary"}
              aria-disabled={pending}
            >
              {submitText}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

/** The same values, as the protocol's loose record. */
function plain(values: Values): Record<string, Record<string, Record<string, unknown>>> {
  return Object.fromEntries(
    Object.entries(values).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(Object.entries(actions).map(([actionId, value]) => [actionId, { ...value }])),
    ]),
  );
}
