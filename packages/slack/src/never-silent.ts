import { type AllMiddlewareArgs, type AnyMiddlewareArgs, ReceiverMultipleAckError } from "@slack/bolt";
import { answerView } from "./blocks/answer-view.ts";
import { COMMAND } from "./command/commands.ts";
import { tellPrivately } from "./privately.ts";

const SORRY = `Something went wrong on my side. Whatever had been recorded until then stands: ${COMMAND} status shows it. Please try again in a minute; if it happens again, tell whoever runs this app.`;

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/**
 * Middleware around every listener: when one throws, the person who is waiting reads a sentence, and the error
 * goes on to the app's error handler, which logs it.
 */
export async function neverSilent(args: Args): Promise<void> {
  try {
    await args.next();
  } catch (error) {
    try {
      await apologise(args);
    } catch (second) {
      throw new AggregateError([error, second], "A listener failed, and its person could not be told.");
    }
    throw error;
  }
}

async function apologise(args: Args): Promise<void> {
  const answered = await acknowledge(args);
  if (!answered) await tellPrivately(args.client, args.body, SORRY);
}

/** Answers with the acknowledgement where it is still to give and can carry words; tells whether it did. */
async function acknowledge(args: Args): Promise<boolean> {
  try {
    if ("command" in args) {
      await args.ack({ response_type: "ephemeral", text: SORRY });
      return true;
    }
    if (args.body.type === "view_submission" && "view" in args) {
      // Under a field the sentence leaves everything that was typed where it is.
      const [field] = Object.keys(args.view.state.values);
      const ack = args.ack as (answer: object) => Promise<void>;
      await ack(
        field === undefined
          ? { response_action: "update", view: answerView("Something went wrong", SORRY) }
          : { response_action: "errors", errors: { [field]: SORRY } },
      );
      return true;
    }
    if ("ack" in args && typeof args.ack === "function") await (args.ack as () => Promise<void>)();
    return false;
  } catch (error) {
    if (error instanceof ReceiverMultipleAckError) return false;
    throw error;
  }
}
