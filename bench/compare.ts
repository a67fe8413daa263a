import { writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import { argumentsFrom } from "./compare/arguments.ts";
import { BenchError } from "./compare/bench-error.ts";
import { compareFacts } from "./compare/facts.ts";
import { existingStore, fileOfScale, type GraphStore } from "./compare/graph-store.ts";
import { growthOf } from "./compare/growth.ts";
import { LoadGenerator } from "./compare/load.ts";
import { type Measured, Measurement, medianOf, type Servers, untilQuiet } from "./compare/measure.ts";
import { type Options, readOptions, usage } from "./compare/options.ts";
import { installPeers, Postgres, startMercurius, startPostgraphile } from "./compare/peers.ts";
import { anonymousMemoryOf, memoryOf } from "./compare/process-tree.ts";
import { refuseUsedPorts, runProcess, stopAll } from "./compare/processes.ts";
import { progress } from "./compare/progress.ts";
import { type Findings, reportOf } from "./compare/report.ts";
import { BareServer, readyTimeOf, startThis } from "./compare/servers.ts";
import { mixOf, type Question, questionsFor, type ServerName } from "./compare/work.ts";

/** Compares this server with its peers on the same graph. See README.md in this folder. */

const usedPorts = 6;
const halfRateQuestions = ["lookup", "deal-book"];
const leftOutByQuick = ["deal-book-uncounted"];
/** How many requests the mode "repeated" sends in turn: a single one may take unusually long or short. */
const repeatedRequests = 16;

async function storeOf(scale: number, isReload: boolean): Promise<GraphStore> {
  const found = isReload ? null : await existingStore(scale);
  if (found) return found;
  progress(`making the graph of scale ${scale}: ${fileOfScale(scale)}`);
  const script = path.join(import.meta.dirname, "compare/make-store.ts");
  const output = await runProcess("the load", process.execPath, [script, String(scale)], { onLine: progress });
  return JSON.parse(output) as GraphStore;
}

async function startServers(store: GraphStore, { port, peers, scale }: Options): Promise<Servers> {
  progress("starting the servers");
  const [own, cold, bare, postgraphile, mercurius] = await Promise.all([
    startThis("this server", store.file, port),
    startThis("this server without caches", store.file, port + 1, { CACHE_MB: "0" }),
    BareServer.start(port + 2),
    peers ? Postgres.start(store, scale).then((postgres) => startPostgraphile(postgres, port + 3)) : null,
    peers ? startMercurius(store, port + 4) : null,
  ]);
  return { this: own, cold, bare, postgraphile, mercurius };
}

function measuredOf(questions: readonly Question[], { peers, only, quick }: Options): Measured[] {
  const names: ServerName[] = peers ? ["this", "postgraphile", "mercurius"] : ["this"];
  const few = (bodies: Question["bodies"]) =>
    Object.fromEntries(Object.entries(bodies).map(([name, list]) => [name, list.slice(0, repeatedRequests)]));
  const measured = [
    ...questions.map((question) => ({ ...question, repeated: few(question.bodies) })),
    { ...mixOf(questions, names, false), repeated: mixOf(questions, names, true).bodies },
  ].filter(({ name }) => name.includes(only) && !(quick && only === "" && leftOutByQuick.includes(name)));
  if (measured.length > 0) return measured;
  const all = [...questions.map(({ name }) => name), "mix"].join(", ");
  throw new BenchError(`--only must be a part of one of ${all}, got "${only}".`);
}

async function compare(options: Options): Promise<void> {
  const [loadAverage = 0] = loadavg();
  await refuseUsedPorts(options.port, usedPorts);
  if (loadAverage > cpus().length / 2)
    progress(`the machine is busy (load average ${loadAverage.toFixed(1)}): compare ratios and CPU time only`);
  if (options.peers) await installPeers();
  const store = await storeOf(options.scale, options.reload);
  const questions = questionsFor(argumentsFrom(store.file));
  const measured = measuredOf(questions, options);

  const readyTimes: number[] = [];
  for (let count = 0; count < (options.quick ? 1 : 3); count++) {
    readyTimes.push(await readyTimeOf(store.file, options.port));
  }
  const servers = await startServers(store, options);
  const { bare, postgraphile, mercurius } = servers;
  progress("waiting until the servers are idle");
  const all = [servers.this, servers.cold, ...(postgraphile ? [postgraphile] : []), ...(mercurius ? [mercurius] : [])];
  await untilQuiet(all, options.quick ? 5_000 : undefined);
  progress("comparing the facts in the responses");
  const ports = {
    this: servers.this.port,
    ...(postgraphile && { postgraphile: postgraphile.port }),
    ...(mercurius && { mercurius: mercurius.port }),
  };
  const facts = await compareFacts(questions, ports, options.quick ? 5 : 25);
  const measurement = new Measurement(servers, new LoadGenerator());
  await measurement.warmUp(measured, options.quick ? 0.1 : Math.min(1, options.seconds));
  for (let round = 0; round < options.rounds; round++) {
    progress(`round ${round + 1} of ${options.rounds}`);
    await measurement.round(measured, options.seconds, round % 2 === 1);
  }

  progress("measuring at half of the greatest rate");
  const halfRateRuns = measured
    .filter(({ name }) => halfRateQuestions.includes(name))
    .flatMap((question) =>
      (options.quick ? (["this"] as const) : (["this", "postgraphile", "mercurius"] as const)).map((server) => ({
        question,
        server,
      })),
    );
  for (let round = 0; round < options.rounds; round++)
    for (const { question, server } of halfRateRuns)
      await measurement.atHalfRate(question, server, options.seconds * 2);
  const halfRates: Findings["halfRates"] = halfRateRuns.flatMap(({ question, server }) => {
    const figures = measurement.figures(question.name, "half rate", server);
    return figures ? [{ title: question.title, server, figures }] : [];
  });
  const memory = [
    { server: "this server", megabytes: memoryOf(servers.this.pids) },
    { server: "this server without caches", megabytes: memoryOf(servers.cold.pids) },
    ...(postgraphile ? [{ server: "PostGraphile with PostgreSQL", megabytes: memoryOf(postgraphile.pids) }] : []),
    ...(mercurius ? [{ server: "Mercurius", megabytes: memoryOf(mercurius.pids) }] : []),
    { server: "bare node:http", megabytes: memoryOf(bare.server.pids) },
  ];
  const anonymousMb = anonymousMemoryOf(servers.this.started.pid);
  await stopAll();
  const growth = options.growth
    ? await growthOf([await storeOf(1, false), await storeOf(10, false)], options.port, options.seconds)
    : null;

  const findings = { facts, loadAverage, halfRates, memory, anonymousMb, readyMs: medianOf(readyTimes), growth };
  const report = reportOf(measured, measurement, findings, { store, options });
  process.stdout.write(report);
  if (options.quick || !options.peers || options.only !== "") return;
  await writeFile(path.join(import.meta.dirname, "RESULTS.md"), report);
  progress("wrote bench/RESULTS.md");
}

let isInterrupted = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    isInterrupted = true;
    void stopAll().then(() => process.exit(1));
  });
}
try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(usage);
  else await compare(options);
} catch (error) {
  const text = error instanceof BenchError ? error.message : error instanceof Error ? error.stack : String(error);
  // The processes that an interruption stops are missed by whatever waits for them.
  if (!isInterrupted) process.stderr.write(`${text}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
