import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Conversation, GuideStep, PageState } from "../protocol.ts";
import { ConfirmProvider } from "./confirm.tsx";
import { ConversationPane } from "./conversation/conversation.tsx";
import { ModalStack } from "./modal/stack.tsx";
import { Panel } from "./panel/panel.tsx";
import { linkedMessage } from "./permalink.ts";
import { Rail } from "./rail/rail.tsx";
import { recall, remember } from "./remembered.ts";
import { usePageState } from "./use-page-state.ts";
import { useReading } from "./use-reading.ts";
import { type Workspace, WorkspaceContext } from "./workspace.ts";

export function App() {
  const { state, person, lost, become } = usePageState();
  if (!state) {
    return (
      <p class="opening" role="status">
        {lost ? "The practice server cannot be reached. Trying again…" : "Opening the workspace…"}
      </p>
    );
  }
  // A person whom this workspace does not know (an old address) gives way to whoever the server chose.
  const asked = state.people.some(({ id }) => id === person) ? person : undefined;
  return (
    <ConfirmProvider>
      {lost && (
        <p class="lost" role="alert">
          Connection lost: what you see may be out of date. Trying again…
        </p>
      )}
      <WorkspacePage state={state} person={asked ?? state.me} onBecome={become} />
    </ConfirmProvider>
  );
}

interface WorkspacePageProps {
  state: PageState;
  person: string;
  onBecome(person: string): void;
}

function WorkspacePage({ state, person, onBecome }: WorkspacePageProps) {
  const [opened, setOpened] = useState<Record<string, string>>({});
  const [linked, setLinked] = useState(() => linkedMessage(location.hash));
  const wanted = linked?.conversation ?? opened[state.me] ?? recall(`open:${state.me}`);
  const first = useFirstConversation(state);
  const { open, unread, hasNews } = useReading(
    state.me,
    (unread) => conversationFor(state, wanted) ?? first(unread),
  );
  const openFor = (who: string, conversation: string) => {
    remember(`open:${who}`, conversation);
    setOpened((before) => ({ ...before, [who]: conversation }));
    setLinked(undefined);
  };
  const goTo = ({ person: who, conversation }: GuideStep) => {
    if (!who) return;
    openFor(who, conversation ?? DIRECT);
    onBecome(who);
  };
  const workspace = useMemo(() => workspaceOf(state), [state]);

  const waiting = state.conversations.reduce((sum, one) => sum + (one === open ? 0 : unread(one)), 0);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ""}${open?.name ?? "Workspace"} · ${state.team}`;
  }, [waiting, open?.name, state.team]);

  return (
    <WorkspaceContext.Provider value={workspace}>
      {/* Until the server has answered, what stands here is still the view of whoever it was before. */}
      <div class="page" aria-busy={person !== state.me}>
        <Rail
          state={state}
          me={person}
          open={open?.id}
          unread={unread}
          hasNews={hasNews}
          onBecome={onBecome}
          onOpen={(id) => openFor(state.me, id)}
        />
        <ConversationPane
          key={`${state.me} ${open?.id}`}
          me={state.me}
          conversation={open}
          pointedAt={linked?.ts}
          commands={state.commands}
          people={state.people.filter(({ deleted }) => !deleted)}
          home={state.home}
          guide={state.guide ?? []}
          onGoTo={goTo}
        />
        <Panel world={state.world} controls={state.controls} />
      </div>
      <ModalStack modals={state.modals} person={state.me} />
    </WorkspaceContext.Provider>
  );
}

/** In place of an id: the direct message with the app, whatever its id is for this person. */
const DIRECT = "direct";

function conversationFor(state: PageState, wanted: string | undefined): Conversation | undefined {
  return state.conversations.find((one) => (wanted === DIRECT ? one.kind === DIRECT : one.id === wanted));
}

/** What is opened before anybody has chosen: where something unread waits, and that stays open once it is read. */
function useFirstConversation(state: PageState) {
  const chosen = useRef<Record<string, string>>({});
  return (unread: (conversation: Conversation) => number) => {
    chosen.current[state.me] ??= state.conversations.find((one) => unread(one) > 0)?.id ?? "";
    return conversationFor(state, chosen.current[state.me]) ?? state.conversations[0];
  };
}

function workspaceOf(state: PageState): Workspace {
  const channels = state.conversations.filter((one) => one.kind === "channel");
  return {
    me: state.me,
    people: new Map(state.people.map((one) => [one.id, one])),
    channels: new Map(channels.map((one) => [one.id, one.name])),
    userGroups: new Map((state.userGroups ?? []).map((one) => [one.id, one.handle])),
    now: state.world ? new Date(state.world.now) : new Date(),
  };
}
