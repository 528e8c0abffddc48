/** What was typed and not sent, by person and conversation, and what was sent last. Gone with the page. */
const drafts = new Map<string, string>();
const sent = new Map<string, string>();

export const draftOf = (place: string): string => drafts.get(place) ?? "";
export const keepDraft = (place: string, text: string): void => void drafts.set(place, text);
export const lastSent = (place: string): string => sent.get(place) ?? "";
export const keepSent = (place: string, text: string): void => void sent.set(place, text);
