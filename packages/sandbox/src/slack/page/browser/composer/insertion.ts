/** How something elsewhere on the page puts a word into the message that is being written. */
type Listener = (word: string) => void;
const listeners = new Set<Listener>();

export function insertIntoMessage(word: string): void {
  for (const listener of listeners) listener(word);
}

/** Until the returned function is called. */
export function onInsertion(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** `word` at `caret` of `text`, with a space where it would touch another word. */
export function inserted(text: string, caret: number, word: string): { text: string; caret: number } {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const start = before + (before === "" || before.endsWith(" ") ? "" : " ") + word;
  const rest = after.startsWith(" ") ? after : ` ${after}`;
  return { text: start + rest, caret: start.length + 1 };
}
