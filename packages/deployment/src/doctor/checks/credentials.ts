import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { partitionOf } from "@invitations/securityhub/security-hub-regions";
import { awsErrorOf, isAwsError } from "../aws-refusals.ts";
import { type Check, type Finding, failed, ok } from "../check.ts";
import type { Clients } from "../clients.ts";
import { NAMES } from "../names.ts";
import type { Identity } from "../visit.ts";

/** A Region of each partition that no account can turn off. */
const ALWAYS_ON: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-us-gov": "us-gov-west-1",
  "aws-cn": "cn-north-1",
  "aws-eusc": "eusc-de-east-1",
  "aws-iso": "us-iso-east-1",
  "aws-iso-b": "us-isob-east-1",
};
/** Partitions whose addresses anybody can reach. */
const PUBLIC = ["aws", "aws-us-gov", "aws-cn"];

/** What AWS says to a key that it does not know, and to any key in a Region that its account has not enabled. */
const UNKNOWN = ["InvalidClientTokenId", "UnrecognizedClientException", "AuthFailure"];

/**
 * There are credentials and AWS knows them. GetCallerIdentity needs no permission, so it tells as well in which
 * Regions and in which partition they count.
 */
export const credentials: Check = {
  name: NAMES.credentials,
  needs: [NAMES.settings],
  async look(visit) {
    const { region, partition } = visit.known("place");
    try {
      const identity = await identify(visit.known("clients"), region, partition);
      if (!identity) {
        return failed(
          `AWS does not know these credentials, in no Region of ${PUBLIC.includes(partition) ? "any partition" : partition}`,
          "The key was deleted or is mistyped: sign in anew, or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY anew.",
        );
      }
      visit.put("identity", identity);
      return ok(identity.arn);
    } catch (error) {
      const finding = unusable(error);
      if (finding) return finding;
      throw error;
    }
  },
};

async function identify(clients: Clients, home: string, partition: string): Promise<Identity | undefined> {
  const own = [home, ALWAYS_ON[partition] ?? home];
  const others = PUBLIC.flatMap((name) => (name === partition ? [] : (ALWAYS_ON[name] ?? [])));
  for (const region of new Set([...own, ...others])) {
    try {
      const { Account = "", Arn = "" } = await clients.sts(region).send(new GetCallerIdentityCommand({}));
      return { account: Account, arn: Arn, partition: Arn.split(":")[1] ?? "", region };
    } catch (error) {
      // Another partition need not be in reach: what counts is whether one knows the key.
      const foreign = others.includes(region) && awsErrorOf(error) !== undefined;
      if (!foreign && !isAwsError(error, ...UNKNOWN)) throw error;
    }
  }
  return undefined;
}

/** Credentials that are not there or count no longer. */
function unusable(error: unknown): Finding | undefined {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (/CredentialsProviderError|TokenProviderError/.test(name)) {
    return /expired/i.test(message)
      ? failed(`have expired: ${message}`, "Sign in anew, such as with aws sso login.")
      : failed(
          `there are none: ${message}`,
          "Sign in with aws sso login and set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN).",
        );
  }
  if (/^ExpiredToken/.test(name)) return failed("have expired", "Sign in anew, such as with aws sso login.");
  if (/SignatureDoesNotMatch|InvalidSignature|IncompleteSignature/.test(name)) {
    return failed(
      "AWS knows the key and refuses its signature",
      "AWS_SECRET_ACCESS_KEY is mistyped, or this machine's clock is wrong by more than five minutes.",
    );
  }
  return undefined;
}

/** They count in the partition in which the home Region lies. */
export const partition: Check = {
  name: NAMES.partition,
  needs: [NAMES.credentials],
  async look(visit) {
    const { region } = visit.known("place");
    const { partition: found } = visit.known("identity");
    const wanted = partitionOf(region);
    if (found === wanted) return ok(found);
    return failed(
      `the credentials belong to ${found}, and homeRegion ${region} lies in ${wanted}`,
      `Use credentials of an account in ${wanted}, or correct homeRegion in membership.config.ts.`,
    );
  },
};

/** They belong to the administrator account. */
export const account: Check = {
  name: NAMES.account,
  needs: [NAMES.credentials, NAMES.partition],
  async look(visit) {
    const { account: wanted } = visit.known("place");
    const { account: found } = visit.known("identity");
    if (found === wanted) return ok(`${found}, the administrator account`);
    return failed(
      `the credentials belong to ${found}, and administratorAccountId is ${wanted}`,
      "Use a profile of the administrator account, or correct administratorAccountId in membership.config.ts.",
    );
  },
};

/** The account has enabled the Region of the deployment. */
export const homeRegion: Check = {
  name: NAMES.homeRegion,
  needs: [NAMES.account],
  async look(visit) {
    const { region: home, account: id } = visit.known("place");
    if (visit.known("identity").region === home) return ok(`${home} is enabled for the account`);
    return failed(
      `account ${id} has not opted into ${home}: its credentials count in other Regions and not there`,
      `Enable it: aws account enable-region --region-name ${home} (it takes some minutes), or choose another homeRegion.`,
    );
  },
};
