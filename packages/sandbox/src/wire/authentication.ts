import type { Credential, Directory } from "../iam/directory.ts";
import type { Clock } from "./clock.ts";
import { badSignature, expiredSession, incompleteSignature, unknownClient } from "./refusals.ts";
import type { Caller, Protocol } from "./service.ts";
import {
  type Authorization,
  basicTime,
  parseBasicTime,
  type SignedParts,
  sameSignature,
  sha256,
  signatureOf,
} from "./signature.ts";

/** How far a request's time may be from the world's, in milliseconds; AWS allows as much. */
const MOST_SKEW = 5 * 60 * 1000;

export interface AuthenticationOptions {
  directory: Directory;
  clock: Clock;
  /**
   * Also takes requests dated by the machine's own time while the world is ahead of it: for callers such as
   * the AWS CLI that, unlike the SDK for JavaScript, do not learn the time from the reply's `Date` header.
   */
  acceptMachineTime?: boolean;
}

export interface Authentication extends AuthenticationOptions {
  authorization: Authorization;
  parts: SignedParts;
  sourceIp: string;
  protocol: Protocol;
  /** A service that has one endpoint for all Regions. */
  global: boolean;
}

/** Who signed the request. Refuses as AWS does by throwing an `AwsFault` in the words of the protocol. */
export function authenticate(request: Authentication): Caller {
  const { authorization, parts, protocol, directory, clock } = request;
  const credential = findCredential(request);
  const time = parts.headers["x-amz-date"] ?? dateHeader(parts.headers.date);
  if (!time) throw incompleteSignature(protocol, "it needs an X-Amz-Date or a Date header");
  checkTime(request, time);
  checkHeaders(request);
  const right = signatureOf(parts, authorization, credential.secretAccessKey, time);
  if (!sameSignature(right, authorization.signature)) throw badSignature(protocol);

  const now = clock.now();
  if (credential.expires && credential.expires <= now) throw expiredSession(protocol);
  if (!request.global && !directory.hasRegion(credential.accountId, authorization.region))
    throw unknownClient(protocol);
  // `aws:RequestedRegion` of a global service is us-east-1, wherever the request was signed for.
  const region = request.global ? "us-east-1" : authorization.region;
  return credential.caller({ region, now, sourceIp: request.sourceIp });
}

function findCredential({ authorization, parts, protocol, directory }: Authentication): Credential {
  const credential = directory.credential(authorization.accessKeyId);
  if (!credential || credential.sessionToken !== parts.headers["x-amz-security-token"])
    throw unknownClient(protocol);
  return credential;
}

function checkTime(
  { authorization, protocol, clock, acceptMachineTime }: Authentication,
  time: string,
): void {
  const signed = parseBasicTime(time);
  if (!signed) throw incompleteSignature(protocol, `its date "${time}" is not of the form 20150830T123600Z`);
  if (!time.startsWith(authorization.day))
    throw badSignature(
      protocol,
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${authorization.day}' != '${time.slice(0, 8)}', from '${time}'.`,
    );
  const now = clock.now().getTime();
  const skew = signed.getTime() - now;
  if (Math.abs(skew) <= MOST_SKEW) return;
  if (acceptMachineTime && Math.abs(skew + clock.offset()) <= MOST_SKEW) return;
  const limit = basicTime(new Date(now - Math.sign(-skew) * MOST_SKEW));
  const world = `${basicTime(new Date(now))} ${skew < 0 ? "-" : "+"} 5 min.`;
  throw badSignature(
    protocol,
    skew < 0
      ? `Signature expired: ${time} is now earlier than ${limit} (${world})`
      : `Signature not yet current: ${time} is still later than ${limit} (${world})`,
  );
}

/** The host and every `x-amz-` header must be signed, and the body must be the one that was hashed. */
function checkHeaders({ authorization, parts, protocol }: Authentication): void {
  const signed = new Set(authorization.signedHeaders);
  if (!signed.has("host"))
    throw badSignature(protocol, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
  const open = Object.keys(parts.headers).find((name) => name.startsWith("x-amz-") && !signed.has(name));
  if (open)
    throw badSignature(protocol, `The header '${open}' must be a 'SignedHeader' in the AWS Authorization.`);
  const stated = parts.headers["x-amz-content-sha256"];
  if (stated !== undefined && stated !== sha256(parts.body))
    throw badSignature(protocol, "The x-amz-content-sha256 header is not the SHA-256 of the request's body.");
}

function dateHeader(date: string | undefined): string | undefined {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? undefined : basicTime(new Date(at));
}
