import type { FileInput } from "@slack/types";
import { useState } from "preact/hooks";
import { FileIcon } from "../icons.tsx";
import { sizeInWords } from "./file-size.ts";
import type { ElementProps } from "./surface.ts";
import type { ChosenFile } from "./value.ts";

/** Slack's own limits for `file_input`. */
const MOST_FILES = 10;
const LARGEST = 10 * 1024 * 1024;

export function FileField(props: ElementProps<FileInput>) {
  const { element, value, onChange, id, name, describedBy, invalid, disabled } = props;
  const [refusal, setRefusal] = useState("");
  const most = element.max_files ?? MOST_FILES;
  const files = value?.files ?? [];

  const choose = async (chosen: File[]) => {
    if (chosen.length === 0) return;
    const large = chosen.find((file) => file.size > LARGEST);
    if (large) return setRefusal(`${large.name} is larger than 10 MB, which is the most Slack takes.`);
    if (chosen.length > most)
      return setRefusal(`Choose at most ${most === 1 ? "one file" : `${most} files`}.`);
    setRefusal("");
    onChange({ type: element.type, files: await Promise.all(chosen.map(readFile)) });
  };

  return (
    <div class="file-field">
      <input
        type="file"
        id={id}
        aria-label={id ? undefined : name}
        multiple={most > 1}
        accept={element.filetypes?.map((one) => `.${one.replace(/^\./, "")}`).join(",")}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => choose([...(event.currentTarget.files ?? [])])}
      />
      {files.length > 0 && (
        <ul class="files">
          {files.map((file) => (
            <li key={file.name}>
              <FileIcon /> {file.name} <span class="quiet">{sizeInWords(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      {refusal && (
        <p class="field-error" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

async function readFile(file: File): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return {
    name: file.name,
    mimetype: file.type || "text/plain",
    size: file.size,
    content_base64: btoa(binary),
  };
}
