import path from "node:path";
import { BenchError } from "./bench-error.ts";
import { type Started, startProcess } from "./processes.ts";

/** What the load generator does in one measurement. */
export interface LoadOrder {
  port: number;
  /** The bodies of the requests, sent in this order. */
  bodies: readonly string[];
  seconds: number;
  connections: number;
  /** Requests per second. Null for as many as the server answers. */
  rate: number | null;
}

/** What the load generator measured. */
export interface LoadResult {
  /** The time of each response in milliseconds. */
  latencies: Float64Array;
  seconds: number;
  /** The number of requests that the server rejected because it was overloaded. They count nowhere else. */
  rejected: number;
  /** The number of responses with errors. */
  failed: number;
  firstFailure: string;
  bytes: number;
  /** Whether the bodies were used up, so that requests were repeated. */
  didRepeat: boolean;
  /** The share of one core that the generator used. */
  generatorCpu: number;
}

/** The number of connections on which requests are sent, each one after the response to the one before. */
export const connections = 8;

/** The process that generates load. */
export class LoadGenerator {
  readonly #process: Started;

  constructor() {
    this.#process = startProcess(process.execPath, [path.join(import.meta.dirname, "load-process.ts")], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      serialization: "advanced",
    });
  }

  /** @throws {BenchError} if the server fails, or responses contain errors */
  async run(name: string, order: Omit<LoadOrder, "connections">): Promise<LoadResult> {
    const { child, complaints } = this.#process;
    const answer = await new Promise<{ result?: LoadResult; problem?: string }>((resolve) => {
      const onExit = () => resolve({ problem: `the load generator ended: ${complaints()}` });
      child.once("exit", onExit);
      child.once("message", (message: { result?: LoadResult; problem?: string }) => {
        child.off("exit", onExit);
        resolve(message);
      });
      child.send({ ...order, connections });
    });
    const { result, problem } = answer;
    if (result === undefined) throw new BenchError(`${name}: ${problem}`);
    if (result.failed > 0)
      throw new BenchError(
        `${name}: ${result.failed} of ${result.latencies.length} responses are errors, the first one: ${JSON.stringify(result.firstFailure.slice(0, 600))}`,
      );
    return result;
  }
}
