import { readdirSync, readFileSync } from "node:fs";

/** What a process and all processes that it started use, from /proc, which only Linux has. */

const ticksPerSecond = 100;
const bytesPerMegabyte = 1_000_000;

/** The CPU time of processes and their descendants until now, in seconds. Null if the system does not report it. */
export function cpuSecondsOf(roots: readonly number[]): number | null {
  const stats = allStats();
  if (stats === null) return null;
  let ticks = 0;
  for (const pid of withDescendants(roots, stats)) {
    const stat = stats.get(pid);
    if (!stat) continue;
    // The time of children that ended counts at their parent once it has waited for them.
    ticks += stat.own + stat.ended;
  }
  return ticks / ticksPerSecond;
}

/** The memory of processes and their descendants in megabytes. Memory that they share counts once. Null as above. */
export function memoryOf(roots: readonly number[]): number | null {
  const stats = allStats();
  if (stats === null) return null;
  let kilobytes = 0;
  for (const pid of withDescendants(roots, stats)) kilobytes += fieldOf(`/proc/${pid}/smaps_rollup`, "Pss") ?? 0;
  return (kilobytes * 1024) / bytesPerMegabyte;
}

/** The anonymous memory of one process in megabytes: its heap, without files that it has mapped. Null as above. */
export function anonymousMemoryOf(pid: number): number | null {
  const kilobytes = fieldOf(`/proc/${pid}/status`, "RssAnon");
  return kilobytes === null ? null : (kilobytes * 1024) / bytesPerMegabyte;
}

interface Stat {
  parent: number;
  own: number;
  ended: number;
}

function allStats(): Map<number, Stat> | null {
  const stats = new Map<number, Stat>();
  for (const pid of pids()) {
    const text = textOf(`/proc/${pid}/stat`);
    if (text === null) continue;
    // The name of the program, in parentheses, may contain spaces.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const at = (index: number) => Number(fields[index] ?? 0);
    stats.set(pid, { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) });
  }
  return stats.size > 0 ? stats : null;
}

function pids(): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function withDescendants(roots: readonly number[], stats: ReadonlyMap<number, Stat>): Set<number> {
  const childrenOf = Map.groupBy(stats, ([, { parent }]) => parent);
  const found = new Set<number>();
  const open = [...roots];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    if (found.has(pid)) continue;
    found.add(pid);
    open.push(...(childrenOf.get(pid) ?? []).map(([child]) => child));
  }
  return found;
}

function fieldOf(file: string, name: string): number | null {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(textOf(file) ?? "");
  return found ? Number(found[1]) : null;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
