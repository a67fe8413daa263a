import { createServer, type ServerResponse } from "node:http";

/**
 * What this machine allows under overload: a server of `node:http` alone that computes for a fixed time per question, lets a few
 * wait, and refuses the others at once. The argument is the time in milliseconds.
 */

const msPerQuestion = Number(process.argv[2]);
const maxWaiting = 9;
const answer = "x".repeat(15_000);
const refusal = '{"errors":[{"message":"overloaded"}]}';
const waiting: ServerResponse[] = [];
let isRunning = false;

function next(): void {
  if (isRunning || waiting.length === 0) return;
  isRunning = true;
  // Sockets are read between questions.
  setImmediate(() => {
    const end = performance.now() + msPerQuestion;
    while (performance.now() < end);
    if (waiting[0]) reply(waiting[0], 200, answer);
    waiting.shift();
    isRunning = false;
    next();
  });
}

function reply(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json", "content-length": body.length }).end(body);
}

const server = createServer((request, response) => {
  if (request.url !== "/graphql") return reply(response, 200, "ok");
  if (waiting.length >= maxWaiting) return reply(response, 503, refusal);
  request.resume();
  request.on("end", () => {
    waiting.push(response);
    next();
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ msg: "listening", url: `http://127.0.0.1:${port}/graphql` })}\n`);
});
