import { COMMAND, COMMANDS } from "../command/commands.ts";
import { DOCTOR_SCOPES, EVENT_SCOPES, METHOD_SCOPES } from "./scopes.ts";

/** Where Slack reaches the app: an address, or Socket Mode, in which the app calls Slack. */
export type Reached = { requestUrl: string } | { socketMode: true };

/** Slack shows no more than so many characters of a usage hint. */
const LONGEST_HINT = 1_000;

/** The app as Slack's "create from a manifest" takes it. */
export function manifest(reached: Reached): object {
  const url = "requestUrl" in reached ? { url: reached.requestUrl } : {};
  const request = "requestUrl" in reached ? { request_url: reached.requestUrl } : {};
  return {
    display_information: {
      name: "Security Hub",
      description: "AWS Security Hub membership by invitation, decided in Slack",
      background_color: "#1d4d3c",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: "securityhub", always_online: true },
      slash_commands: [
        {
          command: COMMAND,
          ...url,
          description: "Ask for, decide and look up Security Hub memberships",
          usage_hint: COMMANDS.map(({ name }) => name)
            .join(" | ")
            .slice(0, LONGEST_HINT),
          // Otherwise a mention is a name, which says nothing about who it is.
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: botScopes() } },
    settings: {
      interactivity: { is_enabled: true, ...request },
      event_subscriptions: { ...request, bot_events: Object.keys(EVENT_SCOPES).sort() },
      org_deploy_enabled: false,
      socket_mode_enabled: "socketMode" in reached,
      token_rotation_enabled: false,
    },
  };
}

/** What the app asks a workspace for: its command, and what its calls and events and the doctor need. */
export function botScopes(): string[] {
  const needed = [METHOD_SCOPES, EVENT_SCOPES, DOCTOR_SCOPES]
    .flatMap((scopes) => Object.values(scopes))
    .flat();
  return [...new Set(["commands", ...needed])].sort();
}
