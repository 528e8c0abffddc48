import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CommandHelp, Conversation, Person } from "../../protocol.ts";
import { perform } from "../deeds.ts";
import { CrossIcon, SendIcon } from "../icons.tsx";
import { completionFor } from "./completion.ts";
import { CompletionList } from "./completion-list.tsx";
import { draftOf, keepDraft, keepSent, lastSent } from "./drafts.ts";
import { inserted, onInsertion } from "./insertion.ts";

interface ComposerProps {
  me: string;
  conversation: Conversation;
  commands: CommandHelp[];
  people: Person[];
  /** A text to begin with, chosen elsewhere; a new `count` means a new choice. */
  prefill: { text: string; count: number };
  failure: string;
  onFailure(sentence: string): void;
}

export function Composer({ me, conversation, commands, people, prefill, failure, onFailure }: ComposerProps) {
  const place = `${me} ${conversation.id}`;
  const box = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [text, setText] = useState(draftOf(place));
  const [caret, setCaret] = useState(text.length);
  /** Index chosen with the arrows, or -1. */
  const [arrowed, setArrowed] = useState(-1);
  const [closed, setClosed] = useState(false);
  const [waiting, setWaiting] = useState(0);

  const completion = closed ? undefined : completionFor(text, caret, commands, people);
  const at = arrowed >= 0 ? arrowed : completion?.eager ? 0 : -1;

  const write = (next: string, position = next.length) => {
    setText(next);
    keepDraft(place, next);
    setCaret(position);
    setArrowed(-1);
    setClosed(false);
  };

  // The caret can be put only after the new text has reached the box.
  const pendingCaret = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
    if (pendingCaret.current === undefined) return;
    area.focus();
    area.setSelectionRange(pendingCaret.current, pendingCaret.current);
    pendingCaret.current = undefined;
  });
  const put = (next: string, position = next.length) => {
    pendingCaret.current = position;
    write(next, position);
  };

  useEffect(() => {
    if (prefill.count > 0) put(prefill.text);
  }, [prefill.count]);

  useEffect(
    () =>
      onInsertion((word) => {
        const next = inserted(text, caret, word);
        put(next.text, next.caret);
      }),
    [text, caret],
  );

  const take = (index: number) => {
    const option = completion?.options[index];
    if (option) put(option.text, option.caret);
  };

  const send = async () => {
    const line = text.trim();
    if (line === "") return;
    write("");
    keepSent(place, line);
    onFailure("");
    setWaiting((count) => count + 1);
    const result = await perform("say", { person: me, conversation: conversation.id, text: line });
    setWaiting((count) => count - 1);
    if (result.ok) return;
    onFailure(result.error);
    // What failed comes back to be mended, unless the person is already writing something else.
    if (draftOf(place) !== "") return;
    put(line);
    setClosed(true);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const options = completion?.options.length ?? 0;
    if (event.key === "Enter" && !event.shiftKey) {
      if (completion && at >= 0) take(at);
      else void send();
    } else if (event.key === "Tab" && !event.shiftKey && completion) {
      take(Math.max(at, 0));
    } else if (event.key === "Escape" && completion) {
      setClosed(true);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && completion) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setArrowed(at < 0 ? (step > 0 ? 0 : options - 1) : (at + step + options) % options);
    } else if (event.key === "ArrowUp" && text === "" && lastSent(place)) {
      put(lastSent(place));
    } else return;
    event.preventDefault();
  };

  const where = conversation.kind === "channel" ? `#${conversation.name}` : conversation.name;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {completion && <CompletionList id={list} completion={completion} at={at} onTake={take} />}
      {failure && (
        <p class="failure" role="alert">
          <span>{failure}</span>
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss this notice"
            onClick={() => onFailure("")}
          >
            <CrossIcon />
          </button>
        </p>
      )}
      <div class="composer-box">
        <textarea
          ref={box}
          rows={1}
          value={text}
          aria-label="Message"
          aria-autocomplete="list"
          aria-controls={completion ? list : undefined}
          aria-activedescendant={completion && at >= 0 ? `${list}-${at}` : undefined}
          placeholder={`Message ${where}, or type / for what you can do`}
          spellcheck={false}
          onInput={({ currentTarget }) => write(currentTarget.value, currentTarget.selectionStart)}
          onClick={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyUp={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <div class="composer-tools">
          <button type="button" class="icon-button glyph" aria-label="Commands" onClick={() => put("/")}>
            /
          </button>
          <button
            type="button"
            class="icon-button glyph"
            aria-label="Mention somebody"
            onClick={() => put(`${text}${text === "" || text.endsWith(" ") ? "" : " "}@`)}
          >
            @
          </button>
          <span class="composer-state" role="status">
            {waiting > 0 && (
              <>
                <span class="spinner" /> Waiting for an answer…
              </>
            )}
          </span>
          <button type="submit" class="send" aria-label="Send" disabled={text.trim() === ""}>
            <SendIcon />
          </button>
        </div>
      </div>
    </form>
  );
}
