import type { ClaimStatus, EntityType } from "../domain/graph-vocabulary.ts";
import type { NodeKey } from "../domain/node-key.ts";
import type { Tables } from "./tables.ts";

/** One piece of evidence; claims that rest on the same piece name the same id. */
export type EvidenceDocument = Tables["evidence"];

/** A claim about a node, without what the writer adds. */
export type ClaimDocument = Omit<Tables["claim"], "subject" | "position" | "status"> & {
  status: ClaimStatus;
  evidence: EvidenceDocument[];
};

type Row = Record<string, string | number | null>;

/** A node with everything that it alone owns: its row, its edges, its claims. Written and removed as one. */
export interface NodeDocument {
  type: EntityType | "Source";
  slug: string;
  /** The columns of its table, without `id`. */
  row: Row;
  /** Rows of the tables that this type owns, without the column that names the owner. */
  owned: Partial<Record<keyof Tables, Row[]>>;
  claims: ClaimDocument[];
}

/** What a change set did, by node. */
export interface ChangeReport {
  added: NodeKey[];
  changed: NodeKey[];
  removed: NodeKey[];
  unchanged: number;
  revision: number;
}

/** A table with each value of a JSON column in a row of its own, by the column that names the node. */
export interface ListedColumn {
  table: keyof Tables;
  own: string;
  value: string;
}

interface NodeTable {
  table: keyof Tables;
  /** Columns whose values no two nodes share. */
  unique: readonly string[];
  /** Tables that hold what it owns, by the column that names the owner. */
  owned: Partial<Record<keyof Tables, string>>;
  /** JSON columns whose values stand in rows of their own as well, for filters and statistics to find. */
  listed?: Record<string, ListedColumn>;
}

/** Where each type of node is kept, with all that is its own. */
export const nodeTables: Record<NodeDocument["type"], NodeTable> = {
  Company: { table: "company", unique: ["lei", "cik", "ticker", "wikidata"], owned: { company_parent: "company_id" } },
  Agreement: {
    table: "agreement",
    unique: [],
    owned: {
      // Children of a grant first, so that a grant is never removed under them.
      rights_grant_therapy: "agreement_id",
      rights_grant_field: "agreement_id",
      rights_grant: "agreement_id",
      party: "agreement_id",
      agreement_therapy: "agreement_id",
      agreement_indication: "agreement_id",
      agreement_relation: "agreement_id",
      financial_term: "agreement_id",
      stated_total: "agreement_id",
      agreement_value: "agreement_id",
    },
    listed: { kinds_json: { table: "agreement_kind", own: "agreement_id", value: "kind" } },
  },
  Therapy: {
    table: "therapy",
    unique: ["unii", "chembl"],
    owned: { therapy_company: "therapy_id", therapy_indication: "therapy_id", therapy_target: "therapy_id" },
  },
  Target: { table: "target", unique: [], owned: {} },
  Indication: {
    table: "indication",
    unique: ["mondo", "doid", "mesh", "ncit", "orphanet"],
    owned: { indication_parent: "indication_id", epidemiology: "indication_id" },
  },
  RegulatoryEvent: {
    table: "regulatory_event",
    unique: [],
    owned: {},
    listed: { pathway_json: { table: "regulatory_event_pathway", own: "event_id", value: "pathway" } },
  },
  Trial: {
    table: "trial",
    unique: ["nct_id"],
    owned: { trial_sponsor: "trial_id", trial_therapy: "trial_id", trial_indication: "trial_id", outcome: "trial_id" },
  },
  Person: { table: "person", unique: [], owned: { affiliation: "person_id", statement: "person_id" } },
  Source: { table: "source", unique: [], owned: { reference_rate: "source_id" } },
};

/** Owned by every node, by the column that holds its key. */
export const tablesOfAnyNode: Partial<Record<keyof Tables, string>> = { alias: "node", identifier: "node" };
