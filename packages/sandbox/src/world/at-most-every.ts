/** Calls at once, and then at most once in so many milliseconds, never losing the last. */
export function atMostEvery(milliseconds: number, call: () => void): (() => void) & { stop: () => void } {
  let resting: NodeJS.Timeout | undefined;
  let again = false;
  const soon = () => {
    if (resting) {
      again = true;
      return;
    }
    call();
    resting = setTimeout(() => {
      resting = undefined;
      if (!again) return;
      again = false;
      soon();
    }, milliseconds);
  };
  return Object.assign(soon, {
    stop: () => {
      clearTimeout(resting);
      resting = undefined;
    },
  });
}
