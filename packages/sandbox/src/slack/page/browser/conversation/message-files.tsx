import type { PageFile } from "../../protocol.ts";
import { sizeInWords } from "../elements/file-size.ts";
import { DownIcon, FileIcon } from "../icons.tsx";

/** Files beneath a message; each is one link that downloads it. */
export function MessageFiles({ files, me }: { files: PageFile[]; me: string }) {
  return (
    <ul class="message-files" aria-label="Files">
      {files.map(({ id, name, title, kind, size }) => (
        <li key={id}>
          <a
            class="message-file"
            href={`/files/${encodeURIComponent(id)}?person=${encodeURIComponent(me)}`}
            download={name}
            aria-label={`Download ${title}`}
          >
            <FileIcon />
            <span class="message-file-words">
              <span class="message-file-title">{title}</span>
              <span class="quiet">
                {kind} · {sizeInWords(size)}
                {title === name ? "" : ` · ${name}`}
              </span>
            </span>
            <DownIcon />
          </a>
        </li>
      ))}
    </ul>
  );
}
