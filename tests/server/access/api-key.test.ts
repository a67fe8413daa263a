import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { revokeKey } from "../../../src/server/access/key/key-command.ts";
import { guardedServer, refusalOf } from "../../support/guarded-server.ts";

/** The server looks at the file once a second. */
const lookMs = 1100;

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const unauthenticated = {
  status: 401,
  code: "UNAUTHENTICATED",
  message:
    "Valid credentials are required. Send an API key in the header `Authorization: Bearer <key>` or `x-api-key: <key>`.",
};
const changed = (key: string, index: number) =>
  key.slice(0, index) + (key[index] === "a" ? "b" : "a") + key.slice(index + 1);

describe("an API key", () => {
  it("is accepted in either header, and names the client in the log, but not in plain text", async () => {
    await using server = await guardedServer();
    const key = await server.addKey("web");
    await wait(lookMs);
    for (const headers of [bearer(key), { authorization: `bearer   ${key}` }, { "x-api-key": key }]) {
      const response = await server.query(headers);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ data: { dataset: { name: "Drug deal graph" } } });
      expect(JSON.parse(server.log.at(-1) ?? "")).toMatchObject({ status: 200, client: "key:web" });
    }
    // A reverse proxy may use another scheme for itself.
    expect((await server.query({ authorization: "Basic dTpw", "x-api-key": key })).status).toBe(200);
    await server.fetch(`/graphql?query={dataset{name}}&key=${key}`, { headers: { "x-api-key": key } });
    expect(server.log.join("")).not.toContain(key.slice(4));
  });

  it("is rejected without a reason if it is missing, malformed, unknown or of another server", async () => {
    await using server = await guardedServer();
    await using other = await guardedServer();
    const key = await server.addKey("web");
    const foreign = await other.addKey("web");
    await wait(lookMs);
    expect(await refusalOf(await server.query({}))).toEqual({
      ...unauthenticated,
      challenge: 'Bearer realm="drug deal graph"',
    });
    const wrong: Record<string, string>[] = [
      bearer(foreign),
      // The checksum, the secret and the id.
      ...[key.length - 1, 20, 6].map((index) => bearer(changed(key, index))),
      ...["", "x", "ddg_", key.slice(0, -1), `${key}x`, `${key} ${key}`, `${key},`, "a".repeat(8193)].map(bearer),
      { authorization: "Bearer" },
      { authorization: key },
      { authorization: "Basic dTpw" },
      { "x-api-key": "" },
      { "x-api-key": `Bearer ${key}` },
      // Two credentials, also if both are valid.
      { ...bearer(key), "x-api-key": key },
    ];
    for (const headers of wrong) {
      const response = await server.query(headers);
      const all = response.headers;
      expect(await refusalOf(response), JSON.stringify(headers)).toEqual({
        ...unauthenticated,
        challenge: 'Bearer realm="drug deal graph", error="invalid_token"',
      });
      expect(all.get("cache-control")).toBe("no-store");
      expect(all.get("access-control-allow-origin")).toBe("*");
      expect(all.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
      expect(JSON.parse(server.log.at(-1) ?? "")).not.toHaveProperty("client");
    }
    expect(server.log.join("")).not.toContain(key.slice(4));
  });

  it("is rejected if the header is repeated, contains other characters or is too long", async () => {
    await using server = await guardedServer();
    const key = await server.addKey("web");
    await wait(lookMs);
    const start = ["GET /graphql?query={dataset{name}} HTTP/1.1", "Host: graph", "Connection: close"];
    expect(await server.raw(...start, `Authorization: Bearer ${key}`)).toMatch(/^HTTP\/1\.1 200 /);
    for (const lines of [
      [`Authorization: Bearer ${key}`, `authorization: Bearer ${key}`],
      [`Authorization: Bearer ${key}`, "Authorization: Bearer x"],
      [`X-Api-Key: ${key}`, `x-api-key: ${key}`],
      [`Authorization: Bearer ${key.slice(0, -1)}é`],
      ["Authorization: Bearer \u{1F511}"],
    ])
      expect(await server.raw(...start, ...lines), lines.join()).toMatch(/^HTTP\/1\.1 401 .*"UNAUTHENTICATED"/s);
    const long = await server.raw(...start, `Authorization: Bearer ${"a".repeat(1_000_000)}`);
    expect(long).toMatch(/^(HTTP\/1\.1 431 |$)/);
    expect((await server.query(bearer(key))).status).toBe(200);
  });

  it("stops working within a second after it is revoked, and not before", async () => {
    await using server = await guardedServer();
    const [key, other] = [await server.addKey("web"), await server.addKey("other")];
    await wait(lookMs);
    expect((await server.query(bearer(key))).status).toBe(200);
    await revokeKey(server.keysFile, "web");
    await wait(lookMs);
    expect(await refusalOf(await server.query(bearer(key)))).toMatchObject(unauthenticated);
    expect((await server.query(bearer(other))).status).toBe(200);
  });

  it("has expired after its last day", async () => {
    await using server = await guardedServer();
    const key = await server.addKey("web");
    const text = await readFile(server.keysFile, "utf8");
    const expireOn = async (date: Date) => {
      const root = JSON.parse(text);
      root.keys[1].expiresOn = date.toISOString().slice(0, 10);
      await writeFile(server.keysFile, JSON.stringify(root));
      await wait(lookMs);
    };
    await expireOn(new Date(Date.now() - 86_400_000));
    expect(await refusalOf(await server.query(bearer(key)))).toEqual({
      status: 401,
      code: "CREDENTIALS_EXPIRED",
      message: "The API key has expired. Send a valid one.",
      challenge: 'Bearer realm="drug deal graph", error="invalid_token"',
    });
    await expireOn(new Date(Date.now() + 60_000));
    expect((await server.query(bearer(key))).status).toBe(200);
  });

  it("stays valid while the file is damaged or missing, which is logged once", async () => {
    await using server = await guardedServer();
    const key = await server.addKey("web");
    await wait(lookMs);
    expect((await server.query(bearer(key))).status).toBe(200);
    const problems = () =>
      server.log.map((line) => JSON.parse(line)).filter(({ level, file }) => level === 50 && file === server.keysFile);
    const intact = await readFile(server.keysFile, "utf8");
    await writeFile(server.keysFile, intact.slice(0, 100));
    for (let look = 0; look < 2; look++) {
      await wait(lookMs);
      expect((await server.query(bearer(key))).status).toBe(200);
    }
    expect(problems()).toMatchObject([
      {
        problem: "the file is not valid JSON.",
        msg: "the API keys cannot be read, so the keys read before stay valid",
      },
    ]);
    await rm(server.keysFile);
    await wait(lookMs);
    expect((await server.query(bearer(key))).status).toBe(200);
    expect(problems()).toMatchObject([{}, { problem: "the file does not exist." }]);
    await writeFile(server.keysFile, intact.replace(/,\s*\{[^{}]*"web"[^{}]*\}/, ""));
    await wait(lookMs);
    expect((await server.query(bearer(key))).status).toBe(401);
    expect(problems()).toHaveLength(2);
  });
});
