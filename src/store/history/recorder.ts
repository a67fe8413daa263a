import type { Transaction } from "kysely";
import { type NodeKey, partsOfNodeKey } from "../../domain/node-key.ts";
import { predicates } from "../../model/derived/predicate.ts";
import { isEntityType } from "../../model/model.ts";
import type { Connection } from "../engine/connection.ts";
import { setCompleteAfter } from "../table/change-history.ts";
import type { Tables } from "../table/system-table.ts";
import type { NodeToWrite } from "../write/node-writer.ts";
import { appendChanges, type ChangeDraft, maxChanges } from "./change-list.ts";
import { FormerStore } from "./former-store.ts";
import { compareFacts, factsOfNode, type ShownFacts } from "./shown-fact.ts";
import { namesOf, StoredFacts } from "./stored-fact.ts";

interface Load {
  db: Transaction<Tables>;
  connection: Connection;
  origin: { name: string; digest: string };
  /** Whether the store has no nodes of any origin. */
  isFirst: boolean;
}

/**
 * What a load is compared with:
 * - `own`: the nodes of the origin that the store holds,
 * - `former`: those that another file held before the store had its present one,
 * - `nothing`: the store does not have the origin, but others, so that all of its nodes are new,
 * - null: nothing is recorded, because the content is the first one or the same as before.
 */
type Base = { kind: "own"; facts: StoredFacts } | { kind: "former"; store: FormerStore } | { kind: "nothing" } | null;

const known: ReadonlySet<string> = new Set(predicates.map(({ key }) => key));

/** Finds out what a load changes in the entities of its origin, and records it. */
export class ChangeRecorder {
  readonly #db: Transaction<Tables>;
  readonly #base: Base;
  readonly #drafts: ChangeDraft[] = [];
  /** Null if the history stays complete from the time on from which it was before. */
  #completeAfter: "now" | { ifUnknown: string } | null;

  private constructor(db: Transaction<Tables>, base: Base, completeAfter: "now" | { ifUnknown: string } | null) {
    this.#db = db;
    this.#base = base;
    this.#completeAfter = completeAfter;
  }

  /** Decides what a load is compared with. The recorder has to be closed. */
  static async start({ db, connection, origin, isFirst }: Load): Promise<ChangeRecorder> {
    const own = await db.selectFrom("origin").select("digest").where("name", "=", origin.name).executeTakeFirst();
    if (own)
      return new ChangeRecorder(
        db,
        isSameContent(own.digest, origin.digest) ? null : { kind: "own", facts: new StoredFacts(db) },
        null,
      );
    const store = await FormerStore.open(connection, origin.name);
    if (store) {
      if (!isSameContent(store.digest, origin.digest))
        return new ChangeRecorder(db, { kind: "former", store }, { ifUnknown: store.updatedAt });
      await store.close();
      return new ChangeRecorder(db, null, { ifUnknown: store.updatedAt });
    }
    return isFirst ? new ChangeRecorder(db, null, "now") : new ChangeRecorder(db, { kind: "nothing" }, null);
  }

  /** Whether the load has to be compared. */
  get isRecording(): boolean {
    return this.#base !== null;
  }

  /** Compares nodes before they are written. */
  async record(nodes: readonly NodeToWrite[]): Promise<void> {
    const base = this.#base;
    const entities = nodes.filter(({ node }) => isEntityType(node.type));
    if (base === null || entities.length === 0) return;
    if (this.#isFull) {
      this.#completeAfter = "now";
      return;
    }
    if (base.kind === "nothing") this.#add(entities, () => null);
    else if (base.kind === "own") {
      const facts = await base.facts.of(keysOf(entities.filter(({ isNew }) => !isNew)));
      this.#add(entities, ({ key, isNew }) => (isNew ? null : (facts.get(key) ?? none)));
    } else await this.#readFormer(() => this.#compareWithFormer(base.store, entities));
  }

