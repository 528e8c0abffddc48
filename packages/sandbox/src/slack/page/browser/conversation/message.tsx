import { useContext, useMemo, useState } from "preact/hooks";
import type { PageMessage } from "../../protocol.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { Mrkdwn } from "../blocks/text.tsx";
import { perform } from "../deeds.ts";
import { type Surface, SurfaceContext } from "../elements/surface.ts";
import { EyeIcon } from "../icons.tsx";
import { type Values, withValue } from "../modal/values.ts";
import { formatSlackDate } from "../mrkdwn/slack-date.ts";
import { Avatar } from "../rail/avatar.tsx";
import { WorkspaceContext } from "../workspace.ts";
import { MessageFiles } from "./message-files.tsx";

interface MessageProps {
  message: PageMessage;
  conversation: string;
  lead: boolean;
  onFailure(sentence: string): void;
}

export function Message({ message, conversation, lead, onFailure }: MessageProps) {
  const { people, me, now } = useContext(WorkspaceContext);
  const author = people.get(message.from);
  const surface = useMessageSurface(message.ts, conversation, me, onFailure);
  const at = Number(message.ts);
  const time = formatSlackDate(at, "{time}", { now }) ?? "";
  const stamp = (
    <time
      class="stamp"
      dateTime={new Date(at * 1000).toISOString()}
      title={new Date(at * 1000).toLocaleString("en-GB")}
    >
      {time}
    </time>
  );

  const blocks = message.blocks?.length ? message.blocks : undefined;
  const edited = message.edited && <span class="edited">(edited)</span>;

  return (
    <article
      class={`message ${lead ? "lead" : ""} ${message.onlyMe ? "only-me" : ""}`}
      aria-label={`${author?.realName ?? message.from} at ${time}`}
      data-ts={message.ts}
    >
      {message.onlyMe && (
        <p class="private">
          <EyeIcon /> Only visible to you
        </p>
      )}
      <div class="gutter">{lead ? <Avatar person={author} /> : stamp}</div>
      <div class="content">
        {lead && (
          <p class="byline">
            <strong>{author?.realName ?? message.from}</strong>
            {author?.bot && <span class="badge">App</span>}
            {stamp}
          </p>
        )}
        <SurfaceContext.Provider value={surface}>
          {blocks && <Blocks blocks={blocks} />}
          {!blocks && message.text !== "" && (
            <div class="plain">
              <Mrkdwn text={message.text} /> {edited}
            </div>
          )}
        </SurfaceContext.Provider>
        {blocks && edited}
        {message.files && <MessageFiles files={message.files} me={me} />}
      </div>
    </article>
  );
}

function useMessageSurface(
  ts: string,
  conversation: string,
  person: string,
  onFailure: (sentence: string) => void,
): Surface {
  const [kept, setKept] = useState<Values>({});
  return useMemo(
    () => ({
      value: (blockId, actionId) => kept[blockId]?.[actionId],
      keep: (blockId, actionId, value) => setKept((before) => withValue(before, blockId, actionId, value)),
      press: async (blockId, actionId, input) => {
        const press = { person, conversation, ts, blockId, actionId, ...(input ? { input } : {}) };
        const result = await perform("press", press);
        onFailure(result.ok ? "" : result.error);
      },
    }),
    [kept, ts, conversation, person, onFailure],
  );
}
