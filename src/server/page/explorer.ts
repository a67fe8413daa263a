import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Logger } from "pino";
import { type Page, readPage } from "./page.ts";
import { pageHash } from "./page-hash.ts";

const root = path.join(import.meta.dirname, "../../..");
/** Where pages are kept, each in a folder that is named by a hash of what it was built from. */
const cacheFolder = path.join(root, "var/explorer");
const buildScript = path.join(root, "src/explorer/build/build.ts");

/** The page for people who write no GraphQL. It is built in another process at the first start, and then kept. */
export class Explorer {
  readonly #log: Pick<Logger, "info" | "error">;
  #page: Page | null = null;
  #hasFailed = false;

  constructor(log: Pick<Logger, "info" | "error">) {
    this.#log = log;
  }

  /** Null until the page is prepared. */
  get page(): Page | null {
    return this.#page;
  }

  /** Whether the page could not be built. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** The text of a query of the page. */
  document(id: string): string | undefined {
    return this.#page?.documents.get(id);
  }

  /** Reads the page, and builds it if that has not been done. Never rejects. */
  async prepare(): Promise<void> {
    const start = performance.now();
    try {
      this.#page = await preparedPage();
      this.#log.info({ ms: Math.round(performance.now() - start) }, "explorer ready");
    } catch (error) {
      this.#hasFailed = true;
      this.#log.error({ err: error }, "the explorer could not be built");
    }
  }
}

async function preparedPage(): Promise<Page> {
  const hash = await pageHash();
  const kept = path.join(cacheFolder, hash);
  const found = await readPage(kept);
  if (found) return found;
  const isWritable = await mkdir(cacheFolder, { recursive: true }).then(
    () => true,
    () => false,
  );
  // The folder of the program may belong to another user. The page is then built at each start.
  const temporary = isWritable ? null : await mkdtemp(path.join(tmpdir(), "explorer-"));
  try {
    const folder = temporary === null ? kept : path.join(temporary, hash);
    await build(folder);
    const page = await readPage(folder);
    if (!page) throw new Error(`The build has written no page to ${folder}.`);
    if (isWritable) await removeOthers(hash);
    return page;
  } finally {
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }
}

/** Builds in another process: the bundler and the compression would stall requests. */
async function build(folder: string): Promise<void> {
  const child = spawn(process.execPath, [buildScript, folder], { stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    if (errors.length < 4000) errors += chunk.toString();
  });
  // The server may stop while the page is built.
  child.unref();
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The build of the page ended with ${code}: ${errors.trim()}`);
}

/** Older pages of this folder are not needed, except by processes that are just replaced. */
async function removeOthers(hash: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    if (/^[0-9a-f]{16}$/.test(name) && name !== hash)
      await rm(path.join(cacheFolder, name), { recursive: true, force: true });
  }
}
