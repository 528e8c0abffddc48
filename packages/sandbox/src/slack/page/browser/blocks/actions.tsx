import type { ActionsBlock } from "@slack/types";
import { actionIdOf, Interactive } from "../elements/interactive.tsx";

export function Actions({ block, blockId }: { block: ActionsBlock; blockId: string }) {
  return (
    <div class="block actions">
      {block.elements.map((element, index) => {
        const actionId = actionIdOf(element, index);
        const placeholder = "placeholder" in element ? element.placeholder?.text : undefined;
        return (
          <Interactive
            key={actionId}
            element={element}
            blockId={blockId}
            actionId={actionId}
            name={placeholder ?? ""}
          />
        );
      })}
    </div>
  );
}
