import { type Kysely, sql } from "kysely";
import type { NodeKey } from "../../domain/node-key.ts";
import type { Connection } from "../engine/connection.ts";
import { formerFilesOf } from "../file/former-files.ts";
import { openReader } from "../open.ts";
import type { Tables } from "../table/system-table.ts";
import { digestsOf } from "../write/difference.ts";
import type { ShownFacts } from "./shown-fact.ts";
import { namesOf, StoredFacts } from "./stored-fact.ts";

/** The file that held the nodes of an origin before the store had its present file. Its format may be another one. */
export class FormerStore {
  /** The digest with which the origin was last loaded there. */
  readonly digest: string;
  /** The time of the last change there. */
  readonly updatedAt: string;
  /** The digests of the nodes that the origin had. */
  readonly nodes: ReadonlyMap<NodeKey, string>;
  readonly #db: Kysely<Tables>;
  readonly #facts: StoredFacts;
  #predicates: ReadonlySet<string> | null = null;

  private constructor(db: Kysely<Tables>, found: Pick<FormerStore, "digest" | "updatedAt" | "nodes">) {
    this.#db = db;
    this.#facts = new StoredFacts(db);
    this.digest = found.digest;
    this.updatedAt = found.updatedAt;
    this.nodes = found.nodes;
  }

  /** Opens the file with the latest content. Null if there is none, or that file does not have the origin or cannot be read. */
  static async open(connection: Connection, origin: string): Promise<FormerStore | null> {
    let latest: { file: string; revision: number } | null = null;
    for (const file of formerFilesOf(connection)) {
      const revision = await reading(file, revisionIn);
      if (revision !== null && revision > (latest?.revision ?? 0)) latest = { file, revision };
    }
    if (latest === null) return null;
    let db: Kysely<Tables> | null = null;
    try {
      db = openReader(latest.file);
      const found = await originIn(db, origin);
      if (found !== null) return new FormerStore(db, { ...found, nodes: await digestsOf(db, origin) });
    } catch {
      // What cannot be read is not compared.
    }
    await db?.destroy();
    return null;
  }

  facts(keys: readonly NodeKey[]): Promise<Map<NodeKey, ShownFacts>> {
    return this.#facts.of(keys);
  }

  names(keys: readonly NodeKey[]): Promise<Map<NodeKey, string>> {
    return namesOf(this.#db, keys);
  }

  /** The predicates of its claims. Others may not have existed in its format. */
  async predicates(): Promise<ReadonlySet<string>> {
    if (this.#predicates) return this.#predicates;
    const { rows } = await sql<{ predicate: string }>`select distinct predicate from claim`.execute(this.#db);
    this.#predicates = new Set(rows.map(({ predicate }) => predicate));
    return this.#predicates;
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }
}

async function reading<Result>(file: string, read: (db: Kysely<Tables>) => Promise<Result>): Promise<Result | null> {
  let db: Kysely<Tables> | null = null;
  try {
    db = openReader(file);
    return await read(db);
  } catch {
    return null;
  } finally {
    await db?.destroy();
  }
}

async function revisionIn(db: Kysely<Tables>): Promise<number> {
  const { revision } = await db.selectFrom("dataset").select("revision").executeTakeFirstOrThrow();
  return revision;
}

async function originIn(db: Kysely<Tables>, name: string): Promise<Pick<FormerStore, "digest" | "updatedAt"> | null> {
  const { rows } = await sql<{ digest: string; updatedAt: string }>`
    select origin.digest, dataset.updated_at as "updatedAt" from origin, dataset where origin.name = ${name}`.execute(
    db,
  );
  const [found] = rows;
  return found ? { ...found, updatedAt: new Date(found.updatedAt).toISOString() } : null;
}
