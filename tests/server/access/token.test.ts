import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { exportSPKI, importJWK } from "jose";
import { describe, expect, it } from "vitest";
import { guardedServer, refusalOf } from "../../support/guarded-server.ts";
import { audience, type IdentityProvider, identityProvider, issuer } from "../../support/identity-provider.ts";

const algorithms = ["RS256", "ES256", "EdDSA"];
const serverFor = (provider: IdentityProvider, jwks: URL | string = provider.jwks) =>
  guardedServer({ methods: ["keys", "jwt"], jwt: { jwks, issuer, audience, algorithms } });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const now = () => Math.floor(Date.now() / 1000);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a JSON Web Token", () => {
  it("may read if it is valid, and is verified once", async () => {
    await using provider = await identityProvider();
    await using server = await serverFor(provider);
    const token = await provider.token();
    for (let request = 0; request < 3; request++) expect((await server.query(bearer(token))).status).toBe(200);
    expect(provider.requests).toBe(1);
    const { client } = JSON.parse(server.log.at(-1) ?? "");
    expect(client).toMatch(/^jwt:[\w-]{16}$/);
    // Another token of the same subject is the same client.
    await server.query(bearer(await provider.token({ jti: "2", aud: ["other", audience] })));
    expect(JSON.parse(server.log.at(-1) ?? "")).toMatchObject({ status: 200, client });
    await server.query(bearer(await provider.token({ sub: "bob" })));
    expect(JSON.parse(server.log.at(-1) ?? "").client).not.toBe(client);
    expect(server.log.join("")).not.toMatch(/anna|eyJ/);
    // Keys and tokens are accepted side by side.
    const key = await server.addKey("web");
    // The file of the keys is read again after a second at most.
    await expect.poll(async () => (await server.query(bearer(key))).status, { timeout: 10_000 }).toBe(200);
    expect((await server.query({ "x-api-key": key })).status).toBe(200);
    expect((await server.query({ "x-api-key": token })).status).toBe(401);
  });

  it("has other scopes only if a claim contains them", async () => {
    await using provider = await identityProvider();
    await using server = await serverFor(provider);
    const statusWith = async (claims: Record<string, unknown>) =>
      (await server.fetch("/metrics", { headers: bearer(await provider.token(claims)) })).status;
    for (const claims of [{}, { scope: "read" }, { scope: "metricsx" }, { scope: ["x", 5] }, { scope: { metrics: 1 } }])
      expect(await statusWith(claims), JSON.stringify(claims)).toBe(403);
    for (const claims of [{ scope: "openid metrics" }, { scp: ["metrics"] }, { scp: "metrics" }])
      expect([200, 404], JSON.stringify(claims)).toContain(await statusWith(claims));
  });

  it("is rejected without a reason if any part of it is wrong", async () => {
    await using provider = await identityProvider();
    await using stranger = await identityProvider();
    await using server = await serverFor(provider);
    const claims = { iss: issuer, aud: audience, sub: "eve", exp: now() + 3600 };
    const valid = await provider.token();
    const [header = "", body = "", signature = ""] = valid.split(".");
    const hmacWith = (secret: string) => {
      const text = `${encode({ alg: "HS256", kid: "key-1", typ: "JWT" })}.${encode(claims)}`;
      return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
    };
    const imported = await importJWK({ ...provider.publicKey }, "ES256", { extractable: true });
    const pem = imported instanceof Uint8Array ? "" : await exportSPKI(imported);
    const wrong: Record<string, string> = {
      "alg none": `${encode({ alg: "none" })}.${encode(claims)}.`,
      "alg none with a signature": `${encode({ alg: "none" })}.${encode(claims)}.${signature}`,
      "HS256 with the public key as secret": hmacWith(pem),
      "HS256 with the key set as secret": hmacWith(JSON.stringify(provider.publicKey)),
      "another issuer": await provider.token({ iss: "https://login.example.com/" }),
      "no issuer": await provider.token({ iss: undefined }),
      "another audience": await provider.token({ aud: "another-service" }),
      "no audience": await provider.token({ aud: undefined }),
      "not valid yet": await provider.token({ nbf: now() + 60 }),
      "no expiry": await provider.token({ exp: undefined }),
      "an expiry that is no number": await provider.token({ exp: "soon" }),
      "no subject": await provider.token({ sub: undefined }),
      "a subject that is no text": await provider.token({ sub: 5 }),
      "an unknown key": await provider.token({}, { kid: "unknown" }),
      "the key of a stranger": await stranger.token(),
      "a changed body": `${header}.${encode(claims)}.${signature}`,
      "no signature": `${header}.${body}.`,
      "two parts": `${header}.${body}`,
      "four parts": `${valid}.x`,
      "no JSON": "eyJ.eyJ.eyJ",
      "too long": `${valid}${"a".repeat(8192)}`,
      // Its signature is not checked for a stranger, so that nobody learns whether it was valid once.
      "expired and of a stranger": await stranger.token({ exp: now() - 60 }),
    };
    for (const [what, token] of Object.entries(wrong)) {
      expect(await refusalOf(await server.query(bearer(token))), what).toMatchObject({
        status: 401,
        code: "UNAUTHENTICATED",
        message: expect.stringMatching(/^Valid credentials are required\. Send an API key or a token in the header/),
        challenge: 'Bearer realm="drug deal graph", error="invalid_token"',
      });
    }
    expect((await server.query(bearer(valid))).status).toBe(200);
    // Unknown keys lead to one request in 30 seconds, not to one each.
    expect(provider.requests).toBe(1);
  });

  it("expires, also if it was verified before", async () => {
    await using provider = await identityProvider();
    await using server = await serverFor(provider);
    const expired = {
      status: 401,
      code: "CREDENTIALS_EXPIRED",
      message: "The token has expired. Send a valid one.",
    };
    expect(await refusalOf(await server.query(bearer(await provider.token({ exp: now() - 60 }))))).toMatchObject(
      expired,
    );
    // The clocks of two machines may differ by 5 seconds.
    const token = await provider.token({ exp: now() - 3 });
    expect((await server.query(bearer(token))).status).toBe(200);
    await wait(3100);
    expect(await refusalOf(await server.query(bearer(token)))).toMatchObject(expired);
  });

  it.each(["error", "text", "never"] as const)(
    "is answered with 503 while the keys cannot be read (%s), and accepted afterwards",
    async (respond) => {
      await using provider = await identityProvider();
      await using server = await serverFor(provider);
      const token = await provider.token();
      provider.respond = respond;
      const responses = await Promise.all([1, 2, 3].map(() => server.query(bearer(token))));
      for (const response of responses) {
        expect(response.headers.get("retry-after")).toBe("5");
        expect(await refusalOf(response)).toMatchObject({ status: 503, code: "AUTHENTICATION_UNAVAILABLE" });
      }
      expect((await server.query(bearer(token))).status).toBe(503);
      expect(provider.requests).toBe(1);
      const problems = server.log.map((line) => JSON.parse(line)).filter(({ level }) => level === 50);
      expect(problems).toMatchObject([
        { url: provider.jwks.href, msg: "the keys of JWT_JWKS cannot be read, so tokens cannot be verified" },
      ]);
      // API keys do not depend on the provider.
      await wait(1100);
      expect((await server.query({ "x-api-key": await server.addKey("web") })).status).toBe(200);
      provider.respond = "keys";
      await wait(1000);
      expect((await server.query(bearer(token))).status).toBe(200);
    },
  );

  it("is verified with the keys of a file, which is read again after it changed", async () => {
    await using provider = await identityProvider();
    const home = await mkdtemp(path.join(tmpdir(), "jwks-"));
    const file = path.join(home, "jwks.json");
    const publish = () => writeFile(file, JSON.stringify({ keys: [provider.publicKey] }));
    await publish();
    await using server = await serverFor(provider, file);
    const old = await provider.token();
    await provider.rotate();
    const next = await provider.token();
    expect((await server.query(bearer(old))).status).toBe(200);
    expect((await server.query(bearer(next))).status).toBe(401);
    await publish();
    await wait(1100);
    expect((await server.query(bearer(next))).status).toBe(200);
    await writeFile(file, "{");
    await wait(1100);
    expect((await server.query(bearer(await provider.token({ jti: "3" })))).status).toBe(200);
    expect(server.log.filter((line) => line.includes("JWT_JWKS cannot be read"))).toHaveLength(1);
    expect(provider.requests).toBe(0);
    await rm(home, { recursive: true });
  });
});
