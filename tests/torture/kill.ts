import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { run, start } from "../support/run.ts";
import { digestOfStore, writeRecords } from "./kill/record-set.ts";
import { committedLength, tear } from "./kill/write-ahead-log.ts";
import { type Checks, listed } from "./support/checks.ts";
import type { Options } from "./support/options.ts";
import { Random } from "./support/random.ts";

const letters = ["a", "b"] as const;

/** Loads that are killed, and stores as a power failure may leave them: each contains the records from before or after. */
export async function kill(options: Options, _environment: Record<string, string>, checks: Checks): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), "kill-"));
  try {
    const [kills, images, companies] = options.short ? [5, 5, 400] : [200, 300, 1500];
    await new KilledLoads(home, new Random(options.seed)).run({ kills, images, companies }, checks);
  } finally {
    await rm(home, { recursive: true });
  }
}

class KilledLoads {
  readonly #home: string;
  readonly #random: Random;
  readonly #file: string;
  readonly #digests: string[] = [];
  /** How long a load takes, and how much of that from the moment at which it begins to write. */
  #loadMs = 0;
  #writeMs = 0;

  constructor(home: string, random: Random) {
    this.#home = home;
    this.#random = random;
    this.#file = path.join(home, "graph.db");
  }

  async run(
    { kills, images, companies }: Record<"kills" | "images" | "companies", number>,
    checks: Checks,
  ): Promise<void> {
    for (const letter of letters) {
      await writeRecords(this.#folder(letter), letter, companies);
      await this.#timedLoad(letters.indexOf(letter));
      this.#digests.push(await digestOfStore(this.#file));
    }
    const killed = await this.#kills(kills);
    checks.check(
      "a load that is killed leaves the records from before or after",
      killed.faults.length === 0,
      `${kills} loads, ${killed.counts}${killed.faults.length > 0 ? `; ${listed(killed.faults)}` : ""}`,
    );
    const cut = await this.#cuts(images);
    checks.check(
      "a load that a power failure interrupts leaves the records from before or after",
      cut.faults.length === 0,
      `${images} images, ${cut.counts}${cut.faults.length > 0 ? `; ${listed(cut.faults)}` : ""}`,
    );
  }

  #folder(letter: string): string {
    return path.join(this.#home, letter);
  }

  async #load(letter: string): Promise<void> {
    const { code, stderr } = await run(["load", this.#folder(letter)], { DATABASE_URL: this.#file });
    if (code !== 0) throw new Error(stderr.slice(-1000));
  }

  async #timedLoad(index: number): Promise<void> {
    const begun = performance.now();
    const child = this.#start(index);
    await writing(child);
    const writingAt = performance.now();
    await ended(child);
    if (child.exitCode !== 0) throw new Error(`a load ended with ${child.signalCode ?? child.exitCode}`);
    this.#loadMs = performance.now() - begun;
    this.#writeMs = performance.now() - writingAt;
  }

  /** Which records a store contains, as an index of `letters`. @throws if it is those of none */
  async #contentOf(file: string): Promise<number> {
    const index = this.#digests.indexOf(await digestOfStore(file));
    if (index < 0) throw new Error("the store contains neither the records from before nor those from after");
    return index;
  }

  async #kills(count: number): Promise<{ counts: string; faults: string[] }> {
    const tally = new Tally();
    let held = 1;
    for (let index = 0; index < count; index++) {
      const next = 1 - held;
      const child = this.#start(next);
      const moment = await this.#moment(child);
      child.kill("SIGKILL");
      await ended(child);
      try {
        const found = await this.#contentOf(this.#file);
        tally.add(found === next ? "after" : "before");
        held = found;
      } catch (error) {
        tally.fault(`kill ${index}, ${moment}: ${error instanceof Error ? error.message : error}`);
        for (const suffix of ["", "-wal", "-shm"]) await rm(this.#file + suffix, { force: true });
        await this.#load(letters[held] ?? "a");
      }
    }
    return tally;
  }

  /** Stops a load several times for an image of its files, and opens each image with the end of its log torn. */
  async #cuts(count: number): Promise<{ counts: string; faults: string[] }> {
    const tally = new Tally();
    let images = 0;
    while (images < count) {
      const held = await this.#contentOf(this.#file);
      const before = readFileSync(this.#file);
      const child = this.#start(1 - held);
      for (let stop = 0; stop < 5 && images < count && isRunning(child); stop++) {
        const moment = stop === 0 ? await this.#moment(child, true) : await this.#pause(4);
        child.kill("SIGSTOP");
        await wait(20);
        if (!isRunning(child)) break;
        const image = path.join(this.#home, "image.db");
        await this.#copyTo(image);
        child.kill("SIGCONT");
        // While the file itself is unchanged, nothing of the log had to be on the disk.
        const isUntouched = readFileSync(image).equals(before);
        const log = `${image}-wal`;
        const from = existsSync(log) && !isUntouched ? committedLength(readFileSync(log)) : 0;
        const what = existsSync(log) ? tear(log, from, this.#random) : "no log";
        images++;
        try {
          tally.add((await this.#contentOf(image)) === held ? "before" : "after");
        } catch (error) {
          tally.fault(`image ${images}, ${moment}, ${what}: ${error instanceof Error ? error.message : error}`);
        }
      }
      child.kill("SIGCONT");
      await ended(child);
    }
    return tally;
  }

  #start(index: number): ChildProcess {
    return start(["load", this.#folder(letters[index] ?? "a")], { DATABASE_URL: this.#file });
  }

  /** Waits for a random moment: at any time of a load, or while it writes. */
  async #moment(child: ChildProcess, isWriting = this.#random.chance(0.7)): Promise<string> {
    if (!isWriting) {
      const ms = this.#random.below(this.#loadMs);
      await wait(ms);
      return `after ${ms} ms`;
    }
    await writing(child);
    return this.#pause();
  }

  async #pause(parts = 1): Promise<string> {
    const ms = this.#random.below((1.2 * this.#writeMs) / parts);
    await wait(ms);
    return `${ms} ms into the write`;
  }

  async #copyTo(image: string): Promise<void> {
    for (const suffix of ["", "-wal", "-shm"]) await rm(image + suffix, { force: true });
    await copyFile(this.#file, image);
    if (existsSync(`${this.#file}-wal`)) await copyFile(`${this.#file}-wal`, `${image}-wal`);
  }
}

class Tally {
  readonly #counts = new Map<string, number>();
  readonly faults: string[] = [];

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  fault(text: string): void {
    this.faults.push(text);
  }

  get counts(): string {
    return [...this.#counts].map(([what, count]) => `${what} × ${count}`).join(", ");
  }
}

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

/** Waits until a load begins to write, or ends. */
function writing(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on("data", (chunk) => {
      if (/Write to the store/.test(String(chunk))) resolve();
    });
    child.on("exit", () => resolve());
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (isRunning(child)) await once(child, "exit");
}
