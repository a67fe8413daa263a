import { type Agent, type RequestOptions, request } from "node:http";
import { connect } from "node:net";

/** What a request got. */
export interface Outcome {
  /** The statuses of all responses on the connection; none if it was closed without one. */
  statuses: readonly number[];
  /** The code of the first error. Empty if there is none. */
  code: string;
  bytes: number;
  ms: number;
  isTimedOut: boolean;
  /** The beginning of the response. */
  text: string;
  /** The code of the error of the connection. */
  error?: string;
  /** Whether the request went over a connection that was used before. */
  isReused?: boolean;
}

const maxKeptText = 1_000_000;
const idleMs = 150;

const codeOf = (text: string) => /"code":\s*"([A-Z_]+)"/.exec(text)?.[1] ?? "";

export interface HttpCall {
  method?: "GET" | "POST";
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Sends a request over HTTP, and reads the response to its end. */
export function send(port: number, call: HttpCall, timeoutMs: number, agent?: Agent): Promise<Outcome> {
  const { method = "POST", path = "/graphql", headers = {}, body } = call;
  const begun = performance.now();
  return new Promise((resolve) => {
    const outcome = { status: 0, bytes: 0, text: "", isTimedOut: false, error: "" };
    const options: RequestOptions = { host: "127.0.0.1", port, method, path, headers, ...(agent && { agent }) };
    const end = () => {
      clearTimeout(timer);
      const { status, bytes, text, isTimedOut, error } = outcome;
      resolve({
        statuses: status === 0 ? [] : [status],
        code: codeOf(text),
        bytes,
        ms: performance.now() - begun,
        isTimedOut,
        text,
        error,
        isReused: sent.reusedSocket,
      });
    };
    const sent = request(options, (response) => {
      outcome.status = response.statusCode ?? 0;
      response.on("data", (chunk: Buffer) => {
        outcome.bytes += chunk.length;
        if (outcome.text.length < maxKeptText) outcome.text += chunk;
      });
      response.on("close", end);
      response.on("error", (error: NodeJS.ErrnoException) => {
        outcome.error = error.code ?? error.message;
      });
    });
    const timer = setTimeout(() => {
      outcome.isTimedOut = true;
      sent.destroy();
    }, timeoutMs);
    sent.on("error", (error: NodeJS.ErrnoException) => {
      outcome.error = error.code ?? error.message;
      end();
    });
    sent.end(body);
  });
}

/** A GraphQL request as JSON. */
export function graphqlCall(query: string, rest: object = {}, headers: Record<string, string> = {}): HttpCall {
  return {
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify({ query, ...rest }),
  };
}

/** A step of a conversation on a connection. */
export type Step = string | Buffer | { waitMs: number } | { pauseMs: number } | "destroy";

/**
 * Writes bytes to a connection step by step, and reads until the server closes it or the time is over.
 * @param pace by what the waits between steps are multiplied
 */
export function converse(port: number, steps: readonly Step[], timeoutMs: number, pace = 1): Promise<Outcome> {
  const begun = performance.now();
  return new Promise((resolve) => {
    let bytes = 0;
    let text = "";
    let isTimedOut = false;
    let lastAt = begun;
    const socket = connect(port, "127.0.0.1");
    socket.on("data", (chunk) => {
      bytes += chunk.length;
      lastAt = performance.now();
      if (text.length < maxKeptText) text += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    const timer = setTimeout(() => {
      isTimedOut = true;
      socket.destroy();
    }, timeoutMs);
    socket.on("close", () => {
      clearTimeout(timer);
      const statuses = [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status));
      resolve({ statuses, code: codeOf(text), bytes, ms: performance.now() - begun, isTimedOut, text });
    });
    socket.on("connect", () => void run());

    async function run(): Promise<void> {
      for (const step of steps) {
        if (socket.destroyed) return;
        if (step === "destroy") socket.destroy();
        else if (typeof step === "string" || Buffer.isBuffer(step)) socket.write(step);
        else if ("waitMs" in step) await new Promise((done) => setTimeout(done, step.waitMs * pace));
        else {
          // A reader that does not read.
          socket.pause();
          await new Promise((done) => setTimeout(done, step.pauseMs * pace));
          socket.resume();
        }
      }
      // A connection that is kept alive is closed some time after the last response.
      while (!socket.destroyed) {
        await new Promise((done) => setTimeout(done, 50));
        if (bytes > 0 && performance.now() - lastAt > idleMs) socket.destroy();
      }
    }
  });
}
