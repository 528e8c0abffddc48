/** What folds out below the edge of its pane is brought into view. */
export function showUnfolded({ currentTarget: folder }: { currentTarget: HTMLDetailsElement }): void {
  if (folder.open) folder.scrollIntoView({ block: "start" });
}
