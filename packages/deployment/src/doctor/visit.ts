import type { Place } from "@invitations/functions/deployment/names";
import type { Settings } from "@invitations/functions/deployment/settings";
import type { WebClient } from "@slack/web-api";
import type { AwsSide, Clients } from "./clients.ts";

/** What the doctor is asked. */
export interface Question {
  /** File of the settings. */
  settingsFile: string;
  stage: string;
  /** Whether what is deployed is looked at too, and not only what a deployment needs. */
  after: boolean;
  /** Where Slack sends its requests, where that is another address than API Gateway's own. */
  url?: string;
  /** `SLACK_BOT_TOKEN` and `SLACK_SIGNING_SECRET` before there is a deployment, and `SLACK_API_URL`. */
  environment: Readonly<Record<string, string | undefined>>;
  /** How AWS is reached; what is left out is the SDK's own way to find it. */
  aws: AwsSide;
}

/** What one check has found out for those after it. */
export interface Facts {
  settings: Settings;
  place: Place;
  clients: Clients;
  identity: Identity;
  botToken: string;
  signingSecret: string;
  slack: WebClient;
  /** Name of the app's bot user. */
  bot: string;
  /** Slack's address of the door. */
  requestUrl: string;
  /** Scopes that the workspace has granted; `undefined` where Slack did not say. */
  scopes: readonly string[] | undefined;
}

/** Whose credentials these are. */
export interface Identity {
  account: string;
  arn: string;
  partition: string;
  /** Region that knows these credentials. */
  region: string;
}

/** One run through the checks. */
export interface Visit {
  question: Question;
  /** Throws where no check before has put the fact down: then `needs` of the asking check names too few. */
  known<Name extends keyof Facts>(name: Name): Facts[Name];
  put<Name extends keyof Facts>(name: Name, fact: Facts[Name]): void;
}

export function openVisit(question: Question): Visit {
  const facts: Partial<Facts> = {};
  return {
    question,
    known(name) {
      if (!(name in facts)) throw new Error(`No check has found out the ${name} yet.`);
      return facts[name] as Facts[typeof name];
    },
    put(name, fact) {
      facts[name] = fact;
    },
  };
}
