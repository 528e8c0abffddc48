import type { PageState } from "../protocol.ts";

export interface StreamListener {
  state(state: PageState): void;
  /** The server is out of reach; the stream goes on trying by itself. */
  lost(): void;
  found(): void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;

/**
 * Follows `GET /stream` as `person` (or as whoever the server begins with) until the returned function is called.
 * A person whom the server does not know is refused like any failure, so every second try goes without a person.
 */
export function follow(person: string | undefined, listener: StreamListener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let stopped = false;

  const connect = (as: string | undefined) => {
    let heard = false;
    const here = new EventSource(as ? `/stream?person=${encodeURIComponent(as)}` : "/stream");
    source = here;
    here.onopen = () => {
      wait = FIRST_WAIT;
      listener.found();
    };
    here.addEventListener("state", (event) => {
      heard = true;
      const state: PageState = JSON.parse(event.data);
      const known = person !== undefined && state.people.some((one) => one.id === person);
      if (!as && known && state.me !== person) {
        here.close();
        connect(person);
        return;
      }
      listener.state(state);
    });
    // EventSource gives up for good on an HTTP error, so trying again is done here for every failure.
    here.onerror = () => {
      here.close();
      if (stopped) return;
      listener.lost();
      timer = setTimeout(() => connect(heard || !as ? person : undefined), wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  };

  connect(person);
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}
