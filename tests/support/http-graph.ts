import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { createHttpServer } from "../../src/server/connection/http-server.ts";
import { createServer } from "../../src/server/yoga.ts";
import { openStore } from "../../src/store/open.ts";
import { addressIn } from "./graph.ts";

/** The whole server on a port, for what depends on the bytes that are sent. */
export interface HttpGraph {
  port: number;
  server: Server;
  log: string[];
  /** Sends bytes on a connection of its own, and returns what the server sends until it closes the connection. */
  send: (...parts: (string | Uint8Array)[]) => Promise<RawResponse>;
  [Symbol.asyncDispose]: () => Promise<void>;
}

export interface RawResponse {
  text: string;
  status: number;
  headers: Headers;
  body: string;
}

export async function listeningGraph(corsOrigins: "*" | string[] = "*"): Promise<HttpGraph> {
  const store = await openStore(addressIn("TEST_STORE"));
  const lines: string[] = [];
  const log = pino({ level: "info" }, { write: (line: string) => lines.push(line) });
  const yoga = createServer({
    store,
    sourceCopies: null,
    tabs: [{ query: "{ dataset { name } }", comment: "", title: "" }],
    log,
    queries: "any",
    corsOrigins,
    maxAge: 60,
  });
  const server = createHttpServer(yoga, log, corsOrigins);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    server,
    log: lines,
    send: (...parts) =>
      new Promise((resolve, reject) => {
        let received = "";
        const socket = connect(port, "127.0.0.1", () => {
          for (const part of parts) socket.write(part);
        });
        socket.setEncoding("utf8").on("data", (chunk) => (received += chunk));
        socket.on("error", reject);
        socket.on("close", () => resolve(parsed(received)));
      }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.destroy();
    },
  };
}

function parsed(text: string): RawResponse {
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  const rest = text.slice(end + 4);
  const body = headers.get("transfer-encoding") === "chunked" ? joinedChunks(rest) : rest;
  return { text, status: Number(first.split(" ")[1]), headers, body };
}

function joinedChunks(text: string): string {
  const [, size = "0"] = /^([\da-f]+)\r\n/.exec(text) ?? [];
  const start = size.length + 2;
  const length = Number.parseInt(size, 16);
  return length === 0 ? "" : text.slice(start, start + length) + joinedChunks(text.slice(start + length + 2));
}
