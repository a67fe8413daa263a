import { connect, type Socket } from "node:net";

export interface PoolAnswer {
  /** 0 if the connection was closed before the answer, or the answer has no `content-length`. */
  status: number;
  ms: number;
}

interface Connection {
  socket: Socket;
  chunks: Buffer[];
  received: number;
  /** The length of the whole response, once its head has arrived. */
  expected: number;
  done: (status: number) => void;
}

const headEnd = Buffer.from("\r\n\r\n");
const statusAt = "HTTP/1.1 ".length;

/**
 * Keep-alive connections to a server. A request takes a free one or opens one, so none waits for another. It uses a fraction
 * of the time of `node:http`, which on a machine of two cores would be time that the measured server does not get.
 */
export class ConnectionPool {
  readonly #port: number;
  readonly #free: Connection[] = [];
  readonly #all = new Set<Socket>();

  constructor(port: number) {
    this.#port = port;
  }

  /** Sends a request, which `requestOf` makes, and resolves with the last byte of its response. */
  ask(request: Buffer): Promise<PoolAnswer> {
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const connection = this.#free.pop() ?? this.#open();
      connection.done = (status) => resolve({ status, ms: performance.now() - startedAt });
      connection.socket.write(request);
    });
  }

  close(): void {
    for (const socket of this.#all) socket.destroy();
  }

  #open(): Connection {
    const socket = connect(this.#port, "127.0.0.1");
    const connection: Connection = { socket, chunks: [], received: 0, expected: 0, done: () => {} };
    this.#all.add(socket);
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#receive(connection, Buffer.from(chunk)));
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#all.delete(socket);
      const index = this.#free.indexOf(connection);
      if (index >= 0) this.#free.splice(index, 1);
      connection.done(0);
    });
    return connection;
  }

  #receive(connection: Connection, chunk: Buffer): void {
    connection.chunks.push(chunk);
    connection.received += chunk.length;
    if (connection.expected === 0) {
      const length = lengthOf(Buffer.concat(connection.chunks));
      if (length === null) return void connection.socket.destroy();
      connection.expected = length;
    }
    if (connection.expected === 0 || connection.received < connection.expected) return;
    const status = Number((connection.chunks[0] ?? chunk).toString("latin1", statusAt, statusAt + 3));
    const { done } = connection;
    Object.assign(connection, { chunks: [], received: 0, expected: 0, done: () => {} });
    this.#free.push(connection);
    done(status);
  }
}

/** The bytes of a request. */
export function requestOf(port: number, path: string, body: string | null): Buffer {
  const head = [
    `${body === null ? "GET" : "POST"} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Accept: application/json",
    ...(body === null ? [] : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body ?? ""}`);
}

/** The length of the response. 0 if its head has not arrived, and null if it has no `content-length`. */
function lengthOf(bytes: Buffer): number | null {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return 0;
  const length = /\r\ncontent-length: (\d+)/i.exec(bytes.toString("latin1", 0, end))?.[1];
  return length === undefined ? null : end + headEnd.length + Number(length);
}
