import type { FileInput } from "@slack/types";
import { useRef, useState } from "preact/hooks";
import { CrossIcon, FileIcon } from "../icons.tsx";
import { withChosen } from "./chosen-files.ts";
import { sizeInWords } from "./file-size.ts";
import type { ElementProps } from "./surface.ts";
import type { ChosenFile } from "./value.ts";

/** Slack's own limit for `file_input`. */
const MOST_FILES = 10;

export function FileField(props: ElementProps<FileInput>) {
  const { element, value, onChange, id, name, describedBy, invalid, disabled } = props;
  const [refusal, setRefusal] = useState("");
  const picker = useRef<HTMLInputElement>(null);
  const most = element.max_files ?? MOST_FILES;
  const types = element.filetypes?.map((one) => one.replace(/^\./, "").toLowerCase()) ?? [];
  const files = value?.files ?? [];
  const keep = (kept: ChosenFile[]) => onChange({ type: element.type, files: kept });

  const choose = async (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    // Else a file that was removed could not be chosen again.
    input.value = "";
    if (chosen.length === 0) return;
    const outcome = withChosen(files, chosen, most, types);
    setRefusal(outcome.ok ? "" : outcome.sentence);
    if (outcome.ok) keep([...outcome.kept, ...(await Promise.all(chosen.map(readFile)))]);
  };

  return (
    <div class="file-field">
      <div class="file-picker" data-invalid={invalid}>
        <input
          ref={picker}
          type="file"
          id={id}
          aria-label={id ? undefined : name}
          multiple={most > 1}
          accept={types.map((one) => `.${one}`).join(",")}
          disabled={disabled}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={({ currentTarget }) => void choose(currentTarget)}
        />
        <span class="button small" aria-hidden="true">
          {files.length === 0 ? "Choose a file" : most === 1 ? "Choose another file" : "Add a file"}
        </span>
        <span class="quiet">or drop it here{types.length > 0 && ` (${types.join(", ")})`}</span>
      </div>
      {files.length > 0 && (
        <ul class="files" aria-label="Chosen files">
          {files.map((file) => (
            <li key={file.name}>
              <FileIcon />
              <span class="file-name">{file.name}</span>
              <span class="quiet">{sizeInWords(file.size)}</span>
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove ${file.name}`}
                disabled={disabled}
                onClick={() => {
                  setRefusal("");
                  keep(files.filter((one) => one !== file));
                  picker.current?.focus();
                }}
              >
                <CrossIcon />
              </button>
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
