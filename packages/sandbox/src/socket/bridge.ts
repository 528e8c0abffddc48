import { createHmac } from "node:crypto";
import { SocketModeClient } from "@slack/socket-mode";

/**
 * Lets a real Slack workspace reach the app on this machine: what comes over Socket Mode goes on to the app's door
 * as the signed request that Slack would have sent it, and the door's answer goes back as the acknowledgement.
 * So the app is the same, and so is its door.
 */
export interface SocketBridge {
  close(): Promise<void>;
}

export interface SocketBridgeOptions {
  /** `xapp-…`, with `connections:write`. */
  appToken: string;
  /** Where the app takes Slack's requests. */
  doorUrl: string;
  /** The app checks it; nobody else has to know it. */
  signingSecret: string;
  /** Only where Slack is somewhere else than at slack.com. */
  slackApiUrl?: string;
  /** Receives what could not be handed on. */
  log?: (line: string) => void;
}

interface Envelope {
  ack: (answer?: Record<string, unknown>) => Promise<void>;
  type: string;
  body: Record<string, unknown>;
  accepts_response_payload?: boolean;
}

/** Resolves once Slack has greeted the connection. */
export async function openSocketBridge(options: SocketBridgeOptions): Promise<SocketBridge> {
  const { appToken, slackApiUrl, log } = options;
  const client = new SocketModeClient({
    appToken,
    ...(slackApiUrl ? { clientOptions: { slackApiUrl } } : {}),
  });
  client.on("slack_event", (envelope: Envelope) => {
    handOn(envelope, options).catch((error: unknown) => {
      log?.(
        `A ${envelope.type} of Slack was not handed on: ${error instanceof Error ? error.message : error}`,
      );
    });
  });
  await client.start();
  return { close: () => client.disconnect() };
}

async function handOn(envelope: Envelope, options: SocketBridgeOptions): Promise<void> {
  const request = requestOf(envelope);
  // Hello, disconnect and the like are the connection's own business.
  if (!request) return;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signed = createHmac("sha256", options.signingSecret).update(`v0:${timestamp}:${request.body}`);
  const response = await fetch(options.doorUrl, {
    method: "POST",
    headers: {
      "content-type": request.contentType,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signed.digest("hex")}`,
    },
    body: request.body,
  });
  const text = await response.text();
  // Without an acknowledgement Slack tells the person that the app did not respond, which is the truth.
  if (!response.ok) throw new Error(`the app answered ${response.status}`);
  await envelope.ack(envelope.accepts_response_payload ? answerOf(text) : undefined);
}

/** The HTTP body that Slack sends for the same thing; `undefined` for what concerns the connection alone. */
function requestOf({ type, body }: Envelope): { body: string; contentType: string } | undefined {
  const form = (fields: Record<string, string>) => ({
    body: new URLSearchParams(fields).toString(),
    contentType: "application/x-www-form-urlencoded",
  });
  switch (type) {
    case "slash_commands":
      return form(Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)])));
    case "interactive":
      return form({ payload: JSON.stringify(body) });
    case "events_api":
      return { body: JSON.stringify(body), contentType: "application/json" };
    default:
      return undefined;
  }
}

function answerOf(text: string): Record<string, unknown> | undefined {
  if (text === "") return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // A command may be answered with plain text.
  }
  return { text };
}
