import { useCallback, useEffect, useState } from "preact/hooks";
import type { PageState } from "../protocol.ts";
import { recall, remember } from "./remembered.ts";
import { follow } from "./stream.ts";

export interface Following {
  state: PageState | undefined;
  /** Whom the page asks for; `state.me` follows once the server has answered. */
  person: string | undefined;
  lost: boolean;
  become(person: string): void;
}

/** The person stands in the address too, so that two windows can be two people. */
function firstPerson(): string | undefined {
  return new URLSearchParams(location.search).get("person") ?? recall("person");
}

export function usePageState(): Following {
  const [person, setPerson] = useState(firstPerson);
  const [state, setState] = useState<PageState>();
  const [lost, setLost] = useState(false);

  useEffect(
    () =>
      follow(person, {
        state: setState,
        lost: () => setLost(true),
        found: () => setLost(false),
      }),
    [person],
  );

  const become = useCallback((next: string) => {
    remember("person", next);
    history.replaceState(null, "", `?person=${encodeURIComponent(next)}`);
    setPerson(next);
  }, []);

  return { state, person, lost, become };
}
