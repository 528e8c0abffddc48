import type { Control, DeedResult, Dismiss, Press, Say, Submit, TurnHome } from "../protocol.ts";

interface Deeds {
  say: Say;
  press: Press;
  submit: Submit;
  dismiss: Dismiss;
  openHome: TurnHome;
  control: Control;
}

/** Slack itself gives an app 3 s; past this the practice server must be stuck. In milliseconds. */
const PATIENCE = 20_000;
/** A week of the world's time takes as long as all that happens in it. */
const CONTROL_PATIENCE = 600_000;

/** Posts a deed. Never throws: what stands between the page and its server becomes a sentence too. */
export async function perform<D extends keyof Deeds>(deed: D, body: Deeds[D]): Promise<DeedResult> {
  const patience = deed === "control" ? CONTROL_PATIENCE : PATIENCE;
  let response: Response;
  try {
    response = await fetch(`/do/${deed}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
  } catch (cause) {
    const slow = cause instanceof DOMException && cause.name === "TimeoutError";
    return {
      ok: false,
      error: slow
        ? `The practice server took longer than ${patience / 1000} seconds to answer.`
        : "The practice server cannot be reached. Is it still running?",
    };
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (isDeedResult(answer)) return answer;
  return { ok: false, error: `The practice server answered with status ${response.status} and no reason.` };
}

function isDeedResult(answer: unknown): answer is DeedResult {
  if (typeof answer !== "object" || answer === null || !("ok" in answer)) return false;
  return answer.ok === true || (answer.ok === false && "error" in answer && typeof answer.error === "string");
}
