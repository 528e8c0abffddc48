import { DescribeSecretCommand, GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { physicalName, type SecretName } from "@invitations/functions/deployment/names";
import { SLACK_SECRETS, type SlackSecret } from "@invitations/functions/secrets";
import { isAwsError } from "../aws-refusals.ts";
import { type Check, type Finding, failed, ok, unchecked } from "../check.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";

interface Kind {
  name: string;
  secret: SecretName;
  fact: SlackSecret;
  /** Environment variable that it may be given by before there is a secret. */
  variable: string;
  /** Where a person finds it. */
  where: string;
}

const BOT_TOKEN: Kind = {
  name: NAMES.botToken,
  secret: "slack-bot-token",
  fact: "botToken",
  variable: "SLACK_BOT_TOKEN",
  where: "api.slack.com/apps → the app → OAuth & Permissions → Bot User OAuth Token",
};

const SIGNING_SECRET: Kind = {
  name: NAMES.signingSecret,
  secret: "slack-signing-secret",
  fact: "signingSecret",
  variable: "SLACK_SIGNING_SECRET",
  where: "api.slack.com/apps → the app → Basic Information → Signing Secret",
};

/** Before a deployment a secret may be given by the environment; otherwise it is what the functions read. */
const secretCheck = (kind: Kind): Check => ({
  name: kind.name,
  // Slack can be looked at though AWS cannot, once its token is at hand.
  needs: (visit) => (given(visit, kind) === undefined ? [NAMES.account, NAMES.homeRegion] : [NAMES.settings]),
  look(visit) {
    const value = given(visit, kind);
    return value === undefined ? inAws(visit, kind) : Promise.resolve(fromEnvironment(visit, kind, value));
  },
});

export const botToken = secretCheck(BOT_TOKEN);
export const signingSecret = secretCheck(SIGNING_SECRET);

function given({ question: { after, environment } }: Visit, { variable }: Kind): string | undefined {
  return after ? undefined : environment[variable] || undefined;
}

function fromEnvironment(visit: Visit, { variable, fact, where }: Kind, value: string): Finding {
  const { shape, wanted } = SLACK_SECRETS[fact];
  if (!shape.test(value)) return failed(`${variable} is not ${wanted}`, `Take it from ${where}.`);
  visit.put(fact, value);
  return ok(`${variable} looks right`);
}

async function inAws(visit: Visit, kind: Kind): Promise<Finding> {
  const place = visit.known("place");
  const { shape, wanted, placeholder } = SLACK_SECRETS[kind.fact];
  const SecretId = physicalName(place, kind.secret);
  const set = `aws secretsmanager put-secret-value --secret-id ${SecretId} --secret-string '${placeholder}' --region ${place.region}`;
  try {
    const { SecretString } = await visit
      .known("clients")
      .secrets.send(new GetSecretValueCommand({ SecretId }));
    if (SecretString === undefined || !shape.test(SecretString)) {
      return failed(
        `the secret ${SecretId} holds something else than ${wanted}`,
        `Set it again (${kind.where}): ${set}`,
        "Functions that run keep the old value until they end; docs/deploy.md says how to have it read at once.",
      );
    }
    visit.put(kind.fact, SecretString);
    return ok(`the secret ${SecretId} has a value that looks right`);
  } catch (error) {
    if (isAwsError(error, "AccessDeniedException")) return unread(visit, SecretId, set);
    if (!isAwsError(error, "ResourceNotFoundException")) throw error;
    // Either the secret is missing or its value is.
    const hasNone = (error as Error).message.includes("staging label");
    return hasNone
      ? failed(`the secret ${SecretId} has no value yet`, `Set it (${kind.where}): ${set}`)
      : missing(visit, SecretId, kind, set);
  }
}

function missing(
  { question: { after, stage } }: Visit,
  id: string,
  { variable, where }: Kind,
  set: string,
): Finding {
  if (after) {
    return failed(
      `there is no secret ${id}`,
      `Deploy: npx sst deploy --stage ${stage}`,
      `Then set it (${where}): ${set}`,
    );
  }
  return unchecked(
    "not checked: a deployment makes the secret for it",
    `To have it checked now, set ${variable} for this command (${where}).`,
  );
}

/** These credentials may not read it, which is nothing wrong: then only whether it has a value is told. */
async function unread(visit: Visit, SecretId: string, set: string): Promise<Finding> {
  const { VersionIdsToStages } = await visit
    .known("clients")
    .secrets.send(new DescribeSecretCommand({ SecretId }));
  const stages = Object.values(VersionIdsToStages ?? {}).flat();
  if (!stages.includes("AWSCURRENT"))
    return failed(`the secret ${SecretId} has no value yet`, `Set it: ${set}`);
  return unchecked(
    `not checked: the secret ${SecretId} has a value, which these credentials may not read`,
    "Use credentials that may call secretsmanager:GetSecretValue on it (and kms:Decrypt with the key).",
  );
}
