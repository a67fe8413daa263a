import { setTimeout as wait } from "node:timers/promises";
import type { Attack, Shot } from "./attack/attack.ts";
import { bodyAttacks } from "./attack/body.ts";
import { connectionAttacks } from "./attack/connection.ts";
import { documentAttacks } from "./attack/document.ts";
import { graphAttacks, incrementalAttacks } from "./attack/graph.ts";
import { requestAttacks } from "./attack/request.ts";
import { textAttacks } from "./attack/text.ts";
import { type Checks, listed } from "./support/checks.ts";
import { converse, type Outcome, send } from "./support/client.ts";
import type { Options } from "./support/options.ts";
import { Prober } from "./support/prober.ts";
import { Random } from "./support/random.ts";
import { ServerProcess } from "./support/server.ts";

const groups = [
  documentAttacks,
  graphAttacks,
  incrementalAttacks,
  textAttacks,
  bodyAttacks,
  requestAttacks,
  connectionAttacks,
];

/** In the short form, one of so many of the attacks that repeat another one in a different form. */
const shortShare = 6;

interface Row {
  name: string;
  outcomes: Outcome[];
  ms: number;
  stallMs: number;
  memory: number;
  isOver: boolean;
}

/** Hostile clients of all kinds, one after another, while another client measures how long it has to wait. */
export async function attacks(options: Options, environment: Record<string, string>, checks: Checks): Promise<void> {
  const chosen = chosenAttacks(options);
  const server = new ServerProcess({ environment });
  const limits = options.short
    ? { requestMs: 10_000, recoveryMs: 2000, attackMs: 1000, pace: 0.3 }
    : { requestMs: 60_000, recoveryMs: 30_000, attackMs: 120_000, pace: 1 };
  let prober: Prober | null = null;
  const crashes: string[] = [];
  const rows: Row[] = [];
  console.log(`${chosen.length} attacks`);
  console.log(
    `${"status".padEnd(12)} ${"code".padEnd(24)} ${"bytes".padStart(10)} ${"ms".padStart(7)} ${"stall".padStart(7)} ${"MB".padStart(6)}  attack`,
  );
  for (const attack of chosen) {
    if (!server.isRunning) {
      const exit = await server.start();
      if (exit) throw new Error(`the server does not start: ${exit.stderr.slice(-2000)}`);
      await prober?.stop();
      prober = new Prober(server.port);
      await prober.settle(5000);
      await wait(options.short ? 500 : 2000);
      const { worstMs } = await prober.take();
      console.log(`a server without other clients: stall ${worstMs.toFixed(0)} ms`);
    }
    if (!prober) throw new Error("no prober");
    const row = await run(attack, server, prober, limits);
    rows.push(row);
    print(row, options);
    const badStatuses = row.outcomes.filter((outcome) => !isAllowed(outcome, attack));
    const what = `attack "${attack.name}"`;
    if (badStatuses.length > 0) {
      const [bad] = badStatuses;
      const found = bad?.isTimedOut ? "no response in time" : `status ${bad?.statuses.join(",") || "none"}`;
      checks.check(
        `${what} is answered as expected`,
        false,
        `${found}, expected ${attack.statuses.join(", ")}; ${bad?.text.slice(0, 200).replaceAll(/\s+/g, " ")}`,
      );
    }
    if (!server.isRunning) crashes.push(`${attack.name} (${server.exit?.signal ?? server.exit?.code})`);
    else if (!row.isOver) {
      checks.check(
        `${what} leaves the server responsive`,
        false,
        `no probe was answered within ${limits.recoveryMs} ms after the attack; the server is restarted`,
      );
      await server.stop("SIGKILL");
    }
  }
  await prober?.stop();
  const logged = server.errorLines;
  await server.stop();
  report(rows, crashes, logged, options, checks);
}

function chosenAttacks({ short, seed, attack: wanted }: Options): Attack[] {
  const random = new Random(seed);
  return groups
    .flat()
    .filter(({ name }) => wanted === null || name.includes(wanted))
    .filter(({ isLong }) => !isLong || !short)
    .filter(
      ({ name }) =>
        !short ||
        wanted !== null ||
        !/, (?:with variables|through _entities)/.test(name) ||
        random.below(shortShare) === 0,
    );
}

