import { connect, type Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

// A thread of its own, so that what the suite itself computes does not count as time of the server.

const { port, intervalMs } = workerData as { port: number; intervalMs: number };
const body = '{"query":"{ __typename }"}';
const request = `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

let socket: Socket | null = null;
let sentAt = 0;
let answer = "";
let worstMs = 0;
let count = 0;
let failures = 0;

function done(isAnswered: boolean): void {
  if (sentAt === 0) return;
  worstMs = Math.max(worstMs, performance.now() - sentAt);
  sentAt = 0;
  answer = "";
  if (isAnswered) count++;
  else failures++;
}

function send(): void {
  if (sentAt !== 0) return;
  sentAt = performance.now();
  if (socket === null || socket.destroyed) {
    const opened = connect(port, "127.0.0.1");
    socket = opened;
    opened.setNoDelay(true);
    opened.on("data", (chunk) => {
      answer += chunk;
      if (/\}\s*(?:\r\n0\r\n\r\n)?$/.test(answer)) done(/^HTTP\/1\.1 200 /.test(answer));
    });
    opened.on("error", () => {});
    opened.on("close", () => {
      if (socket !== opened) return;
      socket = null;
      done(false);
    });
  }
  socket.write(request);
}

const timer = setInterval(send, intervalMs);

parentPort?.on("message", (message: "take" | "stop") => {
  if (message === "stop") {
    clearInterval(timer);
    socket?.destroy();
    parentPort?.close();
    return;
  }
  const pendingMs = sentAt === 0 ? 0 : performance.now() - sentAt;
  parentPort?.postMessage({ worstMs: Math.max(worstMs, pendingMs), count, failures, pendingMs });
  worstMs = 0;
  count = 0;
  failures = 0;
});
