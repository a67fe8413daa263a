import { BlockList, isIP } from "node:net";
import { ConfigError, type Settings, shown } from "./settings.ts";

/** How clients may authenticate: with API keys, or with tokens of an identity provider. */
export type AuthMethod = "keys" | "jwt";

export interface JwtSettings {
  /** Where the public keys of the identity provider are: a URL, or the path of a file. */
  jwks: URL | string;
  issuer: string;
  audience: string;
  algorithms: readonly string[];
}

/** The settings that say who may send requests. */
export interface AccessSettings {
  /** The methods of authentication. Empty if requests need no credentials. */
  methods: readonly AuthMethod[];
  /** The file of the API keys. */
  keysFile: string;
  /** Null if tokens are not accepted. */
  jwt: JwtSettings | null;
  /** Whether everyone may read, also on an address that other machines can reach. */
  allowAnonymous: boolean;
}

// The verifier of a shared secret could also create tokens, so HS256 and its relatives are not in the list.
const signatureAlgorithms = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
];

/** Reads and checks the settings. @throws {ConfigError} */
export function accessSettings(settings: Settings): AccessSettings {
  const methods = methodsOf(settings.text("AUTH", "none"));
  const algorithms = algorithmsOf(settings.text("JWT_ALGORITHMS", "RS256,ES256,EdDSA"));
  const jwks = settings.optional("JWT_JWKS");
  const issuer = settings.optional("JWT_ISSUER");
  const audience = settings.optional("JWT_AUDIENCE");
  const jwksAddress = jwks === null ? null : jwksAddressOf(jwks);
  return {
    methods,
    keysFile: settings.text("KEYS_FILE", "var/keys.json"),
    jwt: methods.includes("jwt")
      ? {
          jwks: required("JWT_JWKS", jwksAddress, "the URL or the file of the keys that sign tokens"),
          issuer: required("JWT_ISSUER", issuer, "the `iss` claim of accepted tokens"),
          audience: required("JWT_AUDIENCE", audience, "the `aud` claim of accepted tokens"),
          algorithms,
        }
      : null,
    allowAnonymous:
      settings.choice("ALLOW_ANONYMOUS", "no", ["yes", "no"], "yes lets everyone read who can reach the server") ===
      "yes",
  };
}

/** @throws {ConfigError} if other machines could read without credentials, and the operator did not ask for that */
export function checkExposure(host: string, { methods, allowAnonymous }: AccessSettings): void {
  if (methods.length > 0 || allowAnonymous || isLoopback(host)) return;
  throw new ConfigError(
    `HOST=${shown(host)} accepts connections from other machines, and AUTH is none. Set AUTH to keys or jwt, or set ALLOW_ANONYMOUS=yes if everyone who can reach the server may read.`,
  );
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

function isLoopback(host: string): boolean {
  const version = isIP(host);
  return version === 0 ? host.toLowerCase() === "localhost" : loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}

function methodsOf(text: string): AuthMethod[] {
  const known: Record<string, AuthMethod[]> = {
    none: [],
    keys: ["keys"],
    jwt: ["jwt"],
    "keys,jwt": ["keys", "jwt"],
    "jwt,keys": ["keys", "jwt"],
  };
  const methods = Object.hasOwn(known, text) ? known[text] : undefined;
  if (methods) return methods;
  throw new ConfigError(`AUTH must be "none", "keys", "jwt" or "keys,jwt", got ${shown(text)}.`);
}

function algorithmsOf(text: string): string[] {
  const algorithms = text.split(",").map((part) => part.trim());
  const unknown = algorithms.find((algorithm) => !signatureAlgorithms.includes(algorithm));
  if (unknown === undefined) return algorithms;
  throw new ConfigError(
    `JWT_ALGORITHMS must be a list of ${signatureAlgorithms.join(", ")} (signatures with a public key only), got ${shown(unknown)}.`,
  );
}

function jwksAddressOf(text: string): URL | string {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return text;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "https:") return url;
  if (url?.protocol === "http:" && isLoopback(url.hostname.replace(/^\[|\]$/g, ""))) return url;
  throw new ConfigError(
    `JWT_JWKS must be an https:// URL, an http:// URL of this machine, or the path of a file, got ${shown(text)}.`,
  );
}

function required<Value>(name: string, value: Value | null, meaning: string): Value {
  if (value !== null) return value;
  throw new ConfigError(`${name} must be set if AUTH contains jwt: ${meaning}.`);
}
