import { timingSafeEqual } from "node:crypto";
import type { Logger } from "pino";
import { AccessError } from "../access-error.ts";
import { problemOf } from "../file-problem.ts";
import { type Client, type Outcome, rejected } from "../outcome.ts";
import { watchedFile } from "../watched-file.ts";
import { keyHash, keyIdOf } from "./api-key.ts";
import { parseKeys } from "./key-list.ts";

interface KnownKey {
  /** The hexadecimal digits as bytes: to compare digits is faster than to convert them. */
  sha256: Buffer;
  /** The accepted outcome, made once for all requests. */
  outcome: Outcome;
  /** In milliseconds since the epoch. */
  expiresAt: number;
}

const dayMs = 86_400_000;

const expired: Outcome = { kind: "expired", what: "API key" };

/**
 * Opens the file of API keys. Keys that are added or revoked later count within a second, without a restart.
 * @returns the function that checks an API key
 * @throws {AccessError} if the file cannot be used
 */
export function keyChecker(file: string, log: Logger): (key: string) => Outcome {
  const knownKeys = openKnownKeys(file, log);
  return (key) => {
    const id = keyIdOf(key);
    const known = id === null ? undefined : knownKeys().get(id);
    // The id is not secret, so only the comparison of hashes has to take the same time for all keys.
    if (!known || !timingSafeEqual(Buffer.from(keyHash(key)), known.sha256)) return rejected;
    return Date.now() < known.expiresAt ? known.outcome : expired;
  };
}

function openKnownKeys(file: string, log: Logger): () => Map<string, KnownKey> {
  try {
    return watchedFile(file, parseKnownKeys, (error) =>
      log.error({ file, problem: problemOf(error) }, "the API keys cannot be read, so the keys read before stay valid"),
    );
  } catch (error) {
    throw new AccessError(
      `KEYS_FILE: ${file} cannot be used: ${problemOf(error)} Create keys with \`npm run keys -- add <name>\`, or restore the file.`,
    );
  }
}

function parseKnownKeys(text: string): Map<string, KnownKey> {
  const active = parseKeys(text).filter(({ revokedAt }) => revokedAt === null);
  return new Map(
    active.map(({ id, name, scopes, sha256, expiresOn }) => {
      const client: Client = { name: `key:${name}`, scopes: new Set(scopes) };
      const known: KnownKey = {
        sha256: Buffer.from(sha256),
        outcome: { kind: "accepted", client },
        expiresAt: expiresOn === null ? Number.POSITIVE_INFINITY : Date.parse(expiresOn) + dayMs,
      };
      return [id, known];
    }),
  );
}
