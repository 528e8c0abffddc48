/** Nothing is left out in silence: what this page cannot draw says so. */
export function NotDrawn({ kind }: { kind: string }) {
  return (
    <p class="not-drawn">Slack would show a “{kind}” here; the practice page does not draw that kind.</p>
  );
}
