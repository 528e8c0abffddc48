import type { CommandHelp, Conversation } from "../../protocol.ts";
import { commandWords } from "../composer/completion.ts";

interface BeginningProps {
  conversation: Conversation;
  commands: CommandHelp[];
  onTry(text: string): void;
}

/** What stands in a conversation before anybody has written: what happens here and what to do first. */
export function Beginning({ conversation, commands, onTry }: BeginningProps) {
  const channel = conversation.kind === "channel";
  return (
    <div class="beginning">
      <h3>{channel ? `This is the beginning of #${conversation.name}` : `You and ${conversation.name}`}</h3>
      <p>
        {channel
          ? "Requests and their outcomes appear here. Nothing has been asked for yet."
          : "What concerns you alone arrives here: an invitation to decide on, a reminder, an outcome."}
      </p>
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
