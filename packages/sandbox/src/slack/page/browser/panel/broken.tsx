import { useState } from "preact/hooks";
import type { Breakage } from "../../protocol.ts";
import { perform } from "../deeds.ts";
import { WrenchIcon } from "../icons.tsx";

/** What is broken now, each with the button that mends it. */
export function Broken({ broken }: { broken: Breakage[] }) {
  const [failure, setFailure] = useState("");
  const mend = async (breakage: Breakage) => {
    const result = await perform("control", breakage.mend);
    setFailure(result.ok ? "" : result.error);
  };
  return (
    <section class="broken" aria-label="Broken now">
      <ul>
        {broken.map((breakage) => (
          <li key={breakage.sentence} class="breakage">
            <span>{breakage.sentence}</span>
            <button
              type="button"
              aria-label={`Mend ${breakage.sentence}`}
              onClick={() => void mend(breakage)}
            >
              <WrenchIcon /> mend
            </button>
          </li>
        ))}
      </ul>
      {failure && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
    </section>
  );
}
