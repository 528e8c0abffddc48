import { randomBytes } from "node:crypto";
import type { Clock } from "../../wire/clock.ts";
import type { FileBytes } from "./file-bytes.ts";
import { kindOf } from "./file-types.ts";
import type { StoredConversation, StoredFile, StoredMessage, WorkspaceState } from "./state.ts";

export interface FileDraft {
  name: string;
  /** User id of whose file it is. */
  from: string;
  /** Left out: by the name's extension. */
  mimetype?: string;
}

/** What became of bytes that were posted to an upload URL. */
export type Upload =
  | { ok: true; size: number }
  | { ok: false; error: "unknown_url" | "already_uploaded" | "size_differs" };

export interface Files {
  find(id: string): StoredFile | undefined;
  bytes(id: string): Uint8Array | undefined;
  /** Announces a file of `size` bytes; `key` is the end of the URL that they are posted to. */
  announce(draft: FileDraft, size: number): { file: StoredFile; key: string };
  /** Takes the bytes of an announced file; as many as were announced, once. */
  upload(key: string, bytes: Uint8Array): Upload;
  /** Makes an uploaded file one of the workspace, which it can be only once. */
  complete(file: StoredFile, title: string | undefined): void;
  /** A file that a person has put into a form: there at once, and private. */
  add(draft: FileDraft, bytes: Uint8Array): StoredFile;
  /** Notes that a message carries the file. */
  share(file: StoredFile, conversation: StoredConversation, message: StoredMessage): void;
  /** Whether a person may open it: it is theirs, or was shared where they are. */
  opensFor(file: StoredFile, person: string): boolean;
}

export function createFiles(
  state: WorkspaceState,
  kept: FileBytes,
  clock: Clock,
  changed: () => void,
): Files {
  const draw = ({ name, from, mimetype }: FileDraft, size: number): StoredFile => ({
    id: `F${randomBytes(5).toString("hex").toUpperCase()}`,
    name,
    title: name,
    mimetype: mimetype || kindOf(name).mimetype,
    size,
    from,
    created: Math.floor(clock.now().getTime() / 1000),
    stage: "awaited",
    shares: [],
  });
  return {
    find: (id) => (Object.hasOwn(state.files, id) ? state.files[id] : undefined),
    bytes: (id) => kept.get(id),
    announce(draft, size) {
      const key = randomBytes(24).toString("base64url");
      const file: StoredFile = { ...draw(draft, size), uploadKey: key };
      state.files[file.id] = file;
      changed();
      return { file, key };
    },
    upload(key, bytes) {
      const file = Object.values(state.files).find(({ uploadKey }) => uploadKey === key);
      if (!file) return { ok: false, error: "unknown_url" };
      if (file.stage !== "awaited") return { ok: false, error: "already_uploaded" };
      if (bytes.length !== file.size) return { ok: false, error: "size_differs" };
      kept.put(file.id, bytes);
      file.stage = "uploaded";
      changed();
      return { ok: true, size: bytes.length };
    },
    complete(file, title) {
      file.stage = "complete";
      if (title !== undefined) file.title = title;
      changed();
    },
    add(draft, bytes) {
      const file: StoredFile = { ...draw(draft, bytes.length), stage: "complete" };
      kept.put(file.id, bytes);
      state.files[file.id] = file;
      changed();
      return file;
    },
    share(file, conversation, message) {
      file.shares.push({ conversation: conversation.id, ts: message.ts });
      changed();
    },
    opensFor: (file, person) =>
      file.stage === "complete" &&
      (file.from === person ||
        file.shares.some(({ conversation, ts }) =>
          state.conversations.some(
            ({ id, members, messages }) =>
              id === conversation && members.includes(person) && messages.some((one) => one.ts === ts),
          ),
        )),
  };
}
