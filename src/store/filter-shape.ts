import type { NodeType } from "../domain/graph-vocabulary.ts";
import { type ListedColumn, nodeTables } from "./change-set.ts";
import type { Tables } from "./tables.ts";

/** What can be filtered: the types of nodes, and what stands in lists of its own below them. */
export type FilterName = NodeType | "Party" | "RightsGrant" | "Evidence" | "Statement" | "TimelineEntry" | "Neighbor";

/** A field and the column that holds it. */
export interface FilterField {
  column: string;
  kind: "text" | "date" | "int" | "boolean" | "enum" | "list";
  /** Where the API shows it, if not as the field of the same name. */
  shown?: string;
  /** Whether a text has no capitals, so that it can be looked up as it is. */
  isLower?: boolean;
  /** Where the column is a JSON list: the table that has each of its values in a row of its own. */
  values?: ListedColumn;
}

/** How to get from a row to others: over a table that links them, or by a column of either. */
export interface FilterRelation {
  to: FilterName;
  /** Where the API shows it, if not as the field of the same name. */
  shown?: string;
  /** One row at most, so that the filter stands without some, none or every. */
  one?: boolean;
  link?: { table: keyof Tables; own: string; other: string };
  /** The column of this row that names the other, or of the other that names this. */
  by?: { own: string } | { other: string };
}

export interface FilterShape {
  /** Absent where its rows come from several tables, so that no relation leads to it. */
  table?: keyof Tables;
  fields: Record<string, FilterField>;
  relations: Record<string, FilterRelation>;
}

const text = (column: string): FilterField => ({ column, kind: "text" });
const date = (column: string): FilterField => ({ column, kind: "date" });
const word = (column: string): FilterField => ({ column, kind: "enum" });
const list = (column: string, values?: ListedColumn): FilterField => ({
  column,
  kind: "list",
  ...(values && { values }),
});
const over = (to: FilterName, table: keyof Tables, own: string, other: string): FilterRelation => ({
  to,
  link: { table, own, other },
});
const slug: FilterField = { column: "id", kind: "text", isLower: true };
const named = { slug, name: text("name") };

