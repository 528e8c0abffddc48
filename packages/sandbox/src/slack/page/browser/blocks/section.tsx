import type { SectionBlock } from "@slack/types";
import { actionIdOf, Interactive } from "../elements/interactive.tsx";
import { Picture } from "./image.tsx";
import { NotDrawn } from "./not-drawn.tsx";
import { Text } from "./text.tsx";

export function Section({ block, blockId }: { block: SectionBlock; blockId: string }) {
  return (
    <div class="block section">
      <div class="section-words">
        {block.text && (
          <div class="section-text">
            <Text text={block.text} />
          </div>
        )}
        {block.fields && (
          <div class="fields">
            {block.fields.map((field, index) => (
              <div key={index}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div class="accessory">
          <Accessory accessory={block.accessory} blockId={blockId} name={block.text?.text ?? ""} />
        </div>
      )}
    </div>
  );
}

interface AccessoryProps {
  accessory: NonNullable<SectionBlock["accessory"]>;
  blockId: string;
  name: string;
}

function Accessory({ accessory, blockId, name }: AccessoryProps) {
  if (accessory.type === "image") return <Picture image={accessory} small />;
  if (accessory.type === "workflow_button") return <NotDrawn kind={accessory.type} />;
  return (
    <Interactive
      element={accessory}
      blockId={blockId}
      actionId={actionIdOf(accessory, 0)}
      name={plain(name)}
    />
  );
}

/** The section's words as an accessible name, without the marks of mrkdwn. */
function plain(text: string): string {
  return text
    .replace(/<[^>|]*\|?([^>]*)>/g, "$1")
    .replace(/[*_~`]/g, "")
    .slice(0, 120);
}
