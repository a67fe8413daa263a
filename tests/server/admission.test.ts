import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { Admission, type AdmissionLimits } from "../../src/server/admission/admission.ts";
import { clientAddress, networkOf } from "../../src/server/admission/client-address.ts";
import { RateLimiter } from "../../src/server/admission/rate-limiter.ts";
import { Turns } from "../../src/server/admission/turns.ts";
import { withAdmission } from "../../src/server/admission/with-admission.ts";
import { GracefulServer } from "../../src/server/process/graceful-server.ts";
import { requestScope } from "../../src/server/request/request-scope.ts";
import { createServer } from "../../src/server/yoga.ts";
import { parseTrustedProxies } from "../../src/settings/trusted-proxies.ts";
import { openStore } from "../../src/store/open.ts";
import { addressIn } from "../support/graph.ts";

const post = { method: "POST", headers: { "content-type": "application/json" } };
const short = { ...post, body: '{"query":"{ dataset { name } }"}' };
/** About a second of work. */
const slow = {
  ...post,
  body: JSON.stringify({
    query: `{ ${Array.from({ length: 40 }, (_, index) => `a${index}: agreements { nodes { name parties { company { name } } claims { nodes { id value evidence { source { slug } } } } } }`).join(" ")} }`,
  }),
};

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Options extends Partial<AdmissionLimits> {
  rateLimit?: { perMinute: number; burst: number };
  timeoutMs?: number;
}

