import type { KnownBlock } from "@slack/types";
import type { Person } from "../page/protocol.ts";

/** Somebody of the workspace; `deleted` as `users.info` gives it for a deactivated account. */
export type Member = Person;

export interface Team {
  /** `T…` */
  id: string;
  name: string;
  /** `acme` of `acme.slack.com`. */
  domain: string;
}

export interface Channel {
  /** `C…`, or `G…` for a private one. */
  id: string;
  name: string;
  members: string[];
}

/** A value of an input in Slack's own shape: `{ type, value }`, `{ type, selected_option }`, … */
export type ElementValue = Record<string, unknown>;

/** block_id → action_id → value, as in `view.state.values`. */
export type ElementValues = Record<string, Record<string, ElementValue>>;

export interface StoredMessage {
  /** Seconds and microseconds of the world's clock, `1712345678.000100`; unique in the workspace. */
  ts: string;
  from: string;
  text: string;
  blocks?: KnownBlock[];
  /** Only this person sees it. */
  onlyFor?: string;
  edited?: { user: string; ts: string };
  /** Whom the message pinged when it was posted: user ids, `S…` user groups, `channel`, `here`, `everyone`. */
  notifies: string[];
  threadTs?: string;
  metadata?: Record<string, unknown>;
  /** Ids of the files that came with it. */
  files?: string[];
  /** What has been chosen in the message's selects so far. */
  values: ElementValues;
}

export interface StoredConversation {
  id: string;
  name: string;
  kind: "channel" | "direct";
  members: string[];
  /** Oldest first. */
  messages: StoredMessage[];
}

/** A view as Slack gives it back, without `state`. */
export interface StoredView {
  id: string;
  type: "modal" | "home";
  blocks: KnownBlock[];
  title: unknown;
  submit: unknown;
  close: unknown;
  private_metadata: string;
  callback_id: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
}

export interface StoredModal {
  view: StoredView;
  values: ElementValues;
  /** block_id → what is wrong with it. */
  errors: Record<string, string>;
}

/** A file without its bytes, which stand apart. */
export interface StoredFile {
  /** `F…` */
  id: string;
  name: string;
  title: string;
  mimetype: string;
  /** In bytes; what was announced until they have come. */
  size: number;
  /** Whose file it is. */
  from: string;
  /** Seconds since the epoch, on the world's clock. */
  created: number;
  /** `awaited`: announced, no bytes yet; `uploaded`: nobody sees it before `files.completeUploadExternal`. */
  stage: "awaited" | "uploaded" | "complete";
  /** The end of its upload URL. */
  uploadKey?: string;
  /** Messages that carry it. */
  shares: { conversation: string; ts: string }[];
}

/** A group that can be mentioned as one, `@security`. */
export interface UserGroup {
  /** `S…` */
  id: string;
  /** What stands after the @. */
  handle: string;
  name: string;
  users: string[];
  disabled?: boolean;
}

export interface StoredTrigger {
  person: string;
  /** Milliseconds since the epoch, on the world's clock. */
  expires: number;
  exchanged: boolean;
  /** The modal in which it was issued, for `views.push`. */
  modal?: string;
}

export interface StoredResponseUrl {
  person: string;
  conversation: string;
  /** The message that was pressed; absent for a slash command. */
  message?: string;
  expires: number;
  used: number;
}

/** Everything that a workspace remembers, as one JSON value. */
export interface WorkspaceState {
  conversations: StoredConversation[];
  /** By person, the topmost view last. */
  modals: Record<string, StoredModal[]>;
  /** App Homes by person. */
  homes: Record<string, StoredView>;
  /** What has been chosen in each person's App Home since it was published. */
  homeValues: Record<string, ElementValues>;
  files: Record<string, StoredFile>;
  triggers: Record<string, StoredTrigger>;
  responseUrls: Record<string, StoredResponseUrl>;
  /** Accounts deactivated or brought back since the world began. */
  deactivated: Record<string, boolean>;
  /** The newest message timestamp, in microseconds. */
  newestTs: number;
}

export const emptyState = (): WorkspaceState => ({
  conversations: [],
  modals: {},
  homes: {},
  homeValues: {},
  files: {},
  triggers: {},
  responseUrls: {},
  deactivated: {},
  newestTs: 0,
});
