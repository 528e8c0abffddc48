import type { Conversation, PageState, Person } from "../../protocol.ts";
import { HashIcon } from "../icons.tsx";
import { Avatar } from "./avatar.tsx";
import { People } from "./people.tsx";

interface RailProps {
  state: PageState;
  /** Who is asked for; ahead of `state.me` until the server has answered. */
  me: string;
  open: string | undefined;
  unread(conversation: Conversation): number;
  /** Whether something unread waits for somebody. */
  hasNews(person: Person): boolean;
  onBecome(person: string): void;
  onOpen(conversation: string): void;
}

export function Rail({ state, me, open, unread, hasNews, onBecome, onOpen }: RailProps) {
  const byId = new Map(state.people.map((person) => [person.id, person]));
  const list = (kind: Conversation["kind"], heading: string) => {
    const own = state.conversations.filter((one) => one.kind === kind);
    if (own.length === 0) return null;
    return (
      <section aria-label={heading}>
        <h2>{heading}</h2>
        <ul>
          {own.map((conversation) => (
            <ConversationLine
              key={conversation.id}
              conversation={conversation}
              other={byId.get(conversation.members.find((member) => member !== state.me) ?? "")}
              current={conversation.id === open}
              unread={conversation.id === open ? 0 : unread(conversation)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      </section>
    );
  };

  return (
    <nav class="rail" aria-label="Workspace">
      <header>
        <h1>{state.team}</h1>
        <p>A practice Slack: be anybody in it</p>
      </header>
      <div class="rail-scroll">
        <People
          people={state.people.filter((person) => !person.bot && !person.deleted)}
          me={me}
          hasNews={hasNews}
          onBecome={onBecome}
        />
        {list("channel", "Channels")}
        {list("direct", "Direct messages")}
      </div>
    </nav>
  );
}

interface LineProps {
  conversation: Conversation;
  other: Person | undefined;
  current: boolean;
  unread: number;
  onOpen(conversation: string): void;
}

function ConversationLine({ conversation, other, current, unread, onOpen }: LineProps) {
  return (
    <li>
      <button
        type="button"
        class={unread > 0 ? "line unread" : "line"}
        aria-current={current ? "page" : undefined}
        onClick={() => onOpen(conversation.id)}
      >
        {conversation.kind === "channel" ? <HashIcon /> : <Avatar person={other} size="small" />}
        <span class="line-name">{conversation.name}</span>
        {unread > 0 && (
          <span class="count">
            {unread}
            <span class="unseen"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}
