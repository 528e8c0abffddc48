import { useContext } from "preact/hooks";
import type { CommandHelp, Conversation, GuideStep } from "../../protocol.ts";
import { commandWords } from "../composer/completion.ts";
import { WorkspaceContext } from "../workspace.ts";

interface BeginningProps {
  me: string;
  conversation: Conversation;
  commands: CommandHelp[];
  guide: GuideStep[];
  onGoTo(step: GuideStep): void;
  /** Puts a text into the composer. */
  onTry(text: string): void;
}

/** What stands in a conversation before anybody has written: what this is and what to do first. */
export function Beginning({ me, conversation, commands, guide, onGoTo, onTry }: BeginningProps) {
  const channel = conversation.kind === "channel";
  const empty = channel
    ? `Nobody has written in #${conversation.name} yet.`
    : "Nothing has come yet. What concerns you alone arrives here: a question to answer, a reminder, an outcome.";
  if (guide.length > 0) {
    return (
      <div class="beginning">
        <h3>Start here</h3>
        <p>
          This is a practice Slack with practice AWS accounts behind it. You play everybody, and nothing here
          reaches a real account.
        </p>
        <ol class="guide">
          {guide.map((step) => (
            <Step
              key={step.words}
              step={step}
              me={me}
              here={conversation}
              onGoTo={() => onGoTo(step)}
              onTry={onTry}
            />
          ))}
        </ol>
        <p class="quiet">{empty} Type / to see every command.</p>
      </div>
    );
  }
  return (
    <div class="beginning">
      <h3>{channel ? `This is the beginning of #${conversation.name}` : `You and ${conversation.name}`}</h3>
      <p>{empty}</p>
      {commands.length > 0 && (
        <>
          <p>To begin, choose one of these and fill in the rest, or type / at any time to see them:</p>
          <ul>
            {commands.slice(0, 5).map((command) => (
              <li key={command.usage}>
                <button type="button" class="try" onClick={() => onTry(`${commandWords(command.usage)} `)}>
                  <code>{command.usage}</code>
                  <span>{command.description}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface StepProps {
  step: GuideStep;
  me: string;
  here: Conversation;
  onGoTo(): void;
  onTry(text: string): void;
}

/** A step offers what is missing for it: to be that person there, or the line to send. */
function Step({ step, me, here, onGoTo, onTry }: StepProps) {
  const { people } = useContext(WorkspaceContext);
  const { words, person, conversation, line } = step;
  const there = person === me && (conversation ? here.id === conversation : here.kind === "direct");
  return (
    <li>
      <span>
        <p>{words}</p>
        {there && line && (
          <button type="button" class="try" onClick={() => onTry(line)}>
            <code>{line}</code>
            <span>Put this into the message, then send it with Enter</span>
          </button>
        )}
        {there && !line && <p class="quiet">You are there: what is asked will appear here.</p>}
        {!there && person && (
          <button type="button" class="button" onClick={onGoTo}>
            {person === me ? "Go there" : `Be ${people.get(person)?.realName ?? person}`}
          </button>
        )}
      </span>
    </li>
  );
}
