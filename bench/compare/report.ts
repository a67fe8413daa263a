import { cpus } from "node:os";
import type { GraphStore } from "./graph-store.ts";
import type { Contestant, Figures, Measured, Measurement, Mode } from "./measure.ts";
import type { Options } from "./options.ts";
import type { ServerName } from "./work.ts";

/** What was measured besides the rates. */
export interface Findings {
  facts: number;
  /** The load average of the machine in the last minute before the run. */
  loadAverage: number;
  /** The response times at half of the greatest rate. */
  halfRates: readonly { title: string; server: ServerName; figures: Figures }[];
  memory: readonly { server: string; megabytes: number | null }[];
  anonymousMb: number | null;
  readyMs: number;
  growth: { one: number; ten: number } | null;
}

const titles: Readonly<Record<Contestant, string>> = {
  this: "this server",
  postgraphile: "PostGraphile",
  mercurius: "Mercurius",
  bare: "bare node:http",
};
const modes: readonly { mode: Mode; title: string; text: string }[] = [
  {
    mode: "varied",
    title: "Warm, arguments vary with each request",
    text: "No response that a server has kept can serve, because no request is repeated.",
  },
  {
    mode: "repeated",
    title: "Repeated",
    text: "The same 16 requests again and again; the mix draws its arguments by a Zipf law.",
  },
  {
    mode: "cold",
    title: "Cold",
    text: "This server without its caches (`CACHE_MB=0`), with arguments that vary. The peers have one mode only: their figures are those of the first table.",
  },
];

/** The report as Markdown. */
export function reportOf(
  questions: readonly Measured[],
  measurement: Measurement,
  findings: Findings,
  { store, options }: { store: GraphStore; options: Options },
): string {
  const [cpu] = cpus();
  const lines = [
    "# Results",
    "",
    `Written by \`npm run bench\`; [README.md](README.md) explains the figures and states which targets are not reached, and why. Scale ${options.scale}: ${numberOf(store.nodes)} nodes. ${options.rounds} rounds of ${options.seconds} s for each question, mode and server, medians of the rounds. Node.js ${process.versions.node}, ${cpus().length} cores (${cpu?.model.trim() ?? "unknown"}), load average ${findings.loadAverage.toFixed(1)} before the run.`,
    "",
    `Before the measurement, ${numberOf(findings.facts)} values in the responses of all servers were compared and are equal.`,
  ];
  for (const { mode, title, text } of modes) {
    lines.push("", `## ${title}`, "", text, "", ...ratesOf(mode, questions, measurement));
  }
  lines.push(
    "",
    "## CPU time per request",
    "",
    "In milliseconds, with arguments that vary. A ratio above 1 means that this server takes less. It depends less on what else the machine does than the rates do.",
    "",
    ...cpuTimesOf(questions, measurement),
  );
  lines.push("", "## Response times", "", ...timesOf(questions, measurement));
  lines.push("", "## Response times at half of the greatest rate", "", ...halfRatesOf(findings));
  lines.push("", "## Memory, start and loading", "", ...othersOf(measurement, findings, store));
  return `${lines.join("\n")}\n`;
}

function ratesOf(mode: Mode, questions: readonly Measured[], measurement: Measurement): string[] {
  const rows = questions.map(({ name, title }) => {
    const own = measurement.figures(name, mode, "this");
    const against = (peer: Contestant) => {
      const figures = measurement.figures(name, mode === "cold" || peer === "bare" ? "varied" : mode, peer);
      return own && figures ? [rateOf(figures), ratioOf(own.perSecond / figures.perSecond)] : ["–", "–"];
    };
    return [title, own ? rateOf(own) : "–", ...against("postgraphile"), ...against("mercurius"), ...against("bare")];
  });
  return table(
    ["requests per second", "this server", "PostGraphile", "ratio", "Mercurius", "ratio", "bare node:http", "ratio"],
    rows,
  );
}

