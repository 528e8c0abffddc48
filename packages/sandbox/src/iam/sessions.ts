import type { PolicyDocument } from "../seeds/seed.ts";
import { createId, createSecret, createSessionToken } from "./credential.ts";
import type { Role } from "./roles.ts";

/** A role session: temporary keys and what limits them. */
export interface Session {
  /** `ASIA…` */
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  roleArn: string;
  roleId: string;
  name: string;
  /** ISO 8601, in the world's time. */
  issued: string;
  expires: string;
  /** Session policy given to AssumeRole: the session may do what both it and the role allow. */
  policy?: PolicyDocument;
}

export interface Sessions {
  get(accessKeyId: string): Session | undefined;
  open(role: Role, name: string, seconds: number, policy?: PolicyDocument): Session;
  /** A session for a service that works in the role's name, for as long as this world is up; it is never kept. */
  openForService(role: Role, name: string): Session;
  /** Those to be kept. */
  all(): Session[];
}

/** Expired sessions are kept too, so that their keys are refused as expired and not as unknown. */
const MOST_KEPT = 2_000;
/** Lambda ends a function's process before its keys expire; here the keys outlive every process, however far the clock is moved. */
const TEN_YEARS = 10 * 365 * 24 * 60 * 60;

export function createSessions(now: () => Date, standing: readonly Session[] = []): Sessions {
  const sessions = new Map(standing.map((session) => [session.accessKeyId, session]));
  const ofServices = new Map<string, Session>();
  return {
    get: (accessKeyId) => sessions.get(accessKeyId) ?? ofServices.get(accessKeyId),
    all: () => [...sessions.values()],
    open(role, name, seconds, policy) {
      const issued = now();
      const session = { ...newSession(role, name, issued, seconds), ...(policy ? { policy } : {}) };
      sessions.set(session.accessKeyId, session);
      dropOldestExpired(sessions, issued);
      return session;
    },
    openForService(role, name) {
      const session = newSession(role, name, now(), TEN_YEARS);
      ofServices.set(session.accessKeyId, session);
      return session;
    },
  };
}

function newSession(role: Role, name: string, issued: Date, seconds: number): Session {
  return {
    accessKeyId: createId("ASIA"),
    secretAccessKey: createSecret(),
    sessionToken: createSessionToken(),
    roleArn: role.arn,
    roleId: role.id,
    name,
    issued: issued.toISOString(),
    // AWS gives whole seconds.
    expires: new Date(Math.floor(issued.getTime() / 1000 + seconds) * 1000).toISOString(),
  };
}

function dropOldestExpired(sessions: Map<string, Session>, now: Date): void {
  for (const [key, session] of sessions) {
    if (sessions.size <= MOST_KEPT) return;
    if (new Date(session.expires) <= now) sessions.delete(key);
  }
}
