import { hash } from "node:crypto";
import { errors, type JWTPayload, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import type { JwtSettings } from "../../../settings/access.ts";
import { type Client, type Outcome, rejected } from "../outcome.ts";
import { isScope, type Scope } from "../scope.ts";
import { SigningKeysUnavailable, signingKeys } from "./signing-keys.ts";

const maxRememberedTokens = 10_000;

/** A withdrawn signing key is noticed after this time, also for a token that is valid for a day. */
const maxRememberedMs = 600_000;

const clockToleranceSeconds = 5;

const expired: Outcome = { kind: "expired", what: "token" };

interface RememberedToken {
  outcome: Outcome;
  expiresAt: number;
}

/**
 * Creates the function that checks a JSON Web Token: its signature, issuer, audience and times. A valid token has the scope
 * `read`, and other scopes only if its `scope` or `scp` claim contains them.
 * @throws {AccessError} if the file of the signing keys cannot be used
 */
export function tokenChecker(settings: JwtSettings, log: Logger): (token: string) => Outcome | Promise<Outcome> {
  const keys = signingKeys(settings.jwks, log);
  const options = {
    issuer: settings.issuer,
    audience: settings.audience,
    algorithms: [...settings.algorithms],
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ["exp", "sub"],
  };
  // Verifying a signature takes a hundred times longer than a hash. Keys are hashes, so that the memory holds no tokens.
  const remembered = new LRUCache<string, RememberedToken>({ max: maxRememberedTokens, ttl: maxRememberedMs });

  async function verify(token: string, digest: string): Promise<Outcome> {
    try {
      const { payload } = await jwtVerify(token, keys, options);
      const client = clientOf(payload);
      if (client === null) return rejected;
      const outcome: Outcome = { kind: "accepted", client };
      const expiresAt = ((payload.exp ?? 0) + clockToleranceSeconds) * 1000;
      remembered.set(digest, { outcome, expiresAt });
      return outcome;
    } catch (error) {
      if (error instanceof errors.JWTExpired) return expired;
      if (error instanceof errors.JOSEError) return rejected;
      if (!(error instanceof SigningKeysUnavailable)) log.error({ err: error }, "a token cannot be verified");
      return { kind: "unavailable" };
    }
  }

  return (token) => {
    // Anything else would be hashed and parsed in vain.
    if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return rejected;
    const digest = hash("sha256", token, "base64url");
    const known = remembered.get(digest);
    if (!known) return verify(token, digest);
    return Date.now() < known.expiresAt ? known.outcome : expired;
  };
}

/** Null if the subject is not a text. */
function clientOf({ iss, sub, scope, scp }: JWTPayload): Client | null {
  if (typeof sub !== "string" || sub === "") return null;
  const claimed = [scope, scp].flatMap((claim) => (typeof claim === "string" ? claim.split(" ") : (claim ?? [])));
  const scopes = new Set<Scope>(["read", ...claimed.filter(isScope)]);
  // Subjects may be personal data, such as e-mail addresses, and the name is logged.
  return { name: `jwt:${hash("sha256", JSON.stringify([iss, sub]), "base64url").slice(0, 16)}`, scopes };
}
