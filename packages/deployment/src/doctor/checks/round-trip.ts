import { createHmac } from "node:crypto";
import { physicalName } from "@invitations/functions/deployment/names";
import { COMMAND } from "@invitations/slack/command/commands";
import { type Check, type Finding, failed, ok, warning } from "../check.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";

/** Milliseconds after which Slack tells the person that the app did not answer. */
const SLACKS_PATIENCE = 3_000;
/** Milliseconds that the doctor waits: long enough to tell a slow door from a dead one. */
const OWN_PATIENCE = 15_000;

/**
 * A signed `/securityhub help` is answered as Slack wants it, and one that nobody signed is turned away. Help reads
 * nothing and writes nothing: it leaves a line in the door's log and no other trace.
 */
export const roundTrip: Check = {
  name: NAMES.roundTrip,
  needs: [NAMES.door, NAMES.signingSecret],
  deployed: true,
  async look(visit) {
    const began = Date.now();
    const signed = await knock(visit, true);
    const took = Date.now() - began;
    const fault = faultOf(visit, signed);
    if (fault) return fault;
    const unsigned = await knock(visit, false);
    if ("status" in unsigned && unsigned.status !== 401) {
      return failed(
        `the door answers what nobody signed with ${unsigned.status}, and not with 401: it takes requests of anybody`,
        "Something else than this app answers at that address, or changes its answers. Take it away before anybody uses the command.",
      );
    }
    const found = `${COMMAND} help was answered in ${took} ms, and an unsigned request was turned away`;
    if (took < SLACKS_PATIENCE) return ok(found);
    return warning(
      found,
      "Slack waits three seconds. A first answer after a pause is slow; run this again. If it stays slow, see the door's latency on the dashboard.",
    );
  },
};

type Answer = { status: number; body: string } | { unreachable: string };

/** The command as Slack would send it, by an operator, signed with the secret that the functions read. */
async function knock(visit: Visit, signed: boolean): Promise<Answer> {
  const { operators, operatorsChannel } = visit.known("settings");
  const body = new URLSearchParams({
    command: COMMAND,
    text: "help",
    user_id: operators[0] ?? "",
    channel_id: operatorsChannel,
    team_id: "T0DOCTOR",
    trigger_id: "0.0.doctor",
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", visit.known("signingSecret"))
    .update(`v0:${timestamp}:${body}`)
    .digest("hex");
  try {
    const answer = await fetch(visit.known("requestUrl"), {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        ...(signed ? { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${signature}` } : {}),
      },
      body,
      signal: AbortSignal.timeout(OWN_PATIENCE),
    });
    return { status: answer.status, body: await answer.text() };
  } catch (error) {
    const { message, cause } = error as Error;
    return { unreachable: cause instanceof Error ? cause.message || message : message };
  }
}

function faultOf(visit: Visit, answer: Answer): Finding | undefined {
  const place = visit.known("place");
  const url = visit.known("requestUrl");
  const name = physicalName(place, "slack-door");
  if ("unreachable" in answer) {
    return failed(
      `${url} is not reached: ${answer.unreachable}`,
      "Look whether this machine reaches the internet (a proxy?) and whether the address is right; it is requestUrl in what sst deploy printed.",
    );
  }
  const { status, body } = answer;
  if (status === 401) {
    return failed(
      "the door does not know the signature: it runs with another signing secret than the one in Secrets Manager",
      `Functions read it when they start. Have it read anew: aws lambda update-function-configuration --function-name ${name} --description "secrets read anew" --region ${place.region}`,
      "If it stays, the address belongs to another deployment, or this machine's clock is wrong by more than five minutes.",
    );
  }
  if (status === 429)
    return failed(
      "the door is throttled",
      "Raise requestsPerSecond in membership.config.ts, or try again in a minute.",
    );
  if (status >= 500) {
    return failed(
      `the door fails with ${status}`,
      `Its log says why: aws logs tail /aws/lambda/${name} --since 15m --region ${place.region}`,
    );
  }
  if (status !== 200 || !isEphemeral(body)) {
    return failed(
      `the door answers with ${status}, and not as Slack is answered`,
      "Look whether the address is right; it is requestUrl in what sst deploy printed.",
    );
  }
  return undefined;
}

function isEphemeral(body: string): boolean {
  try {
    return (JSON.parse(body) as { response_type?: unknown } | null)?.response_type === "ephemeral";
  } catch {
    // Whatever it is, it is not ours.
    return false;
  }
}
