import { randomInt } from "node:crypto";
import { createSnapshot } from "../wire/snapshot.ts";

/** One secret of an account in a Region. */
export interface Secret {
  /** Ends in a hyphen and six characters of its own. */
  arn: string;
  name: string;
  description?: string;
  kmsKeyId?: string;
  tags?: { Key: string; Value: string }[];
  /** ISO 8601. */
  created: string;
  changed: string;
  /** Oldest first. */
  versions: SecretVersion[];
}

export interface SecretVersion {
  id: string;
  /** ISO 8601. */
  created: string;
  /** Staging labels; one without any is kept no longer. */
  stages: string[];
  value: SecretValue;
}

/** `binary` is base64. */
export type SecretValue = { text: string } | { binary: string };

/** Account and Region whose secrets a request is about. */
export interface Place {
  accountId: string;
  region: string;
}

export interface Secrets {
  /** By name, by ARN, or by an ARN without the six characters at its end. */
  find(place: Place, id: string): Secret | undefined;
  put(secret: Secret): void;
  /** Writes what has changed at once; to be called when the world stops. */
  flush(): void;
}

/** Secrets are kept in this file; left out: nothing is kept. */
export function createSecrets(file?: string): Secrets {
  const secrets = new Map<string, Secret>();
  const snapshot = createSnapshot<Secret[]>(file, () => [...secrets.values()]);
  for (const secret of snapshot.load() ?? []) secrets.set(secret.arn, secret);
  return {
    find(place, id) {
      const byArn = secrets.get(id);
      if (byArn) return byArn.arn.startsWith(arnPrefix(place)) ? byArn : undefined;
      const sought = id.startsWith("arn:") ? id : arnPrefix(place) + id;
      return [...secrets.values()].find(
        ({ arn }) => arn.startsWith(arnPrefix(place)) && arn.slice(0, -SUFFIX.length) === sought,
      );
    },
    put(secret) {
      secrets.set(secret.arn, secret);
      snapshot.changed();
    },
    flush: () => snapshot.flush(),
  };
}

/** As long as what Secrets Manager puts behind a name, so that a policy for an old secret is none for a new one. */
const SUFFIX = "-AbCdEf";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** The ARN of a secret to be made. */
export function newArn(place: Place, name: string): string {
  const suffix = Array.from({ length: SUFFIX.length - 1 }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${arnPrefix(place)}${name}-${suffix.join("")}`;
}

function arnPrefix({ accountId, region }: Place): string {
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:`;
}