  /** Records that nodes of the store are removed, before they are. */
  async recordRemoved(keys: readonly NodeKey[]): Promise<void> {
    if (this.#base?.kind === "own") this.#removeAll(keys, await namesOf(this.#db, keys));
  }

  /** Records which nodes of the former file are not among those that were written. */
  async recordMissing(written: readonly NodeKey[]): Promise<void> {
    const base = this.#base;
    if (base?.kind !== "former") return;
    const kept = new Set(written);
    const missing = [...base.store.nodes.keys()].filter((key) => !kept.has(key));
    await this.#readFormer(async () => {
      const names = await base.store.names(missing);
      this.#removeAll(missing, names);
    });
  }

  /** Writes what was recorded, after the nodes are written. */
  async write(now: string): Promise<void> {
    const time = this.#drafts.length > 0 ? await appendChanges(this.#db, this.#drafts, now) : now;
    if (this.#completeAfter === "now") await setCompleteAfter(this.#db, time);
    else if (this.#completeAfter) await setCompleteAfter(this.#db, this.#completeAfter.ifUnknown, "if unknown");
  }

  async close(): Promise<void> {
    if (this.#base?.kind === "former") await this.#base.store.close();
  }

  get #isFull(): boolean {
    return this.#drafts.length >= maxChanges;
  }

  /** A former file may be damaged. What it held is then unknown. */
  async #readFormer(read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch {
      this.#completeAfter = "now";
    }
  }

  async #compareWithFormer(store: FormerStore, entities: readonly NodeToWrite[]): Promise<void> {
    const differing = entities.filter(({ key, digest }) => store.nodes.get(key) !== digest);
    const changed = differing.filter(({ key }) => store.nodes.has(key));
    const facts = changed.length === 0 ? new Map<NodeKey, ShownFacts>() : await store.facts(keysOf(changed));
    const compared = changed.length === 0 ? known : (await store.predicates()).intersection(known);
    this.#add(differing, ({ key }) => (store.nodes.has(key) ? (facts.get(key) ?? none) : null), compared);
  }

  /** @param formerOf the facts that a node showed before. Null if there was no such node. */
  #add(
    nodes: readonly NodeToWrite[],
    formerOf: (node: NodeToWrite) => ShownFacts | null,
    compared: ReadonlySet<string> = known,
  ): void {
    for (const each of nodes) {
      const { key, node } = each;
      if (!isEntityType(node.type)) continue;
      const name = String(node.row["name"] ?? node.slug);
      const former = formerOf(each);
      if (former === null) this.#whole("ADDED", key, name);
      else
        for (const change of compareFacts(former, factsOfNode(node, node.type), (each) => compared.has(each)))
          this.#push({ node: key, name, ...change });
    }
  }

  #removeAll(keys: readonly NodeKey[], names: ReadonlyMap<NodeKey, string>): void {
    for (const key of keys) {
      const { type, slug } = partsOfNodeKey(key);
      if (isEntityType(type)) this.#whole("REMOVED", key, names.get(key) ?? slug);
    }
  }

  #whole(kind: "ADDED" | "REMOVED", node: NodeKey, name: string): void {
    this.#push({ node, name, kind, predicate: null, before: null, after: null });
  }

  #push(draft: ChangeDraft): void {
    if (this.#isFull) this.#completeAfter = "now";
    else this.#drafts.push(draft);
  }
}

const keysOf = (nodes: readonly NodeToWrite[]) => nodes.map(({ key }) => key);

/** The facts of an entity without any. */
const none: ShownFacts = new Map();

/**
 * Whether two digests of an origin stand for the same content. What precedes a colon is the version of the program that read the
 * content: a newer version may turn the same records into other rows, which is no change of the data.
 */
function isSameContent(one: string, other: string): boolean {
  const contentOf = (digest: string) => digest.slice(digest.indexOf(":") + 1);
  return contentOf(one) === contentOf(other);
}
