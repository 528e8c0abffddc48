import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Question } from "./visit.ts";

export const USAGE = `npm run doctor -- [--stage NAME] [--settings FILE] [--after] [--url ADDRESS] [--json]

  --stage     stage that is or will be deployed; SST_STAGE, or production, where it is left out.
  --settings  file of the settings; membership.config.ts where it is left out.
  --after     looks at what was deployed too, and sends a signed command through Slack's door and back.
  --url       Slack's address of the door, where it is not API Gateway's own.
  --json      prints everything as JSON.

Ends with 0 where nothing is wrong, with 1 where something is, with 2 where it could not work.`;

export interface Asked {
  question: Question;
  json: boolean;
}

/** What was typed; `undefined`: help was asked for. Throws a sentence for what cannot be understood. */
export function readQuestion(
  typed: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Asked | undefined {
  const { values } = parseArgs({
    args: [...typed],
    options: {
      stage: { type: "string" },
      settings: { type: "string" },
      after: { type: "boolean", default: false },
      url: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  const { after, json, url, settings } = values;
  const stage = values.stage ?? (environment.SST_STAGE || "production");
  if (!/^[a-z0-9-]{1,20}$/.test(stage)) {
    throw new Error(`--stage takes at most 20 small letters, digits and hyphens, not "${stage}".`);
  }
  if (url !== undefined && !URL.canParse(url)) {
    throw new Error(`--url takes an address such as https://example.com/slack/events, not "${url}".`);
  }
  return {
    json,
    question: {
      stage,
      after,
      settingsFile: settings === undefined ? OWN_SETTINGS : resolve(environment.INIT_CWD || ".", settings),
      ...(url === undefined ? {} : { url }),
      environment,
      aws: {},
    },
  };
}

const OWN_SETTINGS = fileURLToPath(new URL("../../../../membership.config.ts", import.meta.url));
