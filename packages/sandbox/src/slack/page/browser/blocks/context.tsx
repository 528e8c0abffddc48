import type { ContextBlock } from "@slack/types";
import { Picture } from "./image.tsx";
import { Text } from "./text.tsx";

export function Context({ block }: { block: ContextBlock }) {
  return (
    <div class="block context">
      {block.elements.map((element, index) => (
        <span key={index}>
          {element.type === "image" ? <Picture image={element} small /> : <Text text={element} />}
        </span>
      ))}
    </div>
  );
}
