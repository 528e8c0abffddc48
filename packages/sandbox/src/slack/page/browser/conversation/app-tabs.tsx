import { useRef } from "preact/hooks";

export type Tab = "messages" | "home";

const TABS: { tab: Tab; words: string }[] = [
  { tab: "home", words: "Home" },
  { tab: "messages", words: "Messages" },
];

/** The two sides of an app's direct message: its App Home, and what it has written. */
export function AppTabs({ tab, onTab }: { tab: Tab; onTab(tab: Tab): void }) {
  const list = useRef<HTMLDivElement>(null);
  const turn = (to: Tab) => {
    onTab(to);
    list.current?.querySelector<HTMLElement>(`[data-tab="${to}"]`)?.focus();
  };
  return (
    <div
      ref={list}
      class="app-tabs"
      role="tablist"
      aria-label="Of the app"
      onKeyDown={({ key }) => {
        if (key === "ArrowLeft" || key === "ArrowRight") turn(tab === "home" ? "messages" : "home");
      }}
    >
      {TABS.map(({ tab: one, words }) => (
        <button
          key={one}
          type="button"
          role="tab"
          data-tab={one}
          aria-selected={one === tab}
          tabIndex={one === tab ? 0 : -1}
          onClick={() => onTab(one)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