/** What each filter may ask, by the names of the API. */
export const filterShapes: Record<FilterName, FilterShape> = {
  Company: {
    table: "company",
    fields: {
      ...named,
      legalName: text("legal_name"),
      kind: word("kind"),
      country: text("country"),
      foundedOn: date("founded_on"),
      lei: text("lei"),
      cik: text("cik"),
      ticker: text("ticker"),
      wikidata: text("wikidata"),
    },
    relations: {
      agreements: over("Agreement", "party", "company_id", "agreement_id"),
      therapies: over("Therapy", "therapy_company", "company_id", "therapy_id"),
      parents: over("Company", "company_parent", "company_id", "parent_id"),
      subsidiaries: over("Company", "company_parent", "parent_id", "company_id"),
      people: over("Person", "affiliation", "company_id", "person_id"),
      trials: over("Trial", "trial_sponsor", "company_id", "trial_id"),
      regulatoryEvents: { to: "RegulatoryEvent", by: { other: "sponsor_id" } },
    },
  },
  Agreement: {
    table: "agreement",
    fields: {
      ...named,
      kinds: list("kinds_json", nodeTables.Agreement.listed?.kinds_json),
      status: word("status"),
      announcedOn: date("announced_on"),
      signedOn: date("signed_on"),
      effectiveOn: date("effective_on"),
      closedOn: date("closed_on"),
      terminatedOn: date("terminated_on"),
      summary: text("summary"),
    },
    relations: {
      parties: { to: "Party", by: { other: "agreement_id" } },
      rights: { to: "RightsGrant", by: { other: "agreement_id" } },
      related: over("Agreement", "related_agreement", "agreement_id", "related_id"),
      therapies: over("Therapy", "agreement_therapy", "agreement_id", "therapy_id"),
      indications: over("Indication", "agreement_indication", "agreement_id", "indication_id"),
    },
  },
  Party: {
    table: "party",
    fields: { role: word("role"), note: text("note") },
    relations: { company: { to: "Company", one: true, by: { own: "company_id" } } },
  },
  RightsGrant: {
    table: "rights_grant",
    fields: {
      rights: list("rights_json"),
      exclusivity: word("exclusivity"),
      worldwide: { column: "worldwide", kind: "boolean", shown: "Territory.worldwide" },
      validFrom: date("valid_from"),
      validTo: date("valid_to"),
    },
    relations: {
      grantor: { to: "Company", one: true, by: { own: "grantor_id" } },
      grantee: { to: "Company", one: true, by: { own: "grantee_id" } },
      therapies: over("Therapy", "rights_grant_therapy", "rights_grant_id", "therapy_id"),
      field: over("Indication", "rights_grant_field", "rights_grant_id", "indication_id"),
    },
  },
  Therapy: {
    table: "therapy",
    fields: {
      ...named,
      modality: word("modality"),
      mechanism: text("mechanism"),
      isotope: { column: "isotope", kind: "text", shown: "Radionuclide.isotope" },
      inn: text("inn"),
      unii: text("unii"),
      chembl: text("chembl"),
      highestStage: word("highest_stage"),
    },
    relations: {
      targets: over("Target", "therapy_target", "therapy_id", "target_id"),
      companies: over("Company", "therapy_company", "therapy_id", "company_id"),
      indications: over("Indication", "therapy_indication", "therapy_id", "indication_id"),
      agreements: over("Agreement", "agreement_therapy", "therapy_id", "agreement_id"),
      trials: over("Trial", "trial_therapy", "therapy_id", "trial_id"),
      regulatoryEvents: { to: "RegulatoryEvent", by: { other: "therapy_id" } },
    },
  },
  Target: {
    table: "target",
    fields: { ...named, symbol: text("symbol") },
    relations: { therapies: over("Therapy", "therapy_target", "target_id", "therapy_id") },
  },
  Indication: {
    table: "indication",
    fields: {
      ...named,
      mondo: text("mondo"),
      doid: text("doid"),
      mesh: text("mesh"),
      ncit: text("ncit"),
      orphanet: text("orphanet"),
    },
    relations: {
      parents: over("Indication", "indication_parent", "indication_id", "parent_id"),
      children: over("Indication", "indication_parent", "parent_id", "indication_id"),
      therapies: over("Therapy", "therapy_indication", "indication_id", "therapy_id"),
      agreements: over("Agreement", "agreement_indication", "indication_id", "agreement_id"),
      trials: over("Trial", "trial_indication", "indication_id", "trial_id"),
      regulatoryEvents: { to: "RegulatoryEvent", by: { other: "indication_id" } },
    },
  },
  RegulatoryEvent: {
    table: "regulatory_event",
    fields: {
      ...named,
      kind: word("kind"),
      agency: word("agency"),
      country: text("country"),
      designation: word("designation"),
      pathway: list("pathway_json", nodeTables.RegulatoryEvent.listed?.pathway_json),
      population: text("population"),
      applicationNumber: text("application_number"),
      occurredOn: date("occurred_on"),
      outcome: text("outcome"),
    },
    relations: {
      therapy: { to: "Therapy", one: true, by: { own: "therapy_id" } },
      indication: { to: "Indication", one: true, by: { own: "indication_id" } },
      sponsor: { to: "Company", one: true, by: { own: "sponsor_id" } },
    },
  },
  Trial: {
    table: "trial",
    fields: {
      ...named,
      nctId: text("nct_id"),
      phase: word("phase"),
      status: word("status"),
      enrollment: { column: "enrollment", kind: "int" },
      startedOn: date("started_on"),
      completedOn: date("completed_on"),
    },
    relations: {
      sponsors: over("Company", "trial_sponsor", "trial_id", "company_id"),
      therapies: over("Therapy", "trial_therapy", "trial_id", "therapy_id"),
      indications: over("Indication", "trial_indication", "trial_id", "indication_id"),
    },
  },
  Person: {
    table: "person",
    fields: { ...named },
    relations: {
      companies: { ...over("Company", "affiliation", "person_id", "company_id"), shown: "Person.affiliations" },
    },
  },
  Source: {
    table: "source",
    fields: {
      slug,
      title: text("title"),
      publisher: text("publisher"),
      kind: word("kind"),
      url: text("url"),
      publishedOn: date("published_on"),
      retrievedOn: date("retrieved_on"),
      license: text("license"),
    },
    relations: {},
  },
  Claim: {
    table: "claim",
    fields: { predicate: text("predicate"), value: text("value"), detail: text("detail"), status: word("status") },
    relations: { evidence: over("Evidence", "claim_evidence", "claim_id", "evidence_id") },
  },
  Evidence: {
    table: "evidence",
    fields: { statement: text("statement") },
    relations: { source: { to: "Source", one: true, by: { own: "source_id" } } },
  },
  Statement: {
    table: "statement",
    fields: { gist: text("gist") },
    relations: { person: { to: "Person", one: true, by: { own: "person_id" } } },
  },
  TimelineEntry: { fields: { date: date("date"), predicate: text("predicate") }, relations: {} },
  Neighbor: {
    fields: {
      kind: { column: "kind", kind: "enum", shown: "NeighborEdge.kind" },
      label: { column: "label", kind: "text", shown: "NeighborEdge.label" },
      isSubject: { column: "is_subject", kind: "boolean", shown: "NeighborEdge.isSubject" },
    },
    relations: {},
  },
};
