import { AwsFault } from "./fault.ts";
import type { Protocol } from "./service.ts";

/**
 * Refusals that every AWS service gives before it looks at the operation. Their names and statuses depend on
 * the protocol: awsJson services answer 400, REST and query services 403, and the query services (STS) have
 * names of their own.
 */
interface Names {
  json: string;
  query: string;
}

function refusal(names: Names, protocol: Protocol, message: string): AwsFault {
  const code = protocol === "query" ? names.query : names.json;
  return new AwsFault(code, message, protocol.startsWith("json") ? 400 : 403);
}

/** No `Authorization` header. */
export function unsigned(protocol: Protocol): AwsFault {
  return refusal(
    { json: "MissingAuthenticationTokenException", query: "MissingAuthenticationToken" },
    protocol,
    "Missing Authentication Token",
  );
}

/** An `Authorization` header that is no Signature Version 4, or that leaves out what must be signed. */
export function incompleteSignature(protocol: Protocol, why: string): AwsFault {
  return refusal(
    { json: "IncompleteSignatureException", query: "IncompleteSignature" },
    protocol,
    `Authorization header is not a complete Signature Version 4: ${why}.`,
  );
}

/** Unknown key, wrong session token, or a Region that the account has not opted into: AWS does not say which. */
export function unknownClient(protocol: Protocol): AwsFault {
  return refusal(
    { json: "UnrecognizedClientException", query: "InvalidClientTokenId" },
    protocol,
    "The security token included in the request is invalid.",
  );
}

/** The session is over. */
export function expiredSession(protocol: Protocol): AwsFault {
  return refusal(
    { json: "ExpiredTokenException", query: "ExpiredToken" },
    protocol,
    "The security token included in the request is expired",
  );
}

/** The secret, the body or a header is not what was signed. */
export function badSignature(protocol: Protocol, message = MISMATCH): AwsFault {
  return refusal({ json: "InvalidSignatureException", query: "SignatureDoesNotMatch" }, protocol, message);
}

const MISMATCH =
  "The request signature we calculated does not match the signature you provided. " +
  "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
