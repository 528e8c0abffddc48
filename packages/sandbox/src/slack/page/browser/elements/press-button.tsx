import type { Button } from "@slack/types";
import { useContext, useRef, useState } from "preact/hooks";
import { Inlines } from "../mrkdwn/draw.tsx";
import { parsePlain } from "../mrkdwn/inline.ts";
import { isSafeUrl } from "../mrkdwn/tree.ts";
import { ConfirmContext, SurfaceContext } from "./surface.ts";

/** A button of a block: asks first if it must, then shows that it waits until the press is answered. */
export function PressButton({
  element,
  blockId,
  actionId,
}: {
  element: Button;
  blockId: string;
  actionId: string;
}) {
  const surface = useContext(SurfaceContext);
  const ask = useContext(ConfirmContext);
  const [pending, setPending] = useState(false);
  const busy = useRef(false);

  const press = async () => {
    if (busy.current) return;
    busy.current = true;
    if (!element.confirm || (await ask(element.confirm))) {
      if (element.url && isSafeUrl(element.url)) window.open(element.url, "_blank", "noopener,noreferrer");
      setPending(true);
      await surface.press(blockId, actionId);
      setPending(false);
    }
    busy.current = false;
  };

  return (
    <button
      type="button"
      class={`button ${element.style ?? ""} ${pending ? "pending" : ""}`}
      aria-label={element.accessibility_label}
      aria-busy={pending}
      aria-disabled={pending}
      onClick={press}
    >
      <Inlines nodes={parsePlain(element.text.text, element.text.emoji !== false)} />
    </button>
  );
}
