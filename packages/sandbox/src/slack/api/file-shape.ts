import { kindOf } from "../workspace/file-types.ts";
import type { StoredFile } from "../workspace/state.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Where an app downloads a file with its token; also the path that the download door serves. */
export const downloadPath = (file: StoredFile, teamId: string): string =>
  `/files-pri/${teamId}-${file.id}/download/${encodeURIComponent(file.name.toLowerCase().replace(/\s+/g, "_"))}`;

/** A file as the Web API and payloads give it (docs.slack.dev/reference/objects/file-object). */
export function fileShape(file: StoredFile, workspace: Workspace): Record<string, unknown> {
  const { people } = workspace;
  const { filetype, prettyType } = kindOf(file.name);
  const path = downloadPath(file, people.team.id);
  const sharedIn = (first: string) => [
    ...new Set(
      file.shares.flatMap(({ conversation }) => (conversation.startsWith(first) ? [conversation] : [])),
    ),
  ];
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    pretty_type: prettyType,
    user: file.from,
    user_team: people.team.id,
    editable: false,
    size: file.size,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: sharedIn("C").length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: `${workspace.url()}${path.replace("/download/", "/")}`,
    url_private_download: `${workspace.url()}${path}`,
    permalink: `${workspace.url()}/files/${file.from}/${file.id}`,
    file_access: "visible",
    channels: sharedIn("C"),
    groups: sharedIn("G"),
    ims: sharedIn("D"),
    shares: sharesOf(file, people.team.id),
    comments_count: 0,
  };
}

function sharesOf({ shares }: StoredFile, teamId: string): Record<string, unknown> {
  const by: { public?: Record<string, object[]>; private?: Record<string, object[]> } = {};
  for (const { conversation, ts } of shares) {
    const kind = conversation.startsWith("C") ? "public" : "private";
    by[kind] ??= {};
    by[kind][conversation] = [...(by[kind][conversation] ?? []), { ts, team_id: teamId }];
  }
  return by;
}
