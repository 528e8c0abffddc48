import type { Complaint } from "./blocks/check.ts";

/** A "no" of the Web API: `{ ok: false, error }` over HTTP 200, or 429 with `Retry-After`. */
export class SlackRefusal extends Error {
  /** `channel_not_found`, `invalid_blocks`, … */
  readonly error: string;
  readonly details: Record<string, unknown>;
  /** Seconds; only with `ratelimited`. */
  readonly retryAfter: number | undefined;

  constructor(error: string, details: Record<string, unknown> = {}, retryAfter?: number) {
    super(error);
    this.name = "SlackRefusal";
    this.error = error;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

/**
 * A refusal that points at each fault, in Slack's form:
 * `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`.
 */
export function refuseFor(
  error: "invalid_blocks" | "invalid_arguments",
  complaints: Complaint[],
): SlackRefusal {
  const faults = complaints.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
  return new SlackRefusal(error, {
    ...(error === "invalid_blocks" ? { errors: faults } : {}),
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
  });
}

export const missing = (argument: string): SlackRefusal =>
  new SlackRefusal("invalid_arguments", {
    response_metadata: { messages: [`[ERROR] missing required field: ${argument}`] },
  });

/** `invalid_blocks: must be less than …` */
export function describeRefusal(refusal: SlackRefusal): string {
  const { messages } = (refusal.details.response_metadata ?? {}) as { messages?: string[] };
  return messages?.length ? `${refusal.error}: ${messages.join("; ")}` : refusal.error;
}
