import { useEffect, useState } from "preact/hooks";
import { ClockIcon } from "../icons.tsx";
import { formatSlackDate } from "../mrkdwn/slack-date.ts";
import { duration } from "./execution.tsx";

/** The world's time, carried on between messages from the server. `now` in ISO 8601. */
export function WorldClock({ now }: { now: string }) {
  const [ahead, setAhead] = useState(() => new Date(now).getTime() - Date.now());
  const [, tick] = useState(0);

  useEffect(() => setAhead(new Date(now).getTime() - Date.now()), [now]);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);

  const at = new Date(Date.now() + ahead);
  const shown = formatSlackDate(at.getTime() / 1000, "{date_short}, {time_secs}", { now: at });
  return (
    <footer class="clock">
      <ClockIcon />
      <span title="The time in the practice world">
        World clock <time dateTime={at.toISOString()}>{shown}</time>
      </span>
      {ahead > 60_000 && (
        <span class="ahead" title="of your own clock">
          {duration(ahead)} ahead
        </span>
      )}
    </footer>
  );
}