/** Serves the fixed graph of the tests on a port, as the program does. */
async function listen({ rateLimit, timeoutMs = 60_000, ...limits }: Options = {}) {
  const turns = new Turns();
  const pause = () => {
    const scope = requestScope();
    return scope?.isExecuting ? turns.pause(scope) : null;
  };
  const store = await openStore(addressIn("TEST_STORE"));
  const log = pino({ level: "silent" });
  const admission = new Admission({ maxConcurrency: 16, maxQueue: 64, maxQueueWaitMs: 30_000, ...limits }, turns);
  const yoga = createServer({
    store,
    sourceCopies: null,
    tabs: [],
    log,
    queries: "any",
    corsOrigins: "*",
    maxAge: 60,
    admission,
    pause,
    trustedProxies: 1,
    ...(rateLimit && { rateLimiter: new RateLimiter(rateLimit) }),
  });
  const server = new GracefulServer(
    withAdmission(admission, { corsOrigins: "*", log }, yoga),
    {
      maxConnections: 100,
      keepAliveTimeoutMs: 60_000,
      requestTimeoutMs: timeoutMs,
      responseTimeoutMs: timeoutMs,
    },
    turns,
  );
  await new Promise<void>((resolve) => server.http.listen(0, "127.0.0.1", resolve));
  const address = server.http.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  ends.push(async () => {
    server.http.closeAllConnections();
    await server.stopListening();
    await server.close(100);
    await store.destroy();
  });
  return {
    admission,
    server,
    port,
    ask: (target: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${target}`, init),
  };
}

describe("admission", () => {
  it("refuses requests while a slow query is executed and the queue is full, but answers health checks", async () => {
    const { ask, admission } = await listen({ maxConcurrency: 1, maxQueue: 1 });
    const order: string[] = [];
    const slowOnes = [ask("/graphql", slow), ask("/graphql", slow)].map((answer, index) =>
      answer.then((response) => {
        order.push(`slow ${index}`);
        return response;
      }),
    );
    await expect
      .poll(() => admission.counts, { interval: 5, timeout: 20_000 })
      .toMatchObject({ executing: 1, waiting: 1 });
    const refused = await ask("/graphql", { ...short, headers: { ...short.headers, "x-request-id": "mine" } });
    order.push("refused");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    expect(refused.headers.get("x-request-id")).toBe("mine");
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
    expect(refused.headers.get("cache-control")).toBe("no-store");
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "OVERLOADED" } }] });
    expect((await ask("/health/ready")).status).toBe(200);
    order.push("health");
    // The refusal and the health check do not wait for the query that is being executed.
    expect(order).toEqual(["refused", "health"]);
    for (const answer of slowOnes) expect(await (await answer).json()).not.toHaveProperty("errors");
    expect(admission.counts).toMatchObject({ executing: 0, waiting: 0, refused: 1 });
  });

  it("accepts requests again when the queue is empty", async () => {
    const { ask, admission } = await listen({ maxConcurrency: 1, maxQueue: 1 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/graphql", slow)));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(admission.counts).toMatchObject({ executing: 0, waiting: 0 });
    expect((await ask("/graphql", short)).status).toBe(200);
  });

  it("gives the place of a client that leaves to another one", async () => {
    const { ask, admission } = await listen({ maxConcurrency: 1 });
    const first = ask("/graphql", slow);
    await expect.poll(() => admission.counts.executing, { interval: 5, timeout: 20_000 }).toBe(1);
    const leaving = new AbortController();
    const second = ask("/graphql", { ...slow, signal: leaving.signal });
    await expect.poll(() => admission.counts.waiting, { interval: 5, timeout: 20_000 }).toBe(1);
    leaving.abort();
    await expect(second).rejects.toThrow();
    await expect.poll(() => admission.counts.waiting, { interval: 5, timeout: 20_000 }).toBe(0);
    expect((await first).status).toBe(200);
  });

  it("executes cheap operations first, and lets no operation wait forever", async () => {
    const admission = new Admission({ maxConcurrency: 1, maxQueue: 1000, maxQueueWaitMs: 600 }, new Turns());
    const order: string[] = [];
    const operation = async (name: string, price: number) => {
      const ticket = await admission.enter(price);
      order.push(name);
      await wait(1);
      ticket.leave();
    };
    // The first operations tell the server how long a unit takes.
    for (let index = 0; index < 50; index++) await operation("first", 1);
    order.length = 0;
    const burst = [operation("expensive", 50), operation("medium", 10), operation("cheap", 1)];
    await Promise.all(burst);
    expect(order).toEqual(["cheap", "medium", "expensive"]);

    order.length = 0;
    const expensive = operation("expensive", 50);
    let isExecuted = false;
    expensive.then(() => {
      isExecuted = true;
    });
    const cheap: Promise<void>[] = [];
    // More cheap operations arrive than can be executed.
    while (!isExecuted) {
      cheap.push(operation("cheap", 1), operation("cheap", 1));
      await wait(3);
    }
    await Promise.all(cheap);
    expect(order.indexOf("expensive")).toBeGreaterThan(0);
    expect(order.indexOf("expensive")).toBeLessThan(order.length - 1);
  });
});

describe("rate limits", () => {
  const limited = { rateLimit: { perMinute: 60, burst: 3 } };

  it("tells limited clients their quota, and refuses requests above it", async () => {
    const { ask } = await listen(limited);
    const answers = [];
    for (let index = 0; index < 4; index++) answers.push(await ask("/graphql", short));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers.get("ratelimit-policy")).toBe('"default";q=3;w=3');
    expect(answers[0]?.headers.get("ratelimit")).toBe('"default";r=2;t=1');
    expect(answers[0]?.headers.get("retry-after")).toBeNull();
    const refused = answers[3];
    expect(refused?.headers.get("ratelimit-policy")).toBe('"default";q=3;w=3');
    expect(refused?.headers.get("ratelimit")).toBe('"default";r=0;t=1');
    expect(refused?.headers.get("retry-after")).toBe("1");
    expect(await refused?.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
    const health = await ask("/health/ready");
    expect([health.status, health.headers.get("ratelimit")]).toEqual([200, null]);
    await wait(1100);
    expect((await ask("/graphql", short)).status).toBe(200);
  });

  it("counts clients behind a trusted proxy one by one", async () => {
    const { ask } = await listen(limited);
    const from = (address: string) =>
      ask("/graphql", { ...short, headers: { ...short.headers, "x-forwarded-for": address } });
    for (let index = 0; index < 3; index++) expect((await from("198.51.100.7")).status).toBe(200);
    expect((await from(`192.0.2.${9}, 198.51.100.7`)).status).toBe(429);
    expect((await from("198.51.100.8")).status).toBe(200);
  });

  it("sends no such headers without a limit", async () => {
    const { ask } = await listen();
    expect((await ask("/graphql", short)).headers.get("ratelimit")).toBeNull();
  });

  it("lets an operation that costs more than the burst pass once the bucket is full, and then makes the client wait", () => {
    const limiter = new RateLimiter({ perMinute: 600, burst: 100 });
    expect(limiter.take("a", 250)).toBeNull();
    expect(limiter.take("a", 1)).toBe(16);
    expect(limiter.headersOf("a", 16)).toMatchObject({ ratelimit: '"default";r=0;t=16', "retry-after": "16" });
    limiter.giveBack("a", 250);
    expect(limiter.take("a", 100)).toBeNull();
    expect(limiter.take("b", 100)).toBeNull();
  });

  it.each([
    ["no", null, "10.0.0.1"],
    ["no", "198.51.100.7", "10.0.0.1"],
    ["1", "198.51.100.7", "198.51.100.7"],
    ["1", "203.0.113.1, 198.51.100.7", "198.51.100.7"],
    ["2", "203.0.113.1,198.51.100.7", "203.0.113.1"],
    ["5", "203.0.113.1,198.51.100.7", "203.0.113.1"],
    ["1", "198.51.100.7:4711", "198.51.100.7"],
    ["1", "[2001:db8::1]:4711", "2001:db8::1"],
    ["1", "::ffff:198.51.100.7", "198.51.100.7"],
    ["1", "unknown", "10.0.0.1"],
    ["2", "203.0.113.1, <script>, 198.51.100.7", "198.51.100.7"],
    ["1", ",,,", "10.0.0.1"],
    ["1", "1".repeat(100), "10.0.0.1"],
    ["10.0.0.0/8", "203.0.113.1, 198.51.100.7, 10.9.9.9", "198.51.100.7"],
    ["10.0.0.0/8", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
    ["192.168.0.0/16,fd00::/8", "198.51.100.7", "10.0.0.1"],
  ])("with TRUST_PROXY=%s and X-Forwarded-For %s, the client is %s", (setting, header, address) => {
    expect(clientAddress("::ffff:10.0.0.1", header, parseTrustedProxies("TRUST_PROXY", setting))).toBe(address);
  });

  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::9", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["64:ff9b::198.51.100.7", "64:ff9b:0:0::/64"],
  ])("takes %s for the client %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe("slow clients", () => {
  /** Opens a connection, sends a text, and resolves with what it received before the server closed the connection. */
  function receive(port: number, text: string): Promise<string> {
    return new Promise((resolve) => {
      let received = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(text));
      socket.on("error", () => {});
      socket.on("close", () => resolve(received));
      socket.on("data", (chunk) => (received += chunk));
    });
  }

  it("closes a connection whose request does not arrive in time", async () => {
    const { port } = await listen({ timeoutMs: 1000 });
    expect(await receive(port, "POST /graphql HTTP/1.1\r\nHost: a\r\nX-")).toMatch(/^HTTP\/1\.1 408 /);
    const head = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    expect(await receive(port, head)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("closes a connection whose client does not read the response", async () => {
    const { port, server } = await listen({ timeoutMs: 1000 });
    const connections = () => promisify(server.http.getConnections.bind(server.http))();
    // More responses than the buffers of the connection hold.
    const requests = "GET /schema.graphql HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200);
    const socket = connect(port, "127.0.0.1", () => socket.write(requests));
    socket.on("error", () => {});
    await expect.poll(connections, { timeout: 5000 }).toBe(1);
    await expect.poll(connections, { timeout: 20_000 }).toBe(0);
    socket.destroy();
  });
});

describe("settings of admission, connections and shutdown", () => {
  it.each([
    ["MAX_CONCURRENCY", "0", 'MAX_CONCURRENCY must be an integer from 1 to 10000 (operations), got "0".'],
    ["MAX_QUEUE", "0", 'MAX_QUEUE must be an integer from 1 to 100000 (operations), got "0".'],
    ["MAX_QUEUE_WAIT", "301", 'MAX_QUEUE_WAIT must be an integer from 1 to 300 (seconds), got "301".'],
    [
      "RATE_LIMIT",
      "-1",
      'RATE_LIMIT must be an integer from 0 to 1000000000 (cost per minute; 0 is no limit), got "-1".',
    ],
    ["RATE_BURST", "1.5", 'RATE_BURST must be an integer from 0 to 1000000000 (cost; 0 is RATE_LIMIT), got "1.5".'],
    ["MAX_CONNECTIONS", "0", 'MAX_CONNECTIONS must be an integer from 1 to 1000000 (connections), got "0".'],
    ["KEEP_ALIVE_TIMEOUT", "0", 'KEEP_ALIVE_TIMEOUT must be an integer from 1 to 3600 (seconds), got "0".'],
    ["REQUEST_TIMEOUT", "1h", 'REQUEST_TIMEOUT must be an integer from 1 to 3600 (seconds), got "1h".'],
    ["RESPONSE_TIMEOUT", "0", 'RESPONSE_TIMEOUT must be an integer from 1 to 3600 (seconds), got "0".'],
    ["DRAIN_DELAY", "301", 'DRAIN_DELAY must be an integer from 0 to 300 (seconds), got "301".'],
    ["SHUTDOWN_TIMEOUT", "0", 'SHUTDOWN_TIMEOUT must be an integer from 1 to 300 (seconds), got "0".'],
    ...["yes", "0", "17", "10.0.0.0/33", "10.0.0.0/8,proxy", "::1/129"].map((value) => [
      "TRUST_PROXY",
      value,
      `TRUST_PROXY must be no, a number of proxies from 1 to 16, or addresses such as 10.0.0.0/8,fd00::/8, got "${value}".`,
    ]),
  ])("rejects %s=%s in one line", (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(message);
  });
});
