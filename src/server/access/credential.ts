import { IncomingMessage } from "node:http";

/** What a client sent as its credential. */
export interface Credential {
  /** Whether the header states that the credential is an API key. */
  isKey: boolean;
  text: string;
}

/** Longer than the tokens of common identity providers, and shorter than the headers that Node.js accepts. */
const maxCredentialLength = 8192;

/**
 * The credential in the headers of a request: `Authorization: Bearer <key or token>`, or `x-api-key: <key>`.
 * @param serverContext contains the message of Node.js if the request came through a port
 * @returns "none" if the request has no credential, and "malformed" if it has several, or one that cannot be valid
 */
export function credentialOf({ headers }: Request, serverContext: object): Credential | "none" | "malformed" {
  const authorization = headers.get("authorization");
  const key = headers.get("x-api-key");
  if (authorization !== null && hasRepeatedAuthorization(serverContext)) return "malformed";
  const bearer = authorization === null ? null : /^bearer(?: +(.*))?$/i.exec(authorization);
  if (bearer) {
    const text = bearer[1] ?? "";
    // Which of the two counts would be a guess, and a proxy may guess differently.
    return key === null && isPlausible(text) ? { isKey: false, text } : "malformed";
  }
  // A reverse proxy may use another scheme of `Authorization` for itself.
  if (key !== null) return isPlausible(key) ? { isKey: true, text: key } : "malformed";
  return authorization === null ? "none" : "malformed";
}

function isPlausible(text: string): boolean {
  return text.length <= maxCredentialLength && /^[\w.-]+$/.test(text);
}

/** Node.js keeps only the first of several `Authorization` headers, and a proxy may have checked another one. */
function hasRepeatedAuthorization(serverContext: object): boolean {
  if (!("req" in serverContext && serverContext.req instanceof IncomingMessage)) return false;
  const { rawHeaders } = serverContext.req;
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === "authorization") count++;
  }
  return count > 1;
}
