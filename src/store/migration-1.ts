import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** The first version of every table, in SQL that both engines read alike. */
export async function firstTables(db: Kysely<Tables>): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await sql.raw(`create table ${name} (${columns.trim()})`).execute(db);
  }
  await sql`create table if not exists trusted_document (id text primary key, sha256 text not null, body text not null,
    registered_at text not null)`.execute(db);
  await sql`create index if not exists trusted_document_sha256 on trusted_document (sha256)`.execute(db);
  for (const index of indexes) await sql.raw(`create index ${nameOfIndex(index)} on ${index}`).execute(db);
  await sql`create view related_agreement as select agreement_id, related_id from agreement_relation
    union all select related_id, agreement_id from agreement_relation`.execute(db);
  for (const statement of searchTables) await sql.raw(statement).execute(db);
  await sql`insert into dataset (id, name, revision, updated_at) values (1, 'Drug deal graph', 0, '1970-01-01T00:00:00Z')`.execute(
    db,
  );
}

function nameOfIndex(index: string): string {
  return index.replaceAll(/[^a-z0-9_]+/g, "_").replace(/_$/, "");
}

// References are checked when the transaction ends, so that a change set may be written in any order.
const to = (table: string) => `references ${table} (id) deferrable initially deferred`;

const node = "id text primary key, name text not null, sort_name text not null";

const tables: Record<string, string> = {
  dataset: "id integer primary key, name text not null, revision integer not null, updated_at text not null",
  tally: "what text primary key, total integer not null",
  origin: "name text primary key, digest text not null, loaded_at text not null",
  document: "node text primary key, origin text not null, digest text not null",

  company: `${node}, legal_name text, kind text not null, country text, founded_on text,
    lei text unique, cik text unique, ticker text unique, wikidata text unique`,
  company_parent: `company_id text not null ${to("company")}, parent_id text not null ${to("company")},
    from_on text, to_on text, fact text primary key`,

  agreement: `${node}, kinds_json text not null, status text not null, announced_on text, signed_on text,
    effective_on text, closed_on text, terminated_on text, summary text`,
  agreement_kind: `agreement_id text not null ${to("agreement")}, kind text not null, primary key (kind, agreement_id)`,
  party: `agreement_id text not null ${to("agreement")}, position integer not null,
    company_id text not null ${to("company")}, role text not null, note text, fact text primary key`,
  agreement_therapy: `agreement_id text not null ${to("agreement")}, therapy_id text not null ${to("therapy")},
    stage_at_signing text, fact text not null, primary key (agreement_id, therapy_id)`,
  agreement_indication: `agreement_id text not null ${to("agreement")}, indication_id text not null ${to("indication")},
    fact text not null, primary key (agreement_id, indication_id)`,
  agreement_relation: `agreement_id text not null ${to("agreement")}, related_id text not null ${to("agreement")},
    relation text not null, fact text primary key`,
  rights_grant: `id text primary key, agreement_id text not null ${to("agreement")}, position integer not null,
    grantor_id text ${to("company")}, grantee_id text not null ${to("company")}, rights_json text not null,
    exclusivity text, worldwide integer, regions_json text not null, include_json text not null,
    exclude_json text not null, territory_as_stated text, valid_from text, valid_to text, fact text not null unique`,
  rights_grant_therapy: `agreement_id text not null, rights_grant_id text not null ${to("rights_grant")},
    therapy_id text not null ${to("therapy")}, primary key (rights_grant_id, therapy_id)`,
  rights_grant_field: `agreement_id text not null, rights_grant_id text not null ${to("rights_grant")},
    indication_id text not null ${to("indication")}, primary key (rights_grant_id, indication_id)`,
  financial_term: `id text primary key, agreement_id text not null ${to("agreement")}, position integer not null,
    components_json text not null, amount text, currency text, qualifier text not null,
    payer_id text ${to("company")}, payee_json text not null, per_unit text, trigger_text text,
    royalty_tiers_json text not null, as_stated text, fact text not null unique`,
  stated_total: `agreement_id text not null ${to("agreement")}, position integer not null, measure text not null,
    amount text not null, currency text not null, qualifier text not null, fact text primary key`,
  agreement_value: `agreement_id text not null ${to("agreement")}, measure text not null, min text, max text,
    currency text not null, primary key (agreement_id, measure)`,

  therapy: `${node}, modality text not null, mechanism text, isotope text, emission text, chelator text, inn text,
    unii text unique, chembl text unique, atc_json text not null, highest_stage text`,
  therapy_company: `therapy_id text not null ${to("therapy")}, company_id text not null ${to("company")},
    role text not null, fact text not null, primary key (therapy_id, company_id, role)`,
  therapy_indication: `therapy_id text not null ${to("therapy")}, indication_id text not null ${to("indication")},
    stage text, activity text, population text, as_of text, fact text primary key`,
  target: `${node}, symbol text`,
  therapy_target: `therapy_id text not null ${to("therapy")}, target_id text not null ${to("target")},
    fact text not null, primary key (therapy_id, target_id)`,

  indication: `${node}, mondo text unique, doid text unique, mesh text unique, ncit text unique,
    orphanet text unique, anatomical_sites_json text not null`,
  indication_parent: `indication_id text not null ${to("indication")}, parent_id text not null ${to("indication")},
    fact text not null, primary key (indication_id, parent_id)`,
  indication_ancestor: `indication_id text not null ${to("indication")}, ancestor_id text not null ${to("indication")},
    distance integer not null, primary key (indication_id, ancestor_id)`,
  epidemiology: `indication_id text not null ${to("indication")}, position integer not null, measure text not null,
    value text, low text, high text, unit text not null, region text, period text, qualifier text, fact text primary key`,

  regulatory_event: `${node}, kind text not null, agency text not null, country text, designation text,
    pathway_json text not null, therapy_id text not null ${to("therapy")}, indication_id text ${to("indication")},
    population text, sponsor_id text ${to("company")}, application_number text, occurred_on text, outcome text`,
  regulatory_event_pathway: `event_id text not null ${to("regulatory_event")}, pathway text not null,
    primary key (pathway, event_id)`,

  trial: `${node}, nct_id text unique, phase text, status text, enrollment integer, started_on text, completed_on text,
    completion_expected_on text`,
  trial_sponsor: `trial_id text not null ${to("trial")}, position integer not null,
    company_id text not null ${to("company")}, fact text not null, primary key (trial_id, company_id)`,
  trial_therapy: `trial_id text not null ${to("trial")}, position integer not null,
    therapy_id text not null ${to("therapy")}, fact text not null, primary key (trial_id, therapy_id)`,
  trial_indication: `trial_id text not null ${to("trial")}, position integer not null,
    indication_id text not null ${to("indication")}, fact text not null, primary key (trial_id, indication_id)`,
  outcome: `trial_id text not null ${to("trial")}, position integer not null, endpoint text not null, value text,
    unit text, n integer, population text, qualifier text, fact text primary key`,

  person: node,
  affiliation: `id text primary key, person_id text not null ${to("person")}, position integer not null,
    company_id text not null ${to("company")}, title text not null, from_on text, to_on text, fact text not null unique`,
  statement: `id text primary key, person_id text not null ${to("person")}, position integer not null,
    gist text not null, about text, fact text not null unique`,

  alias: `node text not null, position integer not null, text text not null, kind text not null, from_on text,
    to_on text, fact text primary key`,
  identifier: `node text not null, position integer not null, system text not null, value text not null,
    match text not null, fact text primary key`,

  source: `id text primary key, title text not null, sort_name text not null, publisher text, kind text not null,
    url text, published_on text, retrieved_on text, license text, content_hash text, document text`,
  evidence: `id text primary key, source_id text not null ${to("source")}, statement text not null,
    span_from integer, span_to integer, span_sha256 text, row_key text`,
  claim: `id text primary key, subject text not null, position integer not null, predicate text not null,
    fact text not null, value text, object text, detail text, status text not null, resolution text,
    recorded_at text not null`,
  claim_evidence: `claim_id text not null ${to("claim")}, evidence_id text not null ${to("evidence")},
    position integer not null, primary key (claim_id, evidence_id)`,

  search_entry: `id integer primary key, node text not null, type text not null, field text not null, text text not null,
    folded text not null, bare text not null`,

  reference_rate: `date text not null, currency text not null, per_euro text not null,
    source_id text not null ${to("source")}, primary key (currency, date)`,
};

