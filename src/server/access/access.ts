import type { Logger } from "pino";
import type { AccessSettings } from "../../settings/access.ts";
import type { Credential } from "./credential.ts";
import { tokenChecker } from "./jwt/check-token.ts";
import { looksLikeKey } from "./key/api-key.ts";
import { keyChecker } from "./key/check-key.ts";
import { type Outcome, rejected } from "./outcome.ts";

/** Checks the credentials of requests. */
export interface Access {
  /** How clients send their credentials, for the message to a client without valid ones. */
  instruction: string;
  check: (credential: Credential) => Outcome | Promise<Outcome>;
}

/**
 * Opens what the accepted methods of authentication need.
 * @returns null if requests need no credentials
 * @throws {AccessError} if a file cannot be used
 */
export function openAccess({ methods, keysFile, jwt }: AccessSettings, log: Logger): Access | null {
  if (methods.length === 0) return null;
  const checkKey = methods.includes("keys") ? keyChecker(keysFile, log) : null;
  const checkToken = jwt === null ? null : tokenChecker(jwt, log);
  return {
    instruction: instructionFor(checkKey !== null, checkToken !== null),
    check({ isKey, text }) {
      if (isKey || looksLikeKey(text)) return checkKey?.(text) ?? rejected;
      return checkToken?.(text) ?? rejected;
    },
  };
}

function instructionFor(keys: boolean, tokens: boolean): string {
  if (!keys) return "Send a token in the header `Authorization: Bearer <token>`.";
  if (!tokens) return "Send an API key in the header `Authorization: Bearer <key>` or `x-api-key: <key>`.";
  return "Send an API key or a token in the header `Authorization: Bearer <key or token>`, or an API key in the header `x-api-key: <key>`.";
}
