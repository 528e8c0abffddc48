import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import type { Clock } from "../wire/clock.ts";
import { createDownloadDoor, createUploadDoor, signInPage } from "./api/file-doors.ts";
import { type Allowance, createRateLimit, slacksAllowance } from "./api/rate-limit.ts";
import { createWebApi, type Fault } from "./api/server.ts";
import { createEvents } from "./delivery/events.ts";
import { createResponseUrlDoor } from "./delivery/response-url.ts";
import { bundlePage } from "./page/bundle.ts";
import type { ControlDesk } from "./page/deeds/deed.ts";
import { guard } from "./page/guard.ts";
import type { CommandHelp, GuideStep, WorldView } from "./page/protocol.ts";
import { createPage } from "./page/server.ts";
import type {
  Channel,
  Member,
  StoredConversation,
  StoredMessage,
  StoredModal,
  StoredView,
  Team,
  UserGroup,
} from "./workspace/state.ts";
import { createWorkspace, type Workspace } from "./workspace/workspace.ts";

export interface SlackOptions {
  /** 0 or left out: any free one. Only 127.0.0.1 is listened on. */
  port?: number | undefined;
  clock: Clock;
  /** The app's one address for commands, interactions and events; may be set later. */
  requestUrl?: string | undefined;
  signingSecret: string;
  /** `xoxb-…` */
  botToken: string;
  /** Bot scopes that the workspace has granted the app; left out, it may do everything. */
  scopes?: readonly string[];
  team: Team;
  /** Everybody, the app's bot user among them (exactly one with `bot: true`). */
  people: Member[];
  channels: Channel[];
  userGroups?: UserGroup[];
  commands: CommandHelp[];
  /** What a newcomer to the page does first. */
  guide?: GuideStep[];
  /** What a person at the page can do to the world around the workspace. */
  controls?: ControlDesk;
  /** Events the app is subscribed to: `app_home_opened`, `message.im`. */
  subscriptions?: string[];
  /** Messages per second and channel; Slack's own with a wide burst unless given. */
  rateLimit?: Allowance | "off";
  /** Where the workspace is kept; left out, it is forgotten. */
  snapshotFile?: string | undefined;
  /** `false`: no page is built, which a test that looks at none need not wait for. */
  page?: boolean | { folder: string };
}

export interface Slack {
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** For `slackApiUrl`; ends in `/api/`. */
  apiUrl: string;
  port: number;
  setRequestUrl(url: string): void;
  setWorld(view: WorldView): void;
  setCommands(commands: CommandHelp[]): void;
  setRateLimit(allowance: Allowance | "off"): void;
  /** The app is installed anew, with these bot scopes. */
  setScopes(scopes: readonly string[]): void;
  /** Breaks a method of the Web API until it is mended with `undefined`. */
  setFault(method: string, fault: Fault | undefined): void;
  setDeactivated(person: string, deactivated: boolean): void;
  /** A person opens the App Home; resolves when the app has acknowledged the event. */
  openHome(person: string): Promise<void>;
  /** What the app has published there. */
  home(person: string): StoredView | undefined;
  conversations(): StoredConversation[];
  /** By id, by name, or by a person's id for the app's direct message; oldest first. */
  messages(conversation: string): StoredMessage[];
  modals(person: string): StoredModal[];
  workspace: Workspace;
  close(): Promise<void>;
}

/** Starts a Slack workspace: Web API, deliveries to the app, and the page. */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { clock, signingSecret, botToken } = options;
  const url = () => `http://127.0.0.1:${port}`;
  const workspace = createWorkspace({ ...options, url });
  const rateLimit = createRateLimit(clock, options.rateLimit ?? slacksAllowance);
  const faults = new Map<string, Fault>();
  const listeners = new Set<() => void>();
  let { requestUrl, commands, scopes } = options;
  let world: WorldView | undefined;
  let port = 0;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  workspace.onChange(tell);
  const delivery = { workspace, url, endpoint: { clock, signingSecret, requestUrl: () => requestUrl } };
  const events = createEvents(delivery, options.subscriptions ?? ["app_home_opened"]);
  const folder = typeof options.page === "object" ? options.page.folder : undefined;

  const app = new Hono();
  app.use(guard(() => port));
  app.route(
    "/api",
    createWebApi({
      context: () => ({ workspace, url: url(), rateLimit }),
      botToken,
      scopes: () => scopes,
      faults,
    }),
  );
  const responses = createResponseUrlDoor(workspace);
  app.route("/commands", responses);
  app.route("/actions", responses);
  app.route("/upload", createUploadDoor(workspace));
  app.route("/files-pri", createDownloadDoor(workspace, botToken));
  app.get("/signin", (request) => request.html(signInPage(options.team.name)));
  app.route(
    "/",
    createPage({
      workspace,
      bundle: options.page === false ? undefined : await bundlePage(folder),
      context: { delivery, events, commands: () => commands, controls: options.controls },
      commands: () => commands,
      guide: () => options.guide ?? [],
      world: () => world,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    }),
  );
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  port = await listen(server, options.port ?? 0);

  return {
    url: url(),
    apiUrl: `${url()}/api/`,
    port,
    setRequestUrl(next) {
      requestUrl = next;
    },
    setWorld(view) {
      world = view;
      tell();
    },
    setCommands(next) {
      commands = next;
      tell();
    },
    setScopes(next) {
      scopes = next;
    },
    setRateLimit: (allowance) => rateLimit.set(allowance),
    setFault(method, fault) {
      if (fault) faults.set(method, fault);
      else faults.delete(method);
    },
    setDeactivated: workspace.setDeactivated,
    openHome: events.appHomeOpened,
    home: (person) => workspace.state.homes[person],
    conversations: workspace.conversations.all,
    messages(conversation) {
      const found = workspace.conversations.resolve(conversation);
      if (!found) throw new Error(`There is no conversation ${conversation}.`);
      return found.messages;
    },
    modals: workspace.modals.before,
    workspace,
    async close() {
      workspace.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // Streams to open pages never end by themselves.
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (problem) => {
      reject(new Error(`The Slack workspace cannot listen on 127.0.0.1:${port}: ${problem.message}`));
    });
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
