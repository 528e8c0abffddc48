import type { KnownBlock, View } from "@slack/types";

/**
 * What the workspace page and its server say to each other. The server sends a whole `PageState` over
 * server-sent events (`GET /stream?person=U…`, event name `state`) whenever anything that person may see has
 * changed; the page answers with one of the `POST /do/<deed>` requests below, JSON in and `DeedResult` out.
 */
export interface PageState {
  team: string;
  me: string;
  people: Person[];
  /** Channels and direct messages that `me` is in, channels first. */
  conversations: Conversation[];
  /** Modals open before `me`, the topmost last. */
  modals: OpenModal[];
  /** For completion in the composer: `/securityhub invite <account id> …`. */
  commands: CommandHelp[];
  /** What a newcomer does first, in order; shown where nobody has written yet. */
  guide?: GuideStep[];
  /** What the app has published in the App Home of `me`; absent until it has. */
  home?: OpenHome;
  /** For mentions. */
  userGroups?: { id: string; handle: string; name: string }[];
  world?: WorldView;
  /** What can be done to the world itself; absent where there is only a workspace. */
  controls?: Controls;
}

/** One step of the way in: who does what, and where. */
export interface GuideStep {
  /** What happens, in a sentence or two. */
  words: string;
  /** Whom one acts as for it. */
  person?: string;
  /** The channel where it happens; left out: the person's direct message with the app. */
  conversation?: string;
  /** A line to send there as it stands. */
  line?: string;
}

export interface Person {
  id: string;
  /** Handle without the @. */
  name: string;
  realName: string;
  /** What this person is here for, in a few words: "security team", "owner of payments-prod". */
  role: string;
  email: string;
  /** CSS colour of the avatar. */
  colour: string;
  bot: boolean;
  /** Deactivated: known by name, but nobody that one can be. */
  deleted?: boolean;
  /** By conversation: ts of the newest message that this person sees there and somebody else wrote. */
  newest?: Record<string, string>;
}

export interface Conversation {
  id: string;
  /** `security-ops`, or the other person's real name for a direct message. */
  name: string;
  kind: "channel" | "direct";
  members: string[];
  messages: PageMessage[];
}

export interface PageMessage {
  ts: string;
  from: string;
  text: string;
  blocks?: KnownBlock[];
  /** Only `me` sees it (chat.postEphemeral, or an ephemeral answer through a response_url). */
  onlyMe: boolean;
  edited: boolean;
  files?: PageFile[];
}

/** A file that came with a message; downloaded from `GET /files/<id>?person=U…`. */
export interface PageFile {
  id: string;
  name: string;
  title: string;
  /** In words: "CSV". */
  kind: string;
  /** In bytes. */
  size: number;
}

export interface OpenHome {
  id: string;
  /** Another one each time it is published. */
  hash: string;
  view: View;
}

export interface OpenModal {
  id: string;
  view: View;
  /** block_id → what is wrong with it, after a submission that the app refused. */
  errors: Record<string, string>;
}

export interface CommandHelp {
  /** `/securityhub invite <account id> [e-mail] [@owner …] [reason …]` */
  usage: string;
  description: string;
}

/** The panels beside the workspace: AWS as it is now, and the state machines at work. */
export interface WorldView {
  /** ISO 8601; the world's clock may be ahead of the machine's. */
  now: string;
  administrator: { id: string; alias: string };
  /** Home Region first. */
  regions: string[];
  accounts: WorldAccount[];
  /** Newest first, the last few. */
  executions: WorldExecution[];
}

export interface WorldAccount {
  id: string;
  alias: string;
  /** Why it is among the seeds: "hub off in eu-west-1". */
  condition: string;
  /** By Region. */
  cells: Record<string, WorldCell>;
}

export interface WorldCell {
  hub: boolean;
  configRecording: boolean;
  /** As this administrator's ListMembers gives it; absent: not on its list. */
  status?: string;
  /** Id of the administrator that the account follows there, whoever that is. */
  administrator?: string;
}

export interface WorldExecution {
  name: string;
  machine: string;
  /** Alias of the account that it works on, or its id. */
  about?: string;
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  startedAt: string;
  stoppedAt?: string;
  /** Top-level states in the order of the definition. */
  states: WorldState[];
  error?: string;
}

export interface WorldState {
  name: string;
  type: string;
  /** `caught`: it met an error and went the way that the machine has for errors. */
  status: "ahead" | "running" | "done" | "caught" | "failed";
  /** What the definition says of it. */
  comment?: string;
  /** Where it may lead when it meets no error; for a Choice every rule's target and then the default. */
  next?: string[];
  /** For a Map: one entry per item, named by its Region. */
  items?: { name: string; status: WorldState["status"] }[];
}

/** What a person at practice can do to the world, which nobody inside it is told of. */
export interface Controls {
  /** Those that move the clock, the shortest way first. */
  clock: WorldControl[];
  /** Those that break things or mend them, or do what somebody else would do. */
  trouble: WorldControl[];
  /** What is broken now. */
  broken: Breakage[];
  /** While the clock is on its way: from and until when, in ISO 8601. */
  moving?: { from: string; until: string };
}

export interface WorldControl {
  id: string;
  /** Heading over its subject, where controls are many. */
  group?: string;
  /** What it is about; those of one subject stand together: "Member role". */
  subject: string;
  /** On its button: "Take away". */
  label: string;
  /** What has to be chosen with it; `region`: an account, and a Region unless it is for all of them. */
  needs: "nothing" | "account" | "region";
  /** One of these has to be chosen as well. */
  choices?: string[];
}

export interface Breakage {
  /** "payments-prod: Security Hub off in eu-west-1" */
  sentence: string;
  /** What mends it. */
  mend: Control;
}

/** `POST /do/control`; the world has no owner, so that nobody is named. */
export interface Control {
  control: string;
  /** 12 digits. */
  account?: string;
  /** Left out: every Region of the account. */
  region?: string;
  choice?: string;
}

/** `POST /do/openHome`: the person turns to the App Home, which the app is told of. */
export interface TurnHome {
  person: string;
}

/** `POST /do/say`: a line typed in the composer; one that begins with `/` is a slash command. */
export interface Say {
  person: string;
  conversation: string;
  text: string;
}

/** `POST /do/press`: a button, select or other element of a message, an open modal or the App Home, after any confirm dialog. */
export interface Press {
  person: string;
  conversation?: string;
  ts?: string;
  modal?: string;
  /** Id of the App Home. */
  view?: string;
  blockId: string;
  actionId: string;
  /** For selects and inputs that dispatch: the value in Slack's own shape (`selected_option`, `selected_users`, …). */
  input?: Record<string, unknown>;
}

/**
 * `POST /do/submit`: values by block_id and action_id, in Slack's `view.state.values` shape; files of a
 * `file_input` as `{ name, mimetype, size, content_base64 }`.
 */
export interface Submit {
  person: string;
  modal: string;
  values: Record<string, Record<string, Record<string, unknown>>>;
}

/** `POST /do/dismiss`: a modal closed without submitting. */
export interface Dismiss {
  person: string;
  modal: string;
}

/** `ok: false` carries a sentence for the person: what Slack would show when an app fails or is too slow. */
export type DeedResult = { ok: true } | { ok: false; error: string };
