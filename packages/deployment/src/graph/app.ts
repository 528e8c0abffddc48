import { partitionOf } from "@invitations/securityhub/security-hub-regions";
import type { App, Credentials, Value } from "./graph.ts";

interface GivenApp {
  name?: string;
  home?: string;
  removal?: string;
  protect?: boolean;
  providers?: Record<string, unknown>;
}

/** What `app()` says, with what SST takes where it says nothing (its `pkg/project/project.go`). */
export function readApp(given: GivenApp, stage: string): App {
  const { name, home, removal = "retain", protect = false } = given;
  if (!name || !home) throw new Error("app() in sst.config.ts must say a name and a home.");
  const providers: App["providers"] = {};
  for (const [provider, settings] of Object.entries({ [home]: {}, ...given.providers })) {
    if (provider === "local") continue;
    providers[provider] =
      typeof settings === "string"
        ? { version: settings }
        : typeof settings === "object"
          ? (settings as Record<string, Value>)
          : {};
  }
  return { name, stage, home, removal, protect, providers };
}

/** Whose credentials to imitate: as asked for, else those that the provider of `app()` wants, else the practice world's. */
export function readCredentials(given: Partial<Credentials>, { providers }: App): Credentials {
  const { region: own, allowedAccountIds } = providers.aws ?? {};
  const region = given.region ?? (typeof own === "string" ? own : "us-east-1");
  const [first] = Array.isArray(allowedAccountIds) ? allowedAccountIds : [];
  return {
    account: given.account ?? (typeof first === "string" ? first : "999988887777"),
    region,
    partition: given.partition ?? partitionOf(region),
  };
}
