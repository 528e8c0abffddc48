import type { ErrandKind } from "@invitations/core/errand";
import { COMMAND } from "../command/commands.ts";
import { failureWords } from "../words/failures.ts";
import { mrkdwn } from "../words/voice.ts";
import { context, type Post, section } from "./post.ts";

const { code } = mrkdwn;

const NAMES: Readonly<Record<ErrandKind, { what: string; command: string }>> = {
  drift: { what: "The comparison of the member lists with the record", command: "drift" },
  transition: { what: "The report on moving to AWS Organizations", command: "transition" },
  readiness: { what: "The look at IAM policies", command: "readiness" },
  bulk: { what: "The check of the list", command: "bulk" },
};

/** Tells whoever asked that an errand came to nothing, why, and what to do. */
export function errandFailed(
  { kind, id }: { kind: ErrandKind; id: string },
  failure: { name: string; message: string },
): Post {
  const { what, command } = NAMES[kind];
  const why = failureWords(failure.name, failure.message);
  const text = `${what} could not be made: ${why.what}.`;
  return {
    text,
    blocks: [
      section(`❌ ${text} ${why.next}`),
      section(`What was said: ${code(failure.message, 480)}`),
      context(`${code(`${COMMAND} ${command}`)} asks for it again. This one was ${code(id)}.`),
    ],
  };
}