/** Full text over the folded words of `search_entry`, and the words that occur in it. */
const searchTables = [
  `create virtual table search_index using fts5 (folded, content = 'search_entry', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4')`,
  "create virtual table search_word using fts5vocab (search_index, 'row')",
];

const indexes = [
  "company (sort_name, id)",
  "company_parent (company_id)",
  "company_parent (parent_id)",
  "agreement ((announced_on is null), announced_on desc, id)",
  "party (agreement_id, position)",
  "party (company_id, role, agreement_id)",
  "agreement_kind (agreement_id)",
  "agreement_therapy (therapy_id, agreement_id)",
  "agreement_indication (indication_id, agreement_id)",
  "agreement_relation (agreement_id)",
  "agreement_relation (related_id)",
  "rights_grant (agreement_id, position)",
  "rights_grant (grantor_id)",
  "rights_grant (grantee_id)",
  "rights_grant_therapy (agreement_id)",
  "rights_grant_therapy (therapy_id)",
  "rights_grant_field (agreement_id)",
  "rights_grant_field (indication_id)",
  "financial_term (agreement_id, position)",
  "stated_total (agreement_id, position)",
  "therapy (sort_name, id)",
  "therapy (modality, id)",
  "therapy_company (company_id, role)",
  "therapy_indication (therapy_id)",
  "therapy_indication (indication_id, stage)",
  "therapy_target (target_id)",
  "target (sort_name, id)",
  "indication (sort_name, id)",
  "indication_parent (parent_id)",
  "indication_ancestor (ancestor_id, distance)",
  "epidemiology (indication_id, position)",
  "regulatory_event ((occurred_on is null), occurred_on desc, id)",
  "regulatory_event (designation) where designation is not null",
  "regulatory_event (kind, therapy_id)",
  "regulatory_event_pathway (event_id)",
  "regulatory_event (therapy_id, agency, kind, occurred_on)",
  "regulatory_event (indication_id, occurred_on)",
  "regulatory_event (sponsor_id, occurred_on)",
  "trial ((started_on is null), started_on desc, id)",
  "trial_sponsor (company_id)",
  "trial_therapy (therapy_id)",
  "trial_indication (indication_id)",
  "outcome (trial_id, position)",
  "person (sort_name, id)",
  "affiliation (person_id, position)",
  "affiliation (company_id)",
  "statement (person_id, position)",
  "statement (about)",
  "alias (node, position)",
  "identifier (node, position)",
  "source (sort_name, id)",
  "evidence (source_id)",
  "claim (subject, position)",
  "claim (fact)",
  "claim_evidence (evidence_id)",
  "document (origin)",
  "search_entry (node)",
  "search_entry (bare)",
];
