import { AgreementKind, PartyRole } from "../src/domain/deal-vocabulary.ts";
import { DevelopmentStage, Modality, TherapyRole } from "../src/domain/development-vocabulary.ts";
import { sortNameOf } from "../src/domain/name.ts";
import { slugOfValues } from "../src/domain/node-key.ts";
import { Agency, RegulatoryEventKind } from "../src/domain/regulatory-vocabulary.ts";
import type { ClaimDocument, NodeDocument } from "../src/store/change-set.ts";

export interface Size {
  agreements: number;
  companies: number;
  therapies: number;
  events: number;
}

/** Numbers from 0 to 1, the same ones for the same seed [mulberry32]. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A made-up graph of a size, joined to the real one by its indications. Few companies and therapies have many edges and
 * most have few, as in the real one. Every node has one claim, on its name.
 */
export function syntheticGraph(size: Size, indications: readonly string[], source: string, seed = 1): NodeDocument[] {
  const random = seeded(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const skewed = (count: number) => Math.floor(random() ** 3 * count);
  const day = () =>
    `${1995 + Math.floor(random() * 30)}-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
  const syllables = ["al", "be", "cor", "dex", "ma", "ne", "ra", "so", "ti", "vex", "zy", "lu"];
  const word = (index: number) => {
    let text = "";
    for (let rest = index + 20; rest > 0; rest = Math.floor(rest / syllables.length))
      text += syllables[rest % syllables.length];
    return text;
  };
  const kinds = Object.keys(AgreementKind);
  const modalities = Object.keys(Modality);
  const stages = Object.keys(DevelopmentStage);

  const evidence = {
    id: slugOfValues(["synthetic"]),
    source_id: source,
    statement: "Made up to measure with.",
    span_from: null,
    span_to: null,
    span_sha256: null,
    row_key: null,
  };
  const claim = (type: string, slug: string, field: string, value: string): ClaimDocument => {
    const fact = `${type}:${slug} ${type}.${field}`;
    return {
      id: slugOfValues([fact, value]),
      predicate: `${type}.${field}`,
      fact,
      value,
      object: null,
      detail: null,
      status: "ACCEPTED",
      resolution: null,
      recorded_at: "2026-01-01T00:00:00Z",
      evidence: [evidence],
    };
  };
  const document = (
    type: NodeDocument["type"],
    slug: string,
    name: string,
    row: NodeDocument["row"],
    owned: NodeDocument["owned"] = {},
  ): NodeDocument => ({
    type,
    slug,
    row: { name, sort_name: sortNameOf(name), ...row },
    owned,
    claims: [claim(type, slug, "name", name)],
  });
  const company = (index: number) => `syn-company-${index}`;
  const therapy = (index: number) => `syn-therapy-${index}`;
  const documents: NodeDocument[] = [];

  for (let index = 0; index < size.companies; index++) {
    documents.push(
      document("Company", company(index), `${word(index)} Pharma`, {
        legal_name: null,
        kind: "BIOTECHNOLOGY",
        country: pick(["US", "FR", "DE", "JP", "CN", "GB"]),
        founded_on: null,
        lei: null,
        cik: null,
        ticker: null,
        wikidata: null,
      }),
    );
  }
  for (let index = 0; index < size.therapies; index++) {
    const slug = therapy(index);
    const uses = [...new Set([pick(indications), pick(indications)])];
    const owners = [...new Set([skewed(size.companies), skewed(size.companies)])];
    documents.push(
      document(
        "Therapy",
        slug,
        `${word(index)}mab-${index}`,
        {
          modality: pick(modalities),
          mechanism: null,
          isotope: null,
          emission: null,
          chelator: null,
          inn: null,
          unii: null,
          chembl: null,
          atc_json: "[]",
          highest_stage: pick(stages),
        },
        {
          therapy_company: owners.map((owner) => ({
            company_id: company(owner),
            role: pick(Object.keys(TherapyRole)),
            fact: `Therapy:${slug} Therapy.companies ${owner}`,
          })),
          therapy_indication: uses.map((use) => ({
            indication_id: use,
            stage: pick(stages),
            activity: null,
            population: null,
            as_of: null,
            fact: `Therapy:${slug} Therapy.indications ${use}`,
          })),
        },
      ),
    );
  }
  for (let index = 0; index < size.agreements; index++) {
    const slug = `syn-agreement-${index}`;
    const parties = [...new Set([skewed(size.companies), skewed(size.companies)])];
    const covered = [...new Set([skewed(size.therapies), skewed(size.therapies)])];
    const field = pick(indications);
    const amount = String(1_000_000 * (1 + Math.floor(random() ** 4 * 5000)));
    const disclosed = random() < 0.6;
    documents.push(
      document(
        "Agreement",
        slug,
        `Agreement ${index} on ${word(index)}`,
        {
          kinds_json: JSON.stringify([pick(kinds)]),
          status: "SIGNED",
          announced_on: random() < 0.95 ? day() : null,
          signed_on: null,
          effective_on: null,
          closed_on: null,
          terminated_on: null,
          summary: null,
        },
        {
          party: parties.map((party, position) => ({
            position,
            company_id: company(party),
            role: pick(Object.keys(PartyRole)),
            note: null,
            fact: `Agreement:${slug} Agreement.parties ${party}`,
          })),
          agreement_therapy: covered.map((each) => ({
            therapy_id: therapy(each),
            stage_at_signing: pick(stages),
            fact: `Agreement:${slug} Agreement.therapies ${each}`,
          })),
          agreement_indication: [{ indication_id: field, fact: `Agreement:${slug} Agreement.indications ${field}` }],
          agreement_value: disclosed
            ? [
                { measure: "UPFRONT", min: amount, max: amount, currency: "USD" },
                { measure: "TOTAL", min: amount, max: amount, currency: "USD" },
              ]
            : [],
        },
      ),
    );
  }
  for (let index = 0; index < size.events; index++) {
    const slug = `syn-event-${index}`;
    documents.push(
      document("RegulatoryEvent", slug, `Event ${index}`, {
        kind: pick(Object.keys(RegulatoryEventKind)),
        agency: pick(Object.keys(Agency)),
        country: null,
        designation: null,
        pathway_json: "[]",
        therapy_id: therapy(skewed(size.therapies)),
        indication_id: pick(indications),
        population: null,
        sponsor_id: company(skewed(size.companies)),
        application_number: null,
        occurred_on: day(),
        outcome: null,
      }),
    );
  }
  return documents;
}
