import { createServer } from "node:http";

/**
 * The least that an HTTP server can do: it reads the whole request and sends prepared bytes. The first message of the parent process
 * is the port, each further one the bodies to send in turn.
 */

let bodies: readonly Buffer[] = [Buffer.from("{}")];
let next = 0;

const server = createServer((request, response) => {
  request.on("data", () => {});
  request.on("end", () => {
    const body = bodies[next++ % bodies.length] ?? Buffer.alloc(0);
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": body.length });
    response.end(body);
  });
});

process.on("message", (message: { port: number } | { bodies: string[] }) => {
  if ("port" in message) server.listen(message.port, "127.0.0.1");
  else {
    bodies = message.bodies.map((body) => Buffer.from(body));
    next = 0;
    process.send?.("taken");
  }
});
process.on("disconnect", () => process.exit());
