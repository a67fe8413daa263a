import path from "node:path";
import { type Started, startProcess, stopProcess, untilReady } from "./processes.ts";

/** A running server. */
export interface Server {
  port: number;
  /** The processes whose CPU time and memory count, with those that they started. */
  pids: readonly number[];
  started: Started;
}

const program = path.resolve(import.meta.dirname, "../../src/start.js");

/** Starts this server as it is shipped, and waits until it is ready. */
export async function startThis(name: string, file: string, port: number, settings: Record<string, string> = {}) {
  const { npm_lifecycle_event: _, ...environment } = process.env;
  const started = startProcess(process.execPath, [program, "serve"], {
    env: { ...environment, HOST: "127.0.0.1", PORT: String(port), DATABASE_URL: file, ...settings },
  });
  await untilReady(name, started, `http://127.0.0.1:${port}/health/ready`);
  return { port, pids: [started.pid], started } satisfies Server;
}

/** The time from the start of the process until the server is ready, in milliseconds. */
export async function readyTimeOf(file: string, port: number): Promise<number> {
  const begun = performance.now();
  const { started } = await startThis("this server", file, port);
  const time = performance.now() - begun;
  await stopProcess(started.child);
  return time;
}

/** The server that sends prepared bytes. */
export class BareServer {
  readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  static async start(port: number): Promise<BareServer> {
    const started = startProcess(process.execPath, [path.join(import.meta.dirname, "bare-process.ts")], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    started.child.send({ port });
    await untilReady("the bare server", started, `http://127.0.0.1:${port}/`);
    return new BareServer({ port, pids: [started.pid], started });
  }

  /** Sets the bodies that the server sends in turn. */
  async answerWith(bodies: readonly string[]): Promise<void> {
    const { child } = this.server.started;
    const taken = new Promise((resolve) => child.once("message", resolve));
    child.send({ bodies });
    await taken;
  }
}
