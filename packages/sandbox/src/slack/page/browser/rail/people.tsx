import { Fragment } from "preact";
import { useRef } from "preact/hooks";
import type { Person } from "../../protocol.ts";
import { Avatar } from "./avatar.tsx";

interface PeopleProps {
  people: Person[];
  me: string;
  hasNews(person: Person): boolean;
  onBecome(person: string): void;
}

/** Whom you act as. One click, or the arrow keys and Enter. */
export function People({ people, me, hasNews, onBecome }: PeopleProps) {
  const list = useRef<HTMLUListElement>(null);

  const step = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const buttons: (Element | null)[] = [...(list.current?.querySelectorAll("button") ?? [])];
    const here = buttons.indexOf(document.activeElement);
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    const target = buttons[(next + buttons.length) % buttons.length];
    if (target instanceof HTMLElement) target.focus();
    event.preventDefault();
  };

  return (
    <section class="people" aria-labelledby="you-are">
      <h2 id="you-are">You are</h2>
      <ul ref={list} onKeyDown={step}>
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              class="person"
              aria-pressed={person.id === me}
              title={`@${person.name} · ${person.email}`}
              onClick={() => onBecome(person.id)}
            >
              <Avatar person={person} />
              <span class="person-words">
                <span class="person-name">{person.realName}</span>
                <span class="person-role">
                  {/* Broken between words only: the name of an account is read as one. */}
                  {person.role.split(" ").map((word, index) => (
                    <Fragment key={index}>
                      {index > 0 && " "}
                      <span class="whole">{word}</span>
                    </Fragment>
                  ))}
                </span>
              </span>
              {person.id !== me && hasNews(person) && (
                <span class="news" title="Has unread messages">
                  <span class="unseen">has unread messages</span>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
