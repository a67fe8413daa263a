import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";

/** Copies a store with its last writes to another file, which has no write-ahead log. */
export async function copyOf(store: string, file: string): Promise<void> {
  await copyFile(store, file);
  for (const part of ["-wal", "-shm"]) {
    await rm(`${file}${part}`, { force: true });
    await copyFile(`${store}${part}`, `${file}${part}`).catch(() => {});
  }
  const database = new DatabaseSync(file);
  database.exec("pragma wal_checkpoint(truncate)");
  database.exec("pragma journal_mode = delete");
  database.close();
}

/** Replaces every occurrence of a text in a file by one of the same length, as damage on a disk does. Returns their number. */
export async function replaceBytes(file: string, text: string, by: string): Promise<number> {
  const bytes = await readFile(file);
  let count = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
    bytes.write(by, at);
    count += 1;
  }
  await writeFile(file, bytes);
  return count;
}

/** Everything that a store holds, as queries read it, or null if it cannot be read. */
export function contentOf(file: string): string | null {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const names = database.prepare("select name from sqlite_schema where sql like 'create table%' order by name").all();
    return JSON.stringify(
      names.map(({ name }) => {
        const statement = database.prepare(`select * from "${name}"`);
        statement.setReadBigInts(true);
        return statement
          .all()
          .map((row) => Object.values(row).map((value) => (typeof value === "bigint" ? `${value}n` : value)));
      }),
    );
  } catch {
    return null;
  } finally {
    database.close();
  }
}

/** A sequence of numbers from 0 to 1 that is the same in each run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