function cpuTimesOf(questions: readonly Measured[], measurement: Measurement): string[] {
  const rows = questions.map(({ name, title }) => {
    const cpuOf = (contestant: Contestant, mode: Mode = "varied") =>
      measurement.figures(name, mode, contestant)?.cpu ?? null;
    const own = cpuOf("this");
    const cold = cpuOf("this", "cold");
    const shown = (cpu: number | null) => (cpu === null ? "–" : timeOf(cpu));
    const against = (peer: Contestant) => {
      const cpu = cpuOf(peer);
      return [shown(cpu), own && cpu ? ratioOf(cpu / own) : "–"];
    };
    return [title, shown(own), shown(cold), ...against("postgraphile"), ...against("mercurius"), ...against("bare")];
  });
  return table(
    [
      "CPU ms per request",
      "this server",
      "without caches",
      ...["PostGraphile", "ratio", "Mercurius", "ratio", "bare node:http", "ratio"],
    ],
    rows,
  );
}

function timesOf(questions: readonly Measured[], measurement: Measurement): string[] {
  const rows: string[][] = [];
  for (const { name, title } of questions) {
    for (const contestant of ["this", "postgraphile", "mercurius", "bare"] as const) {
      for (const mode of ["varied", "repeated", "cold"] as const) {
        const figures = measurement.figures(name, mode, contestant);
        if (figures === null) continue;
        const { p50, p99, cpu } = figures;
        const shown = contestant === "bare" ? "" : mode;
        rows.push([title, titles[contestant], shown, timeOf(p50), timeOf(p99), cpu === null ? "–" : timeOf(cpu)]);
      }
    }
  }
  return table(["question", "server", "mode", "p50 ms", "p99 ms", "CPU ms per request"], rows);
}

function halfRatesOf({ halfRates }: Findings): string[] {
  const rows = halfRates.map(({ title, server, figures: { perSecond, p50, p99 } }) => [
    title,
    titles[server],
    numberOf(perSecond),
    timeOf(p50),
    timeOf(p99),
    `${(p99 / p50).toFixed(1)}×`,
  ]);
  return table(["question", "server", "requests per second", "p50 ms", "p99 ms", "p99 / p50"], rows);
}

function othersOf(measurement: Measurement, findings: Findings, store: GraphStore): string[] {
  const megabytes = (value: number | null) => (value === null ? "–" : `${numberOf(value)} MB`);
  const rows = [
    ...findings.memory.map((each) => [`memory of ${each.server} at the end`, megabytes(each.megabytes)]),
    ["anonymous memory (RssAnon) of this server at the end", megabytes(findings.anonymousMb)],
    ["from the start of the process until /health/ready", `${numberOf(findings.readyMs)} ms`],
    [
      "loading",
      `${numberOf(store.nodes / store.loadSeconds)} nodes per second (${numberOf(store.nodes)} nodes in ${numberOf(store.loadSeconds)} s, with ${numberOf(store.loadCpuSeconds)} s of CPU time)`,
    ],
    ["CPU time of the load generator at most, GraphQL servers", shareOf(measurement.generatorCpu.graphql)],
    ["CPU time of the load generator at most, bare node:http", shareOf(measurement.generatorCpu.bare)],
  ];
  if (findings.growth) {
    const { one, ten } = findings.growth;
    rows.push([
      "p50 of the deal book, scale 1 and 10",
      `${timeOf(one)} and ${timeOf(ten)} ms, ${(ten / one).toFixed(2)}×`,
    ]);
  }
  const over = [...measurement.startedOver];
  if (over.length > 0) rows.push(["arguments were used up and started over", over.join(", ")]);
  for (const [what, count] of measurement.rejected) rows.push([`requests rejected with 503, ${what}`, numberOf(count)]);
  return table(["", ""], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "--:"))), ...rows.map(line)];
}

function rateOf({ perSecond }: Figures): string {
  return numberOf(perSecond);
}

function numberOf(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function timeOf(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 1);
}

function ratioOf(value: number): string {
  return `${value < 0.1 ? value.toPrecision(2) : value.toFixed(2)}×`;
}

function shareOf(cores: number): string {
  return `${Math.round(cores * 100)} % of a core`;
}
