import { createHmac } from "node:crypto";

/** A request as Slack signs it; each part can be made wrong on purpose. */
export interface SlackRequest {
  url: string;
  secret: string;
  body: string;
  /** Seconds since 1970. */
  timestamp?: number;
  signature?: string;
  contentType?: string;
  /** `false`: neither signature nor timestamp. */
  signed?: boolean;
}

export function sendSlackRequest(request: SlackRequest): Promise<Response> {
  const { url, secret, body, timestamp = Math.floor(Date.now() / 1_000) } = request;
  const signature =
    request.signature ?? `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return fetch(url, {
    method: "POST",
    headers: {
      "content-type": request.contentType ?? "application/x-www-form-urlencoded",
      ...(request.signed === false
        ? {}
        : { "x-slack-request-timestamp": String(timestamp), "x-slack-signature": signature }),
    },
    body,
  });
}

export function command(text: string, user = "U01ANA"): string {
  return new URLSearchParams({
    command: "/securityhub",
    text,
    user_id: user,
    channel_id: "C01SECOPS",
    team_id: "T01PRACTICE",
    trigger_id: "1.2.3",
    response_url: "http://127.0.0.1:9/never",
  }).toString();
}

export function interaction(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
