import type * as deal from "../domain/deal-vocabulary.ts";
import type * as development from "../domain/development-vocabulary.ts";
import type { ClaimStatus, EntityType, SourceKind } from "../domain/graph-vocabulary.ts";
import type * as regulatory from "../domain/regulatory-vocabulary.ts";

/** A column that holds a JSON list of these values as text. */
export type JsonList<Value> = string & { readonly of?: Value };

type Deal<Name extends keyof typeof deal> = keyof (typeof deal)[Name] & string;
type Development<Name extends keyof typeof development> = keyof (typeof development)[Name] & string;
type Regulatory<Name extends keyof typeof regulatory> = keyof (typeof regulatory)[Name] & string;

/**
 * The tables of the store. A node's `id` is its slug. A column that holds JSON is named `…_json` and holds a list.
 * Dates are partial dates, amounts plain decimals, both as text. `fact` names the fact that claims about the row share.
 */
export interface Tables {
  dataset: { id: number; name: string; revision: number; updated_at: string };
  /** How many nodes of each type and edges of each kind there are: what counting them all would give. */
  tally: { what: string; total: number };
  origin: { name: string; digest: string; loaded_at: string };
  document: { node: string; origin: string; digest: string };
  /** Queries that clients may ask by their id. Kept when tables are made anew, because no record brings them back. */
  trusted_document: { id: string; sha256: string; body: string; registered_at: string };

  company: {
    id: string;
    name: string;
    sort_name: string;
    legal_name: string | null;
    kind: Deal<"CompanyKind">;
    country: string | null;
    founded_on: string | null;
    lei: string | null;
    cik: string | null;
    ticker: string | null;
    wikidata: string | null;
  };
  company_parent: { company_id: string; parent_id: string; from_on: string | null; to_on: string | null; fact: string };

  agreement: {
    id: string;
    name: string;
    sort_name: string;
    kinds_json: JsonList<Deal<"AgreementKind">>;
    status: Deal<"AgreementStatus">;
    announced_on: string | null;
    signed_on: string | null;
    effective_on: string | null;
    closed_on: string | null;
    terminated_on: string | null;
    summary: string | null;
  };
  party: {
    agreement_id: string;
    position: number;
    company_id: string;
    role: Deal<"PartyRole">;
    note: string | null;
    fact: string;
  };
  agreement_therapy: {
    agreement_id: string;
    therapy_id: string;
    stage_at_signing: Development<"DevelopmentStage"> | null;
    fact: string;
  };
  agreement_indication: { agreement_id: string; indication_id: string; fact: string };
  agreement_relation: { agreement_id: string; related_id: string; relation: Deal<"AgreementRelation">; fact: string };
  /** A view of `agreement_relation` from both its ends. */
  related_agreement: { agreement_id: string; related_id: string };
  rights_grant: {
    id: string;
    agreement_id: string;
    position: number;
    grantor_id: string | null;
    grantee_id: string;
    rights_json: JsonList<Deal<"Right">>;
    exclusivity: Deal<"Exclusivity"> | null;
    worldwide: number | null;
    regions_json: JsonList<string>;
    include_json: JsonList<string>;
    exclude_json: JsonList<string>;
    territory_as_stated: string | null;
    valid_from: string | null;
    valid_to: string | null;
    fact: string;
  };
  rights_grant_therapy: { agreement_id: string; rights_grant_id: string; therapy_id: string };
  rights_grant_field: { agreement_id: string; rights_grant_id: string; indication_id: string };
  financial_term: {
    id: string;
    agreement_id: string;
    position: number;
    components_json: JsonList<Deal<"PaymentComponent">>;
    amount: string | null;
    currency: string | null;
    qualifier: Deal<"AmountQualifier">;
    payer_id: string | null;
    payee_json: JsonList<string>;
    per_unit: string | null;
    trigger_text: string | null;
    royalty_tiers_json: JsonList<RoyaltyTier>;
    as_stated: string | null;
    fact: string;
  };
  stated_total: {
    agreement_id: string;
    position: number;
    measure: Deal<"ValueMeasure">;
    amount: string;
    currency: string;
    qualifier: Deal<"AmountQualifier">;
    fact: string;
  };

  /** What an agreement is worth in the one currency of its terms; without a row where they have several, or none. */
  agreement_kind: { agreement_id: string; kind: Deal<"AgreementKind"> };
  agreement_value: {
    agreement_id: string;
    measure: Deal<"ValueMeasure">;
    min: string | null;
    max: string | null;
    currency: string;
  };

