import type { Table, TableColumn } from "../../model/derived/table.ts";

type Declared = Readonly<Record<string, Omit<TableColumn, "name">>>;

interface SystemTable {
  readonly columns: Declared;
  readonly primaryKey: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
  /** The store of a new version takes over the rows, because no record restores them. */
  readonly isKept?: true;
}

const text = { type: "text" } as const;
const optional = { type: "text", nullable: true } as const;
const integer = { type: "integer" } as const;
const named = <const Name extends string>(references: Name) => ({ type: "text", references }) as const;

/** The tables that the program needs in addition to those of the model. */
const declared = {
  dataset: {
    columns: { id: integer, name: text, revision: integer, updated_at: text, as_of: optional },
    primaryKey: ["id"],
  },
  /** The number of nodes of each type and of edges of each kind, recounted after each write so that requests need not count. */
  tally: { columns: { what: text, total: integer }, primaryKey: ["what"] },
  /** The origins that were loaded, with the hash of their content. */
  origin: { columns: { name: text, digest: text, loaded_at: text }, primaryKey: ["name"] },
  /** The nodes that were loaded, with their origin and the hash of what was written for them. */
  loaded_node: {
    columns: { node: text, origin: text, digest: text },
    primaryKey: ["node"],
    indexes: [["origin"]],
  },
  /** The number and the hash of the rows of each table by chunk, by which damage to stored rows is found. */
  content_digest: {
    columns: { table_name: text, chunk: integer, row_count: integer, digest: text },
    primaryKey: ["table_name", "chunk"],
  },
  /** GraphQL documents that clients may request by id. */
  registered_document: {
    columns: { id: text, sha256: text, body: text, registered_at: text },
    primaryKey: ["id"],
    indexes: [["sha256"]],
    isKept: true,
  },
  /** What loads have changed, the latest with the highest id. */
  entity_change: {
    columns: {
      id: integer,
      recorded_at: text,
      revision: integer,
      node: text,
      name: text,
      kind: text,
      /** Null if the entity as a whole was added or removed. */
      predicate: optional,
      text_before: optional,
      text_after: optional,
      status_before: optional,
      status_after: optional,
      /** The claim that stated the fact after the change. Later loads may have removed it. */
      claim_id: optional,
    },
    primaryKey: ["id"],
    indexes: [["recorded_at"]],
    isKept: true,
  },
  /** One row: the time after which every change is recorded. No row before the first load. */
  change_history: { columns: { id: integer, complete_after: text }, primaryKey: ["id"], isKept: true },
  claim_evidence: {
    columns: { claim_id: named("claim"), evidence_id: named("evidence"), position: integer },
    primaryKey: ["claim_id", "evidence_id"],
    indexes: [["evidence_id"]],
  },
  /**
   * The summands of an agreement's value by measure, in minor units of their currency as decimal integers, because JavaScript reads
   * SQL integers as floating-point numbers. No row for a measure of which no amount is known.
   */
  agreement_value: {
    columns: {
      agreement_id: named("agreement"),
      measure: text,
      part: text,
      currency: text,
      min: text,
      max: optional,
      disclosed: text,
      is_approximate: integer,
    },
    primaryKey: ["agreement_id", "measure", "part", "currency"],
  },
  /** Every indication with each of its ancestors, computed from the direct parents after each write. */
  indication_ancestor: {
    columns: { indication_id: named("indication"), ancestor_id: named("indication"), distance: integer },
    primaryKey: ["indication_id", "ancestor_id"],
    indexes: [["ancestor_id", "distance"]],
  },
  /**
   * Who holds a right to a therapy: one row for each group of countries and period with the same answer, computed from other tables
   * after each write. The countries are bits of five numbers: see `countryMask`.
   */
  therapy_rights: {
    columns: {
      id: text,
      therapy_id: named("therapy"),
      licensed_right: text,
      status: text,
      valid_from: text,
      valid_until: optional,
      countries_0: integer,
      countries_1: integer,
      countries_2: integer,
      countries_3: integer,
      countries_4: integer,
    },
    primaryKey: ["id"],
    indexes: [["licensed_right", "therapy_id"], ["therapy_id"]],
  },
  therapy_rights_holder: {
    columns: { therapy_rights_id: text, company_id: named("company"), is_originator: integer },
    primaryKey: ["therapy_rights_id", "company_id"],
    indexes: [["company_id"]],
  },
  reference_rate: {
    columns: { date: text, currency: text, per_euro: text, source_id: named("source") },
    primaryKey: ["currency", "date"],
    indexes: [["source_id"]],
  },
  /** The texts by which nodes are found: names, aliases, identifiers, summaries. Computed from other tables after each write. */
  search_entry: {
    columns: { id: integer, node: text, type: text, field: text, text, folded: text, bare: text },
    primaryKey: ["id"],
    indexes: [["bare"]],
  },
  /**
   * The nodes in the full-text index. Their entries have consecutive ids from `entry` on, that of the name first. The id is the place
   * of the node among nodes that match equally well: see `documentId`.
   */
  search_document: {
    columns: { id: integer, node: text, entry: integer, entry_count: integer },
    primaryKey: ["id"],
    indexes: [["node"]],
  },
  /** The words in the full-text index that consist of letters, also spelled backwards: typos are looked up by the half without one. */
  search_term: { columns: { term: text, reversed: text }, primaryKey: ["term"], indexes: [["reversed"]] },
} as const satisfies Record<string, SystemTable>;

type ValueOf<C> = C extends { type: "integer" } ? number : C extends { nullable: true } ? string | null : string;

/** The row types of the system tables. The row types of the model's tables derive from the model. */
export type Tables = {
  [T in keyof typeof declared]: {
    -readonly [C in keyof (typeof declared)[T]["columns"]]: ValueOf<(typeof declared)[T]["columns"][C]>;
  };
};

export const systemTables: readonly (Table & { isKept: boolean })[] = Object.entries<SystemTable>(declared).map(
  ([name, { columns, primaryKey, indexes = [], isKept }]) => ({
    name,
    columns: Object.entries(columns).map(([column, properties]) => ({ name: column, ...properties })),
    primaryKey,
    indexes,
    isKept: isKept === true,
  }),
);
