import { setTimeout as wait } from "node:timers/promises";
import { connections, type LoadGenerator, type LoadResult } from "./load.ts";
import { cpuSecondsOf } from "./process-tree.ts";
import { progress } from "./progress.ts";
import type { BareServer, Server } from "./servers.ts";
import type { Question, ServerName } from "./work.ts";

export type Mode = "cold" | "varied" | "repeated";
export type Contestant = ServerName | "bare";

/** The median figures of one question, mode and server. */
export interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  /** CPU time of all processes of the server, in milliseconds per request. Null if the system does not report it. */
  cpu: number | null;
}

export interface Servers {
  this: Server;
  /** This server without its caches. */
  cold: Server;
  bare: BareServer;
  postgraphile: Server | null;
  mercurius: Server | null;
}

/** A question with the requests of each mode. */
export interface Measured extends Question {
  /** The requests of the mode "repeated". */
  repeated: Question["bodies"];
}

interface Run {
  question: Measured;
  mode: Mode;
  contestant: Contestant;
}

const quietShare = 0.05;
const answersOfBare = 50;
/** More requests per second than any server answers, for the number of requests to prepare before the rate is known. */
const expectedRate = 10_000;

/** Measures questions on all servers in turn, so that a busy moment of the machine affects all of them alike. */
export class Measurement {
  readonly #servers: Servers;
  readonly #generator: LoadGenerator;
  readonly #samples = new Map<string, Figures[]>();
  readonly #positions = new Map<string, number>();
  readonly #rates = new Map<string, number>();
  /** The greatest share of a core that the generator used, for the GraphQL servers and for the bare one. */
  readonly generatorCpu = { graphql: 0, bare: 0 };
  /** The number of requests that were rejected because a server was overloaded, by question and server. */
  readonly rejected = new Map<string, number>();
  /** Questions whose arguments were used up, so that some of them were asked again. */
  readonly startedOver = new Set<string>();

  constructor(servers: Servers, generator: LoadGenerator) {
    this.#servers = servers;
    this.#generator = generator;
  }

