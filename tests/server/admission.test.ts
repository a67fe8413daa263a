import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { Admission, OverloadError } from "../../src/server/admission/admission.ts";
import { Turns } from "../../src/server/admission/turns.ts";
import { endListening, listen } from "../support/listening-server.ts";

const post = { method: "POST", headers: { "content-type": "application/json" } };
const short = { ...post, body: '{"query":"{ dataset { name } }"}' };
/** Some hundred milliseconds of work. */
const slow = {
  ...post,
  body: JSON.stringify({
    query: `{ ${Array.from({ length: 25 }, (_, index) => `a${index}: agreements { nodes { name parties { company { name } } claims { nodes { id text evidence { source { slug } } } } } }`).join(" ")} }`,
  }),
};

afterEach(endListening);

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

  /** Executes operations one at a time, and notes their order. */
  function newOperations(maxQueueWaitMs = 60_000) {
    const admission = new Admission({ maxConcurrency: 1, maxQueue: 10_000, maxQueueWaitMs }, new Turns());
    const order: string[] = [];
    const execute = async (name: string, price: number, ms = 1) => {
      const ticket = await admission.enter(price);
      order.push(name);
      if (ms > 0) await wait(ms);
      ticket.leave();
    };
    return { order, execute };
  }

  it("executes cheap operations first", async () => {
    const { order, execute } = newOperations();
    // While nothing is executed, an operation does not wait for others. Prices so far apart outweigh a pause of the process.
    const [expensive, medium] = [1_000_000, 100_000];
    await Promise.all([
      execute("first", 1),
      execute("expensive", expensive),
      execute("medium", medium),
      execute("cheap", 1),
    ]);
    expect(order).toEqual(["first", "cheap", "medium", "expensive"]);
  });

  it("gives the place of an operation that waits for a reader process to another one", async () => {
    const admission = new Admission({ maxConcurrency: 1, maxQueue: 2, maxQueueWaitMs: 60_000 }, new Turns());
    const reading = Promise.withResolvers<string>();
    const first = await admission.enter(1);
    const answer = first.aside(() => reading.promise);
    const second = await admission.enter(1);
    const third = admission.enter(1).then((ticket) => ticket.leave());
    await expect(admission.enter(1)).rejects.toThrow(OverloadError);
    expect(admission.counts).toEqual({ executing: 2, waiting: 1, refused: 1 });
    reading.resolve("read");
    expect(await answer).toBe("read");
    second.leave();
    await wait(20);
    expect(admission.counts).toMatchObject({ executing: 1, waiting: 1 });
    first.leave();
    await third;
    expect(admission.counts).toMatchObject({ executing: 0, waiting: 0 });
  });

  it("refuses nothing after many operations that are free", async () => {
    const { order, execute } = newOperations(30_000);
    for (let index = 0; index < 3000; index++) await execute("free", 0, 0);
    await Promise.all([execute("executing", 1), execute("waiting", 1), execute("last", 1)]);
    expect(order.slice(-3)).toEqual(["executing", "waiting", "last"]);
  });

  it("executes an expensive operation even if more cheap ones arrive than can be executed", async () => {
    const { order, execute } = newOperations();
    for (let index = 0; index < 50; index++) await execute("first", 1);
    let isExecuted = false;
    const before = execute("before", 1);
    const expensive = execute("expensive", 20).then(() => {
      isExecuted = true;
    });
    const cheap: Promise<void>[] = [];
    while (!isExecuted) {
      cheap.push(...Array.from({ length: 4 }, () => execute("cheap", 1)));
      await wait(3);
    }
    await Promise.all([before, expensive, ...cheap]);
    expect(order.indexOf("expensive")).toBeGreaterThan(order.indexOf("cheap"));
    expect(order.indexOf("expensive")).toBeLessThan(order.length - 1);
  });
});

describe("requests that a client sends without waiting for responses", () => {
  const requestOf = (query: string, headers = "") => {
    const body = JSON.stringify({ query });
    return `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;
  };

  it("are answered in their order, after one request of another client at most for each", async () => {
    const { port } = await listen();
    const count = 400;
    const texts = Array.from({ length: count }, (_, index) => requestOf(`{ r${index}: __typename }`));
    texts.push(requestOf("{ last: __typename }", "Connection: close\r\n"));
    let received = "";
    const many = connect(port, "127.0.0.1", () => many.write(texts.join("")));
    many.on("data", (chunk) => (received += chunk));
    await new Promise((resolve) => many.once("data", resolve));
    const other = await fetch(`http://127.0.0.1:${port}/graphql?query={__typename}`);
    expect(other.status).toBe(200);
    expect(received).not.toContain("last");
    await expect.poll(() => received, { timeout: 20_000 }).toContain("last");
    expect([...received.matchAll(/"(r\d+)"/g)].map(([, name]) => name)).toEqual(
      Array.from({ length: count }, (_, index) => `r${index}`),
    );
  });

  it("are forgotten when the client leaves", async () => {
    const { port, admission, server } = await listen();
    const connections = () => promisify(server.http.getConnections.bind(server.http))();
    const leaving = connect(port, "127.0.0.1", () => leaving.write(requestOf("{ __typename }").repeat(500)));
    leaving.on("error", () => {});
    await new Promise((resolve) => leaving.once("data", resolve));
    leaving.destroy();
    await expect.poll(connections, { timeout: 20_000 }).toBe(0);
    await expect.poll(() => admission.counts, { timeout: 20_000 }).toMatchObject({ executing: 0, waiting: 0 });
    expect((await fetch(`http://127.0.0.1:${port}/graphql?query={__typename}`)).status).toBe(200);
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
