import { COMMAND, COMMANDS, type CommandName, commandNamed, usage } from "../command/commands.ts";
import { mrkdwn } from "../words/voice.ts";
import { context, type Post, section } from "./post.ts";

const { code } = mrkdwn;

/** All commands, or one in detail. */
export function helpAnswer(about?: CommandName): Post {
  const entry = about && commandNamed(about);
  if (!entry) {
    const all = COMMANDS.map((each) => `${code(usage(each))}\n${each.description}`);
    return {
      text: "What you can ask of me",
      blocks: [
        section("*What you can ask of me*"),
        ...all.map(section),
        context(`${code(`${COMMAND} help invite`)} tells more of one command. Only you see these answers.`),
      ],
    };
  }
  return {
    text: usage(entry).replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    blocks: [
      section(`${code(usage(entry))}\n${entry.description}`),
      ...entry.details.map(section),
      section(`*For example*\n${entry.examples.map((example) => code(`${COMMAND} ${example}`)).join("\n")}`),
    ],
  };
}
