import { textOf } from "../arguments.ts";
import type { Method } from "../method.ts";
import { missing, SlackRefusal } from "../refusal.ts";

/** Slack takes files of up to 1 GB. In bytes. */
const LARGEST = 1024 ** 3;
const MOST_ALT_TEXT = 1000;

/** `files.getUploadURLExternal`: an id, and where to post as many bytes as announced. */
export const getUploadUrl: Method = (given, { workspace }) => {
  const name = textOf(given, "filename");
  const announced = textOf(given, "length");
  if (!name) throw missing("filename");
  if (!announced) throw missing("length");
  const size = Number(announced);
  if (!Number.isInteger(size) || size < 0) {
    throw new SlackRefusal("invalid_arguments", {
      response_metadata: { messages: ["[ERROR] must be a valid integer [json-pointer:/length]"] },
    });
  }
  // So the method's list of errors has it: typically for a length of 0.
  if (size === 0) throw new SlackRefusal("missing_argument");
  if (size > LARGEST) throw new SlackRefusal("file_upload_size_restricted");
  if ((textOf(given, "alt_txt")?.length ?? 0) > MOST_ALT_TEXT) throw new SlackRefusal("alt_txt_too_large");
  const { file, key } = workspace.files.announce({ name, from: workspace.people.bot.id }, size);
  return { upload_url: `${workspace.url()}/upload/v1/${key}`, file_id: file.id };
};
