import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import type { Logger } from "pino";
import { AccessError } from "../access-error.ts";
import { problemOf } from "../file-problem.ts";
import { watchedFile } from "../watched-file.ts";

/** The keys of the identity provider cannot be read at the moment. */
export class SigningKeysUnavailable extends Error {}

const fetchLimits = {
  timeoutDuration: 3000,
  /** A key that is not in the set leads to a new request at most this often, however many tokens name unknown keys. */
  cooldownDuration: 30_000,
  /** Keys that the provider withdraws are accepted no longer than this. */
  cacheMaxAge: 600_000,
};

/** After a failed request, the next one waits this long. Until then, tokens are answered without a request. */
const retryDelayMs = 2000;

/**
 * Opens the public keys of an identity provider.
 * @param address the URL of a JSON Web Key Set, or the path of a file that contains one
 * @throws {AccessError} if the file cannot be used. A URL is requested when the first token arrives.
 */
export function signingKeys(address: URL | string, log: Logger): JWTVerifyGetKey {
  return typeof address === "string" ? keysOfFile(address, log) : keysOfUrl(address, log);
}

function keysOfUrl(url: URL, log: Logger): JWTVerifyGetKey {
  const keySet = createRemoteJWKSet(url, fetchLimits);
  let retryAt = 0;
  return async (header, token) => {
    if (performance.now() < retryAt) throw new SigningKeysUnavailable();
    try {
      return await keySet(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      // Requests that waited for the same answer fail together, and one line is enough.
      if (performance.now() >= retryAt) {
        const problem = error instanceof Error ? `${error.message}${causeOf(error)}` : String(error);
        log.error({ url: url.href, problem }, "the keys of JWT_JWKS cannot be read, so tokens cannot be verified");
      }
      retryAt = performance.now() + retryDelayMs;
      throw new SigningKeysUnavailable();
    }
  };
}

function keysOfFile(file: string, log: Logger): JWTVerifyGetKey {
  const keySet = openKeySet(file, log);
  return (header, token) => keySet()(header, token);
}

function openKeySet(file: string, log: Logger): () => JWTVerifyGetKey {
  try {
    return watchedFile(file, parseKeySet, (error) =>
      log.error({ file, problem: problemOf(error) }, "JWT_JWKS cannot be read, so the keys read before stay valid"),
    );
  } catch (error) {
    throw new AccessError(`JWT_JWKS: ${file} cannot be used: ${problemOf(error)}`);
  }
}

function parseKeySet(text: string): JWTVerifyGetKey {
  try {
    const keySet: JSONWebKeySet = JSON.parse(text);
    return createLocalJWKSet(keySet);
  } catch {
    throw new AccessError("the file is not a JSON Web Key Set.");
  }
}

/** Whether the token is at fault, and not the connection to the provider or its keys. */
function isAboutToken(error: unknown): boolean {
  return [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported].some(
    (kind) => error instanceof kind,
  );
}

function causeOf({ cause }: Error): string {
  return cause instanceof Error ? `: ${cause.message}` : "";
}
