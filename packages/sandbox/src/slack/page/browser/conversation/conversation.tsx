import { useCallback, useContext, useState } from "preact/hooks";
import type { CommandHelp, Conversation, GuideStep, OpenHome, Person } from "../../protocol.ts";
import { Composer } from "../composer/composer.tsx";
import { HashIcon } from "../icons.tsx";
import { Avatar } from "../rail/avatar.tsx";
import { WorkspaceContext } from "../workspace.ts";
import { AppTabs, type Tab } from "./app-tabs.tsx";
import { Beginning } from "./beginning.tsx";
import { Home } from "./home.tsx";
import { MessageList } from "./message-list.tsx";

interface ConversationPaneProps {
  me: string;
  conversation: Conversation | undefined;
  /** ts of a message that a link led to. */
  pointedAt: string | undefined;
  commands: CommandHelp[];
  people: Person[];
  home: OpenHome | undefined;
  guide: GuideStep[];
  onGoTo(step: GuideStep): void;
}

export function ConversationPane(props: ConversationPaneProps) {
  const { me, conversation, pointedAt, commands, people, home, guide, onGoTo } = props;
  const [failure, setFailure] = useState("");
  const [tab, setTab] = useState<Tab>("messages");
  const [tried, setTried] = useState({ text: "", count: 0 });
  const onFailure = useCallback((sentence: string) => setFailure(sentence), []);

  if (!conversation) {
    return (
      <main class="conversation">
        <div class="beginning">
          <h3>Nothing to read yet</h3>
          <p>This person is in no channel and has no messages. Become somebody else on the left to go on.</p>
        </div>
      </main>
    );
  }
  const head = <Head conversation={conversation} me={me} tab={tab} onTab={setTab} />;
  if (tab === "home") {
    return (
      <main class="conversation" aria-label={conversation.name}>
        {head}
        <Home me={me} home={home} />
      </main>
    );
  }
  return (
    <main class="conversation" aria-label={conversation.name}>
      {head}
      <MessageList conversation={conversation} pointedAt={pointedAt} onFailure={onFailure}>
        <Beginning
          me={me}
          conversation={conversation}
          commands={commands}
          guide={guide}
          onGoTo={onGoTo}
          onTry={(text) => setTried(({ count }) => ({ text, count: count + 1 }))}
        />
      </MessageList>
      <Composer
        me={me}
        conversation={conversation}
        commands={commands}
        people={people}
        prefill={tried}
        failure={failure}
        onFailure={onFailure}
      />
    </main>
  );
}

interface HeadProps {
  conversation: Conversation;
  me: string;
  tab: Tab;
  onTab(tab: Tab): void;
}

function Head({ conversation, me, tab, onTab }: HeadProps) {
  const { people } = useContext(WorkspaceContext);
  const members = conversation.members.flatMap((id) => people.get(id) ?? []);
  const other = members.find((member) => member.id !== me);
  return (
    <header class="conversation-head">
      <h2>
        {conversation.kind === "channel" ? <HashIcon /> : <Avatar person={other} size="small" />}
        {conversation.name}
      </h2>
      {conversation.kind === "channel" ? (
        <div class="members" title={members.map((member) => member.realName).join(", ")}>
          {members.slice(0, 5).map((member) => (
            <Avatar key={member.id} person={member} size="small" />
          ))}
          <span>{members.length === 1 ? "1 member" : `${members.length} members`}</span>
        </div>
      ) : (
        other?.bot && <AppTabs tab={tab} onTab={onTab} />
      )}
    </header>
  );
}
