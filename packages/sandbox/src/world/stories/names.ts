/** Every story that can be told. */
export const STORY_NAMES = [
  "main",
  "membership",
  "declined-and-resent",
  "expired",
  "bulk",
  "drift",
  "readiness",
] as const;
export type StoryName = (typeof STORY_NAMES)[number];

/** All that can become of a membership, in one world; the main job is a part of it, and told alone. */
const LIFECYCLE: readonly StoryName[] = ["membership", "declined-and-resent", "expired", "bulk", "drift"];

/** What `npm run demo -- --story` takes. */
export const STORIES_THERE = [...STORY_NAMES, "lifecycle"];

/** Stories that are told one after the other under that name; `undefined`: there is none of that name. */
export function storiesNamed(name: string): readonly StoryName[] | undefined {
  if (name === "lifecycle") return LIFECYCLE;
  const story = STORY_NAMES.find((one) => one === name);
  return story && [story];
}
