import { withIdentifiers } from "../../workspace/elements.ts";
import type { StoredConversation, StoredFile } from "../../workspace/state.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { type Arguments, jsonOf, textOf } from "../arguments.ts";
import { readContent } from "../content.ts";
import { joinedConversationOf } from "../conversation.ts";
import { fileShape } from "../file-shape.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";

/** Only ids are taken, neither names nor people (slackapi/bolt-js#2115); ids here may be shorter than Slack's. */
const CHANNEL_ID = /^[CGDZ][A-Z0-9]+$/;

/**
 * `files.completeUploadExternal`: makes uploaded files part of the workspace and, with `channel_id`, posts one
 * message that carries them. As in Slack, the answer does not yet tell where they are shared, for that is done
 * behind it: `files.info` does. `blocks` count only without `initial_comment`.
 */
export const completeUpload: Method = (given, { workspace, rateLimit }) => {
  const uploads = readFiles(given, workspace);
  const conversation = textOf(given, "channel_id") ? channelOf(given, workspace) : undefined;
  const content = conversation && readMessage(given, workspace);
  if (conversation) rateLimit.count(conversation.id);
  for (const { file, title } of uploads) workspace.files.complete(file, title);
  const files = uploads.map(({ file }) => fileShape(file, workspace));
  if (conversation && content) {
    const message = workspace.messages.post(conversation, {
      from: workspace.people.bot.id,
      ...content,
      files: uploads.map(({ file }) => file.id),
    });
    for (const { file } of uploads) workspace.files.share(file, conversation, message);
  }
  return { files };
};

function readFiles(
  given: Arguments,
  workspace: Workspace,
): { file: StoredFile; title: string | undefined }[] {
  const files = jsonOf(given, "files");
  if (!files.given) throw missing("files");
  if (!Array.isArray(files.value) || files.value.length === 0) throw malformed("must be a list of files", "");
  return files.value.map((entry: unknown, index) => {
    const { id, title } = (typeof entry === "object" && entry !== null ? entry : {}) as Arguments;
    if (typeof id !== "string") throw malformed("missing required field: id", `/${index}`);
    const file = workspace.files.find(id);
    // What has not been uploaded is not there yet either.
    if (!file || file.stage === "awaited") throw new SlackRefusal("file_not_found");
    // The documentation: this can be called only once.
    if (file.stage === "complete") throw new SlackRefusal("file_update_failed");
    return { file, title: typeof title === "string" ? title : undefined };
  });
}

function channelOf(given: Arguments, workspace: Workspace): StoredConversation {
  const id = textOf(given, "channel_id") ?? "";
  if (!CHANNEL_ID.test(id)) {
    throw new SlackRefusal("invalid_arguments", {
      response_metadata: {
        messages: [`[ERROR] input must match regex pattern: ${CHANNEL_ID.source} [json-pointer:/channel_id]`],
      },
    });
  }
  return joinedConversationOf({ channel: id }, workspace);
}

function readMessage(given: Arguments, workspace: Workspace) {
  const threadTs = textOf(given, "thread_ts");
  const thread = threadTs ? { threadTs } : {};
  const comment = textOf(given, "initial_comment");
  if (comment !== undefined) {
    const { text = "" } = readContent({ text: comment }, workspace);
    return { text, ...thread };
  }
  if (!jsonOf(given, "blocks").given) return { text: "", ...thread };
  const { blocks } = readContent({ blocks: given.blocks }, workspace);
  return { text: "", ...(blocks ? { blocks: withIdentifiers(blocks) } : {}), ...thread };
}

const malformed = (what: string, where: string): SlackRefusal =>
  new SlackRefusal("invalid_arguments", {
    response_metadata: { messages: [`[ERROR] ${what} [json-pointer:/files${where}]`] },
  });