  /** Sends requests to every server before the measurement, so that code is compiled and caches are filled. */
  async warmUp(questions: readonly Measured[], seconds: number): Promise<void> {
    for (const question of questions) {
      progress(`warming up: ${question.title}`);
      for (const run of this.#runsOf(question)) if (run.mode !== "repeated") await this.#load(run, seconds);
      // The peers keep nothing between requests but the pages of the database, which are in memory already.
      await sendOnce(this.#servers.this.port, question.warm);
    }
  }

  async round(questions: readonly Measured[], seconds: number, isReversed: boolean): Promise<void> {
    for (const question of questions) {
      progress(`measuring: ${question.title}`);
      const runs = this.#runsOf(question);
      for (const run of isReversed ? runs.reverse() : runs) {
        const { pids } = this.#serverOf(run);
        const before = cpuSecondsOf(pids);
        const result = await this.#load(run, seconds);
        const after = cpuSecondsOf(pids);
        const cpu = before === null || after === null ? null : (1000 * (after - before)) / result.latencies.length;
        const kind = run.contestant === "bare" ? "bare" : "graphql";
        this.generatorCpu[kind] = Math.max(this.generatorCpu[kind], result.generatorCpu);
        this.#keep(keyOf(run.question.name, run.mode, run.contestant), figuresFrom(result, cpu));
      }
    }
  }

  /** Measures responses at half of the greatest rate, if that of the question was measured on the server. */
  async atHalfRate(question: Measured, contestant: ServerName, seconds: number): Promise<void> {
    const peak = this.figures(question.name, "varied", contestant);
    if (peak === null) return;
    const result = await this.#load({ question, mode: "varied", contestant }, seconds, peak.perSecond / 2);
    this.#keep(keyOf(question.name, "half rate", contestant), figuresFrom(result, null));
  }

  /** The median of the rounds. Null if there is none. */
  figures(question: string, mode: Mode | "half rate", contestant: Contestant): Figures | null {
    const samples = this.#samples.get(keyOf(question, mode, contestant));
    if (samples === undefined) return null;
    const cpus = samples.flatMap(({ cpu }) => (cpu === null ? [] : [cpu]));
    return {
      perSecond: medianOf(samples.map(({ perSecond }) => perSecond)),
      p50: medianOf(samples.map(({ p50 }) => p50)),
      p99: medianOf(samples.map(({ p99 }) => p99)),
      cpu: cpus.length > 0 ? medianOf(cpus) : null,
    };
  }

  /** Fetches what the bare server sends: the responses of this server to the first requests. */
  async prepareBare({ bodies }: Question): Promise<void> {
    const answers: string[] = [];
    for (const body of (bodies.this ?? []).slice(0, answersOfBare)) {
      const response = await fetch(`http://127.0.0.1:${this.#servers.this.port}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body,
      });
      answers.push(await response.text());
    }
    await this.#servers.bare.answerWith(answers);
  }

  #keep(key: string, figures: Figures): void {
    this.#samples.set(key, [...(this.#samples.get(key) ?? []), figures]);
  }

  #runsOf(question: Measured): Run[] {
    const peers = (["postgraphile", "mercurius"] as const).filter(
      (name) => this.#servers[name] !== null && question.bodies[name] !== undefined,
    );
    const run = (mode: Mode) => (contestant: Contestant) => ({ question, mode, contestant });
    return [
      run("cold")("this"),
      ...["this" as const, ...peers].map(run("varied")),
      ...["this" as const, ...peers].map(run("repeated")),
      run("varied")("bare"),
    ];
  }

  #serverOf({ mode, contestant }: Run): Server {
    if (contestant === "bare") return this.#servers.bare.server;
    if (mode === "cold") return this.#servers.cold;
    return this.#servers[contestant] ?? this.#servers.this;
  }

  async #load(run: Run, seconds: number, rate: number | null = null): Promise<LoadResult> {
    const { question, mode, contestant } = run;
    const what = `${question.title} on ${contestant}`;
    if (contestant === "bare") await this.prepareBare(question);
    const source = contestant === "bare" ? "this" : contestant;
    const all = (mode === "repeated" ? question.repeated : question.bodies)[source] ?? [];
    const key = keyOf(question.name, mode, contestant);
    const wanted = Math.ceil(seconds * (this.#rates.get(key) ?? expectedRate) * 3) + 500;
    const position = this.#positions.get(key) ?? 0;
    const bodies = Array.from(
      { length: Math.min(wanted, all.length) },
      (_, index) => all[(position + index) % all.length] ?? "",
    );
    const { port } = this.#serverOf(run);
    const result = await this.#generator.run(what, { port, bodies, seconds, rate });
    const count = result.latencies.length + result.rejected;
    if (result.rejected > 0) this.rejected.set(what, (this.rejected.get(what) ?? 0) + result.rejected);
    this.#positions.set(key, position + count);
    this.#rates.set(key, count / result.seconds);
    if (mode !== "repeated" && contestant !== "bare" && (result.didRepeat || position + count > all.length))
      this.startedOver.add(what);
    return result;
  }
}

/** Sends requests once, some at a time. The order does not matter. */
async function sendOnce(port: number, bodies: readonly string[]): Promise<void> {
  const rest = bodies.values();
  const client = async () => {
    for (const body of rest) {
      const headers = { "content-type": "application/json" };
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers, body });
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
}

/** Waits until servers have nothing left to do after their start, such as the verification of the store. */
export async function untilQuiet(servers: readonly Server[], maxMs = 120_000): Promise<void> {
  const pids = servers.flatMap((server) => server.pids);
  const deadline = performance.now() + maxMs;
  for (let before = cpuSecondsOf(pids); before !== null && performance.now() < deadline; ) {
    await wait(500);
    const after = cpuSecondsOf(pids) ?? 0;
    if (after - before < quietShare * 0.5) return;
    before = after;
  }
}

function figuresFrom({ latencies, seconds }: LoadResult, cpu: number | null): Figures {
  const sorted = latencies.toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { perSecond: sorted.length / seconds, p50: at(0.5), p99: at(0.99), cpu };
}

/** The median of numbers. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function keyOf(question: string, mode: Mode | "half rate", contestant: Contestant): string {
  return `${question} ${mode} ${contestant}`;
}
