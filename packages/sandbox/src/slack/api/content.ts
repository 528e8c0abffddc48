import type { KnownBlock } from "@slack/types";
import { linkNames } from "../workspace/mentions.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type Arguments, flagOf, jsonOf, textOf } from "./arguments.ts";
import { refuseFor, SlackRefusal } from "./refusal.ts";
import { blocksTooLong, validateBlocks } from "./validate-blocks.ts";

/** Text and blocks of a message that an app wants to post. */
export interface Content {
  text?: string;
  blocks?: KnownBlock[];
  metadata?: Record<string, unknown>;
}

/**
 * Reads and checks the content of a message.
 * @param mostText characters of `text` that the method takes
 * @throws SlackRefusal `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`,
 * `msg_blocks_too_long`, `invalid_attachments`, `invalid_metadata_format`
 */
export function readContent(given: Arguments, workspace: Workspace, mostText = 40_000): Content {
  if (textOf(given, "attachments") && textOf(given, "attachments") !== "[]") {
    throw new SlackRefusal("invalid_attachments", {
      response_metadata: { messages: ["[ERROR] this workspace shows blocks and text, no attachments"] },
    });
  }
  const blocks = readBlocks(given);
  const raw = textOf(given, "text");
  if (raw === undefined && !blocks?.length) throw new SlackRefusal("no_text");
  if (raw !== undefined && raw.length > mostText) throw new SlackRefusal("msg_too_long");
  const named = flagOf(given, "link_names") || textOf(given, "parse") === "full";
  const text = raw !== undefined && named ? linkNames(raw, workspace.people.all()) : raw;
  const metadata = readMetadata(given);
  return {
    ...(text === undefined ? {} : { text }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function readBlocks(given: Arguments): KnownBlock[] | undefined {
  const blocks = jsonOf(given, "blocks");
  if (!blocks.given) return undefined;
  if (!Array.isArray(blocks.value)) throw new SlackRefusal("invalid_blocks_format");
  const complaints = validateBlocks(blocks.value);
  if (complaints.length > 0) throw refuseFor("invalid_blocks", complaints);
  if (blocksTooLong(blocks.value)) throw new SlackRefusal("msg_blocks_too_long");
  return blocks.value;
}

function readMetadata(given: Arguments): Record<string, unknown> | undefined {
  const metadata = jsonOf(given, "metadata");
  if (!metadata.given) return undefined;
  if (typeof metadata.value !== "object" || metadata.value === null) {
    throw new SlackRefusal("invalid_metadata_format");
  }
  return metadata.value as Record<string, unknown>;
}
