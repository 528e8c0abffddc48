import type { AnyBlock, KnownBlock } from "@slack/types";
import { Passages } from "../mrkdwn/draw.tsx";
import { parseMarkdown } from "../mrkdwn/markdown.ts";
import { Actions } from "./actions.tsx";
import { Context } from "./context.tsx";
import { Image } from "./image.tsx";
import { Input } from "./input.tsx";
import { NotDrawn } from "./not-drawn.tsx";
import { RichText } from "./rich-text.tsx";
import { Section } from "./section.tsx";
import { Table } from "./table.tsx";
import { Text } from "./text.tsx";

export function Blocks({ blocks }: { blocks: readonly AnyBlock[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => {
        const blockId = blockIdOf(block, index);
        return <OneBlock key={blockId} block={block} blockId={blockId} />;
      })}
    </div>
  );
}

/** Slack names unnamed blocks; until the server does, a block's place serves as its name. */
export function blockIdOf(block: { block_id?: string }, place: number): string {
  return block.block_id ?? `block-${place}`;
}

function OneBlock({ block: any, blockId }: { block: AnyBlock; blockId: string }) {
  // Kinds beyond the known ones fall through to the notice at the end.
  const block = any as KnownBlock;
  switch (block.type) {
    case "section":
      return <Section block={block} blockId={blockId} />;
    case "header":
      return (
        <h3 class="block header">
          <Text text={block.text} />
        </h3>
      );
    case "divider":
      return <hr class="block" />;
    case "context":
      return <Context block={block} />;
    case "actions":
      return <Actions block={block} blockId={blockId} />;
    case "image":
      return <Image block={block} />;
    case "input":
      return <Input block={block} blockId={blockId} />;
    case "rich_text":
      return <RichText block={block} />;
    case "table":
      return <Table block={block} />;
    case "markdown":
      return (
        <div class="block markdown">
          <Passages passages={parseMarkdown(block.text)} />
        </div>
      );
    case "alert":
      return (
        <div class={`block alert alert-${block.level ?? "default"}`}>
          <Text text={block.text} />
        </div>
      );
    default:
      return <NotDrawn kind={block.type} />;
  }
}