async function run(
  attack: Attack,
  server: ServerProcess,
  prober: Prober,
  { requestMs, recoveryMs, attackMs, pace }: Record<"requestMs" | "recoveryMs" | "attackMs" | "pace", number>,
): Promise<Row> {
  await prober.take();
  const { port } = server;
  const fire = (shot: Shot) =>
    "http" in shot ? send(port, shot.http, requestMs) : converse(port, shot.steps, requestMs, pace);
  let memory = 0;
  const measure = () => {
    memory = Math.max(memory, server.memory() ?? 0);
  };
  const watch = setInterval(measure, 50);
  const begun = performance.now();
  const outcomes: Outcome[] = [];
  const shots = attack.shots()[Symbol.iterator]();
  const client = async () => {
    for (let next = shots.next(); !next.done && server.isRunning; next = shots.next()) {
      const outcome = await fire(next.value);
      outcomes.push(outcome);
      // One request that is not answered is enough to know.
      if (outcome.isTimedOut || performance.now() - begun > attackMs) return;
    }
  };
  await Promise.all(Array.from({ length: attack.parallel ?? 1 }, client));
  const ms = performance.now() - begun;
  const { worstMs, pendingMs } = await prober.settle(recoveryMs);
  clearInterval(watch);
  measure();
  return { name: attack.name, outcomes, ms, stallMs: worstMs, memory, isOver: pendingMs < 1000 };
}

function isAllowed({ statuses, isTimedOut }: Outcome, attack: Attack): boolean {
  if (isTimedOut) return false;
  if (statuses.length === 0) return attack.mayClose === true;
  return statuses.every((status) => attack.statuses.includes(status) || status === 100);
}

function print({ name, outcomes, ms, stallMs, memory }: Row, { maxStallMs }: Options): void {
  const statuses = [
    ...new Set(outcomes.flatMap((each) => (each.isTimedOut ? ["none"] : each.statuses.map(String)))),
  ].join(",");
  const code = [...new Set(outcomes.map((each) => each.code).filter(Boolean))].join(",");
  const bytes = Math.max(0, ...outcomes.map((each) => each.bytes));
  const mark = stallMs > maxStallMs ? "*" : " ";
  console.log(
    `${statuses.slice(0, 12).padEnd(12)} ${code.slice(0, 24).padEnd(24)} ${String(bytes).padStart(10)} ${ms.toFixed(0).padStart(7)} ${stallMs.toFixed(0).padStart(6)}${mark} ${(memory / 1_048_576).toFixed(0).padStart(6)}  ${name}`,
  );
}

function report(
  rows: readonly Row[],
  crashes: readonly string[],
  logged: readonly string[],
  options: Options,
  checks: Checks,
): void {
  const { maxStallMs, maxMemoryMb } = options;
  const outcomes = rows.flatMap((row) => row.outcomes.map((outcome) => ({ name: row.name, outcome })));
  const failures = outcomes.filter(({ outcome }) => outcome.statuses.some((status) => status >= 500 && status !== 503));
  checks.check(
    "the server survives every attack",
    crashes.length === 0,
    `${crashes.length} crashes${crashes.length > 0 ? `: ${listed(crashes)}` : ""}`,
  );
  checks.check(
    "no response has a status of 5xx but 503",
    failures.length === 0,
    `${failures.length} of ${outcomes.length} responses${failures.length > 0 ? `: ${listed([...new Set(failures.map(({ name }) => name))])}` : ""}`,
  );
  checks.check(
    "no unexpected error is logged",
    logged.length === 0,
    `${logged.length} lines${logged.length > 0 ? `: ${logged[0]?.slice(0, 300)}` : ""}`,
  );
  const slow = rows.filter(({ stallMs }) => stallMs > maxStallMs).sort((a, b) => b.stallMs - a.stallMs);
  const worst = Math.max(0, ...rows.map(({ stallMs }) => stallMs));
  const names = slow.map(({ name, stallMs }) => `${name} (${stallMs.toFixed(0)} ms)`);
  checks.check(
    `no client waits longer than ${maxStallMs} ms`,
    slow.length === 0,
    `at most ${worst.toFixed(0)} ms${slow.length > 0 ? `; ${slow.length} of ${rows.length} attacks exceed it: ${listed(names, 10)}` : ""}`,
  );
  const memory = Math.max(0, ...rows.map((row) => row.memory)) / 1_048_576;
  const isKnown = memory > 0;
  checks.check(
    `the server uses at most ${maxMemoryMb} MB`,
    memory <= maxMemoryMb,
    isKnown ? `at most ${memory.toFixed(0)} MB` : "not available on this system",
  );
  const largest = Math.max(0, ...outcomes.map(({ outcome }) => outcome.bytes));
  console.log(`attacks: ${rows.length}, responses: ${outcomes.length}, largest answer ${largest} bytes`);
}
