import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

/** A provider of tokens, with its public keys at a URL of this machine. */
export interface IdentityProvider {
  jwks: URL;
  publicKey: JWK;
  /** Signs claims; the default is a valid token that expires in an hour. */
  token: (claims?: Record<string, unknown>, header?: { kid?: string }) => Promise<string>;
  /** Replaces the key that signs tokens, and the key that is published. */
  rotate: () => Promise<void>;
  /** What the URL responds: the keys, an error, something else, or nothing at all. */
  respond: "keys" | "error" | "text" | "never";
  /** How often the keys were requested. */
  requests: number;
  [Symbol.asyncDispose]: () => Promise<void>;
}

export const issuer = "https://login.example.org/";
export const audience = "drug-deal-graph";

export async function identityProvider(): Promise<IdentityProvider> {
  let number = 0;
  const newKey = async () => {
    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const kid = `key-${++number}`;
    return { kid, privateKey, publicKey: { ...(await exportJWK(publicKey)), kid, use: "sig", alg: "ES256" } };
  };
  let key = await newKey();
  const server = createServer((_request, response) => {
    provider.requests++;
    if (provider.respond === "never") return;
    if (provider.respond === "error") response.writeHead(500).end();
    else if (provider.respond === "text") response.end("maintenance");
    else response.end(JSON.stringify({ keys: [key.publicKey] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const provider: IdentityProvider = {
    jwks: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`),
    get publicKey() {
      return key.publicKey;
    },
    token(claims = {}, { kid = key.kid } = {}) {
      const payload: JWTPayload = {
        iss: issuer,
        aud: audience,
        sub: "anna@example.org",
        exp: Math.floor(Date.now() / 1000) + 3600,
      };
      return new SignJWT(Object.assign(payload, claims)).setProtectedHeader({ alg: "ES256", kid }).sign(key.privateKey);
    },
    async rotate() {
      key = await newKey();
    },
    respond: "keys",
    requests: 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}
