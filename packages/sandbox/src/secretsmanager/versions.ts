import { isDeepStrictEqual } from "node:util";
import { AwsFault } from "../wire/fault.ts";
import type { Secret, SecretValue, SecretVersion } from "./secrets.ts";

export const CURRENT = "AWSCURRENT";
const PREVIOUS = "AWSPREVIOUS";

/** A version to be put: its id is the request's token, so that the same request twice makes one version. */
export interface NewVersion {
  id: string;
  value: SecretValue;
  /** The staging labels it gets; no other version keeps them. */
  stages: string[];
}

/** The secret with one version more. Throws for a token that was used with another value. */
export function withVersion(secret: Secret, { id, value, stages }: NewVersion, now: string): Secret {
  const known = secret.versions.find((version) => version.id === id);
  if (known && !isDeepStrictEqual(known.value, value))
    throw new AwsFault(
      "ResourceExistsException",
      "You can't use ClientRequestToken of an existing version with a different secret value.",
    );
  if (known) return secret;
  const leaving = secret.versions.find((version) => version.stages.includes(CURRENT));
  const moved = (version: SecretVersion): string[] => {
    const kept = version.stages.filter((stage) => !stages.includes(stage));
    if (!stages.includes(CURRENT)) return kept;
    // What was current until now is the previous one, and nothing else is.
    return version === leaving ? [...kept, PREVIOUS] : kept.filter((stage) => stage !== PREVIOUS);
  };
  const standing = secret.versions.map((version) => ({ ...version, stages: moved(version) }));
  return {
    ...secret,
    changed: now,
    versions: [
      ...standing.filter((version) => version.stages.length > 0),
      { id, value, stages, created: now },
    ],
  };
}