  therapy: {
    id: string;
    name: string;
    sort_name: string;
    modality: Development<"Modality">;
    mechanism: string | null;
    isotope: string | null;
    emission: Development<"Emission"> | null;
    chelator: string | null;
    inn: string | null;
    unii: string | null;
    chembl: string | null;
    atc_json: JsonList<string>;
    highest_stage: Development<"DevelopmentStage"> | null;
  };
  therapy_company: { therapy_id: string; company_id: string; role: Development<"TherapyRole">; fact: string };
  therapy_indication: {
    therapy_id: string;
    indication_id: string;
    stage: Development<"DevelopmentStage"> | null;
    activity: Development<"DevelopmentActivity"> | null;
    population: string | null;
    as_of: string | null;
    fact: string;
  };
  therapy_target: { therapy_id: string; target_id: string; fact: string };
  target: { id: string; name: string; sort_name: string; symbol: string | null };

  indication: {
    id: string;
    name: string;
    sort_name: string;
    mondo: string | null;
    doid: string | null;
    mesh: string | null;
    ncit: string | null;
    orphanet: string | null;
    anatomical_sites_json: JsonList<string>;
  };
  indication_parent: { indication_id: string; parent_id: string; fact: string };
  /** Every indication with each of its ancestors; made from `indication_parent` after each write. */
  indication_ancestor: { indication_id: string; ancestor_id: string; distance: number };
  epidemiology: {
    indication_id: string;
    position: number;
    measure: Development<"EpidemiologyMeasure">;
    value: string | null;
    low: string | null;
    high: string | null;
    unit: string;
    region: string | null;
    period: string | null;
    qualifier: Deal<"AmountQualifier"> | null;
    fact: string;
  };

  regulatory_event: {
    id: string;
    name: string;
    sort_name: string;
    kind: Regulatory<"RegulatoryEventKind">;
    agency: Regulatory<"Agency">;
    country: string | null;
    designation: Regulatory<"Designation"> | null;
    pathway_json: JsonList<Regulatory<"Pathway">>;
    therapy_id: string;
    indication_id: string | null;
    population: string | null;
    sponsor_id: string | null;
    application_number: string | null;
    occurred_on: string | null;
    outcome: string | null;
  };
  regulatory_event_pathway: { event_id: string; pathway: Regulatory<"Pathway"> };

  trial: {
    id: string;
    name: string;
    sort_name: string;
    nct_id: string | null;
    phase: Development<"TrialPhase"> | null;
    status: Development<"TrialStatus"> | null;
    enrollment: number | null;
    started_on: string | null;
    completed_on: string | null;
    completion_expected_on: string | null;
  };
  trial_sponsor: { trial_id: string; position: number; company_id: string; fact: string };
  trial_therapy: { trial_id: string; position: number; therapy_id: string; fact: string };
  trial_indication: { trial_id: string; position: number; indication_id: string; fact: string };
  outcome: {
    trial_id: string;
    position: number;
    endpoint: Development<"OutcomeEndpoint">;
    value: string | null;
    unit: string | null;
    n: number | null;
    population: string | null;
    qualifier: Deal<"AmountQualifier"> | null;
    fact: string;
  };

  person: { id: string; name: string; sort_name: string };
  affiliation: {
    id: string;
    person_id: string;
    position: number;
    company_id: string;
    title: string;
    from_on: string | null;
    to_on: string | null;
    fact: string;
  };
  statement: { id: string; person_id: string; position: number; gist: string; about: string | null; fact: string };

  alias: {
    node: string;
    position: number;
    text: string;
    kind: Development<"AliasKind">;
    from_on: string | null;
    to_on: string | null;
    fact: string;
  };
  /** Identifiers beside those that a node's own columns hold. */
  identifier: {
    node: string;
    position: number;
    system: string;
    value: string;
    match: Development<"IdentifierMatch">;
    fact: string;
  };

  source: {
    id: string;
    title: string;
    sort_name: string;
    publisher: string | null;
    kind: keyof typeof SourceKind;
    url: string | null;
    published_on: string | null;
    retrieved_on: string | null;
    license: string | null;
    content_hash: string | null;
    document: string | null;
  };
  evidence: {
    id: string;
    source_id: string;
    statement: string;
    span_from: number | null;
    span_to: number | null;
    span_sha256: string | null;
    row_key: string | null;
  };
  claim: {
    id: string;
    subject: string;
    position: number;
    predicate: string;
    fact: string;
    value: string | null;
    object: string | null;
    detail: string | null;
    status: ClaimStatus;
    resolution: string | null;
    recorded_at: string;
  };
  claim_evidence: { claim_id: string; evidence_id: string; position: number };

  /** What entities are found by: names, aliases, identifiers, summaries; made from the other tables after each write. */
  search_entry: {
    id: number;
    node: string;
    type: EntityType;
    field: string;
    text: string;
    folded: string;
    bare: string;
  };

  reference_rate: { date: string; currency: string; per_euro: string; source_id: string };
}

export interface RoyaltyTier {
  minPercent?: string;
  maxPercent?: string;
  salesFrom?: string;
  salesTo?: string;
  currency?: string;
  asStated?: string;
}
