import { useEffect, useMemo, useState } from "preact/hooks";
import type { OpenHome } from "../../protocol.ts";
import { Blocks } from "../blocks/blocks.tsx";
import { perform } from "../deeds.ts";
import { type Surface, SurfaceContext } from "../elements/surface.ts";
import { type Values, withValue } from "../modal/values.ts";

/** The App Home of whoever is at the page. To look at it is an event that the app is told of each time. */
export function Home({ me, home }: { me: string; home: OpenHome | undefined }) {
  const [failure, setFailure] = useState("");
  const [opening, setOpening] = useState(true);
  const [kept, setKept] = useState<Values>({});

  useEffect(() => {
    let left = false;
    void perform("openHome", { person: me }).then((result) => {
      if (left) return;
      setOpening(false);
      setFailure(result.ok ? "" : result.error);
    });
    return () => {
      left = true;
    };
  }, [me]);

  const view = home?.id ?? "";
  // What was chosen in a view goes with it when another takes its place.
  useEffect(() => setKept({}), [home?.hash]);

  const surface = useMemo(
    (): Surface => ({
      value: (blockId, actionId) => kept[blockId]?.[actionId],
      keep: (blockId, actionId, value) => setKept((before) => withValue(before, blockId, actionId, value)),
      press: async (blockId, actionId, input) => {
        const press = { person: me, view, blockId, actionId, ...(input ? { input } : {}) };
        const result = await perform("press", press);
        setFailure(result.ok ? "" : result.error);
      },
    }),
    [kept, me, view],
  );

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the arrow keys must reach it
    <section class="app-home" aria-label="App Home" aria-busy={opening} tabIndex={0}>
      {failure && (
        <p class="failure" role="alert">
          {failure}
        </p>
      )}
      {home ? (
        <SurfaceContext.Provider value={surface}>
          <Blocks blocks={home.view.blocks} />
        </SurfaceContext.Provider>
      ) : (
        <p class="nothing">
          {opening ? "Opening…" : "The app shows nothing here. It may still be at work, or it has no Home."}
        </p>
      )}
    </section>
  );
}
