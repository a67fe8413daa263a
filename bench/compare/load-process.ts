import { connect, type Socket } from "node:net";
import type { LoadOrder, LoadResult } from "./load.ts";

/**
 * The load generator, in a process of its own: it sends the requests of an order over keep-alive connections and measures each
 * response. Requests are prepared before the first one is sent, so that the generator takes little of the machine.
 */

interface Connection {
  socket: Socket;
  sentAt: number;
  isBusy: boolean;
  chunks: Buffer[];
  received: number;
  /** The length of the whole response, once its head has arrived. */
  expected: number;
}

const headEnd = Buffer.from("\r\n\r\n");
const okStatus = Buffer.from("HTTP/1.1 200");
const overloadedStatus = Buffer.from("HTTP/1.1 503");
/** For how long a connection waits after its request was rejected because the server is overloaded. */
const backoffMs = 100;
const errorMark = Buffer.from('"errors":[');

async function generate({ port, bodies, seconds, connections, rate }: LoadOrder): Promise<LoadResult> {
  const requests = bodies.map((body) => requestOf(port, body));
  const latencies: number[] = [];
  const waiting: number[] = [];
  let sent = 0;
  let failed = 0;
  let rejected = 0;
  let firstFailure = "";
  let bytes = 0;
  let isOver = false;
  const sockets = await Promise.all(Array.from({ length: connections }, () => connected(port)));
  const cpu = process.cpuUsage();
  const begun = performance.now();

  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  const all = sockets.map((socket) => {
    const connection: Connection = { socket, sentAt: 0, isBusy: false, chunks: [], received: 0, expected: 0 };
    socket.on("data", (chunk) => {
      if (typeof chunk !== "string") receive(connection, chunk);
    });
    socket.on("error", reject);
    socket.on("close", () => {
      if (!isOver) reject(new Error("the server closed a connection"));
    });
    return connection;
  });

  function send(connection: Connection, dueAt: number): void {
    connection.isBusy = true;
    connection.sentAt = dueAt;
    connection.socket.write(requests[sent++ % requests.length] ?? Buffer.alloc(0));
  }

  function receive(connection: Connection, chunk: Buffer): void {
    connection.chunks.push(chunk);
    connection.received += chunk.length;
    if (connection.expected === 0) connection.expected = lengthOf(joined(connection));
    if (connection.expected === 0 || connection.received < connection.expected) return;
    const now = performance.now();
    const response = joined(connection);
    connection.chunks = [];
    connection.received = 0;
    connection.expected = 0;
    bytes += response.length;
    if (startsWith(response, overloadedStatus)) {
      rejected++;
      setTimeout(() => proceed(connection), backoffMs);
      return;
    }
    latencies.push(now - connection.sentAt);
    if (!startsWith(response, okStatus) || response.includes(errorMark)) {
      failed++;
      firstFailure ||= response.toString("utf8").slice(0, 2_000);
    }
    proceed(connection);
  }

  /** Sends the next request on a connection, or ends with the last response. */
  function proceed(connection: Connection): void {
    const now = performance.now();
    connection.isBusy = false;
    if (now - begun >= seconds * 1000) {
      if (all.every(({ isBusy }) => !isBusy)) resolve();
      return;
    }
    if (rate === null) send(connection, now);
    else {
      const dueAt = waiting.shift();
      if (dueAt !== undefined) send(connection, dueAt);
    }
  }

  if (rate === null) for (const connection of all) send(connection, performance.now());
  else void pace(rate);

  /** Sends requests at a constant rate. A request that finds no free connection waits, and the wait is part of its time. */
  async function pace(perSecond: number): Promise<void> {
    const timer = setInterval(() => {
      const now = performance.now();
      if (now - begun >= seconds * 1000) {
        clearInterval(timer);
        if (all.every(({ isBusy }) => !isBusy)) resolve();
        return;
      }
      const due = Math.floor(((now - begun) / 1000) * perSecond);
      for (let count = sent + waiting.length; count < due; count++) {
        const free = all.find(({ isBusy }) => !isBusy);
        if (free) send(free, now);
        else waiting.push(now);
      }
    }, 1);
  }

  await over;
  isOver = true;
  const { user, system } = process.cpuUsage(cpu);
  const elapsed = (performance.now() - begun) / 1000;
  for (const { socket } of all) socket.destroy();
  return {
    latencies: Float64Array.from(latencies),
    seconds: elapsed,
    failed,
    rejected,
    firstFailure,
    bytes,
    didRepeat: sent > requests.length,
    generatorCpu: (user + system) / 1_000_000 / elapsed,
  };
}

function requestOf(port: number, body: string): Buffer {
  const head = [
    "POST /graphql HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/json",
    "Accept: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function startsWith(response: Buffer, beginning: Buffer): boolean {
  return response.subarray(0, beginning.length).equals(beginning);
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}

function joined(connection: Connection): Buffer {
  const { chunks } = connection;
  const [first] = chunks;
  if (chunks.length === 1 && first) return first;
  const whole = Buffer.concat(chunks);
  connection.chunks = [whole];
  return whole;
}

/** The length of a response of which the beginning has arrived. 0 while it is not known. */
function lengthOf(response: Buffer): number {
  const end = response.indexOf(headEnd);
  if (end < 0) return 0;
  const head = response.toString("latin1", 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return end + headEnd.length + Number(length);
  if (response.subarray(-5).toString("latin1") === "0\r\n\r\n") return response.length;
  return 0;
}

process.on("message", (order: LoadOrder) => {
  generate(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ problem: error instanceof Error ? error.message : String(error) }),
  );
});
process.on("disconnect", () => process.exit());
