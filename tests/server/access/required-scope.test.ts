import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { guardedServer, refusalOf } from "../../support/guarded-server.ts";

const lookMs = 1100;
const query = "/graphql?query={dataset{name}}";

describe("a server with authentication", () => {
  it("requires the scope of each path", async () => {
    await using server = await guardedServer();
    const reader = { "x-api-key": await server.addKey("reader") };
    const monitor = { "x-api-key": await server.addKey("monitor", "metrics") };
    await wait(lookMs);
    const statusOf = async (path: string, headers: Record<string, string>, method = "GET") =>
      (await server.fetch(path, { method, headers })).status;
    for (const path of ["/health/live", "/health/ready"]) expect(await statusOf(path, {}), path).toBe(200);
    for (const path of [
      query,
      `/graphql/?${query.split("?")[1]}`,
      "/schema.graphql",
      "/other",
      "/Graphql",
      "/%67raphql",
    ]) {
      expect(await statusOf(path, {}), path).toBe(401);
      expect(await statusOf(path, monitor), path).toBe(403);
      expect(await statusOf(path, reader), path).not.toBe(401);
    }
    expect(await statusOf(query, {}, "HEAD")).toBe(401);
    expect(await statusOf("/graphql", {}, "POST")).toBe(401);
    for (const path of ["/metrics", "/metrics/"]) {
      expect(await statusOf(path, {}), path).toBe(401);
      expect(await refusalOf(await server.fetch(path, { headers: reader }))).toEqual({
        status: 403,
        code: "FORBIDDEN",
        message: "The credentials lack the scope `metrics`, which this request needs.",
        challenge: 'Bearer realm="drug deal graph", error="insufficient_scope", scope="metrics"',
      });
      expect([200, 404]).toContain(await statusOf(path, monitor));
    }
    expect(await statusOf("/documents", reader, "POST")).toBe(403);
  });

  it("says so on a page if a browser opens an address that needs credentials", async () => {
    await using server = await guardedServer();
    for (const path of ["/schema.graphql", "/metrics", "/other"]) {
      const response = await server.fetch(path, { headers: { accept: "text/html,*/*;q=0.8" } });
      expect(response.status, path).toBe(401);
      expect(response.headers.get("www-authenticate")).toBe('Bearer realm="drug deal graph"');
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(await response.text()).toMatch(
        /<h1>The server needs credentials<\/h1>\s*<p>Valid credentials are required/,
      );
    }
    // A query of an address is opened in GraphiQL, which asks for the credentials.
    const opened = await server.fetch(query, { headers: { accept: "text/html" } });
    expect([opened.status, opened.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    await opened.body?.cancel();
  });

  it("requires credentials for Apollo's inline traces and incremental delivery, too", async () => {
    await using server = await guardedServer();
    expect((await server.query({ "apollo-federation-include-trace": "ftv1" })).status).toBe(401);
    expect((await server.query({ accept: "multipart/mixed" })).status).toBe(401);
  });

  it("answers preflight requests without credentials, and allows pages to send them", async () => {
    await using server = await guardedServer();
    const response = await server.fetch("/graphql", {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-headers")).toMatch(/authorization/);
  });

  it("keeps responses out of shared caches, and checks credentials before it responds with 304", async () => {
    await using server = await guardedServer();
    const headers = { "x-api-key": await server.addKey("reader") };
    await wait(lookMs);
    const first = await server.fetch(query, { headers });
    expect(first.headers.get("cache-control")).toBe("private, max-age=60, stale-while-revalidate=600");
    expect(first.headers.get("vary")).toMatch(/authorization, x-api-key/);
    const etag = first.headers.get("etag") ?? "";
    expect((await server.fetch(query, { headers: { "if-none-match": etag } })).status).toBe(401);
    const known = await server.fetch(query, { headers: { ...headers, "if-none-match": etag } });
    expect(known.status).toBe(304);
    expect(known.headers.get("cache-control")).toMatch(/^private, max-age/);
    expect(known.headers.get("vary")).toMatch(/authorization, x-api-key/);
    const schema = await server.fetch("/schema.graphql", { headers });
    expect(schema.headers.get("cache-control")).toBe("private, no-cache");
    const wrong = await server.fetch("/graphql?query={nothing}", { headers });
    expect(wrong.headers.get("cache-control")).toBe("no-store");
  });
});
