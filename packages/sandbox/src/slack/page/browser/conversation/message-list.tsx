import type { ComponentChildren } from "preact";
import { useContext, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Conversation } from "../../protocol.ts";
import { DownIcon } from "../icons.tsx";
import { WorkspaceContext } from "../workspace.ts";
import { laidOut } from "./days.ts";
import { Message } from "./message.tsx";

interface MessageListProps {
  conversation: Conversation;
  pointedAt: string | undefined;
  onFailure(sentence: string): void;
  /** What stands there before the first message. */
  children: ComponentChildren;
}

/** Pixels from the end within which a reader counts as being at the end. */
const NEAR = 80;

/** A log that stays at its end as messages come, unless the reader has scrolled back. */
export function MessageList({ conversation, pointedAt, onFailure, children }: MessageListProps) {
  const { now, me } = useContext(WorkspaceContext);
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [missed, setMissed] = useState(false);
  const newest = conversation.messages.at(-1);

  const toEnd = () => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
    setMissed(false);
  };

  // A message may also grow in place when the app updates it, so this follows every change of the messages.
  useLayoutEffect(() => {
    if (atEnd.current || newest?.from === me) toEnd();
  }, [conversation.messages, me, newest?.from]);
  useLayoutEffect(() => {
    if (!atEnd.current) setMissed(true);
  }, [newest?.ts]);

  useLayoutEffect(() => {
    const target =
      pointedAt && log.current?.querySelector<HTMLElement>(`[data-ts="${CSS.escape(pointedAt)}"]`);
    if (!target) return;
    atEnd.current = false;
    setMissed(false);
    target.classList.add("pointed-at");
    target.scrollIntoView({ block: "center" });
  }, [pointedAt]);

  return (
    <div class="log-frame">
      <div
        ref={log}
        class="log"
        role="log"
        aria-label="Messages"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the log scrolls, and the arrow keys must reach it
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
          if (atEnd.current) setMissed(false);
        }}
      >
        <div class="log-inside">
          {conversation.messages.length === 0 && children}
          {laidOut(conversation.messages, now).map((entry) =>
            entry.kind === "day" ? (
              <p class="day" key={entry.key}>
                <span>{entry.label}</span>
              </p>
            ) : (
              <Message
                key={entry.key}
                message={entry.message}
                conversation={conversation.id}
                lead={entry.lead}
                onFailure={onFailure}
              />
            ),
          )}
        </div>
      </div>
      {missed && (
        <button type="button" class="to-end" onClick={toEnd}>
          <DownIcon /> New messages
        </button>
      )}
    </div>
  );
}
