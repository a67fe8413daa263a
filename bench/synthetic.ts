import { sortNameOf } from "../src/domain/name/name.ts";
import { slugOfValues } from "../src/domain/node-key.ts";
import { AgreementKind, PartyRole } from "../src/domain/vocabulary/agreement.ts";
import { Agency, RegulatoryEventKind } from "../src/domain/vocabulary/regulatory.ts";
import { DevelopmentStage, Modality, TherapyRole } from "../src/domain/vocabulary/therapy.ts";
import type { Vocabulary } from "../src/domain/vocabulary/vocabulary.ts";
import type { ClaimChange, NodeChange } from "../src/store/write/change-set.ts";

export interface Size {
  agreements: number;
  companies: number;
  therapies: number;
  events: number;
}

/** The size of the generated graph at a scale: 50,000 agreements at scale 1. */
export function sizeOfScale(scale: number): Size {
  const count = (atOne: number) => Math.round(atOne * scale);
  return { agreements: count(50_000), companies: count(20_000), therapies: count(30_000), events: count(200_000) };
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

/** A generated graph of a size, as one list. See `syntheticNodes`. */
export function syntheticGraph(...[size, indications, source, seed]: Parameters<typeof syntheticNodes>): NodeChange[] {
  return [...syntheticNodes(size, indications, source, seed)];
}

/**
 * The nodes of a generated graph of a size, one by one, so that a large graph need not fit into memory. The graph is connected to
 * the real one by its indications. Few companies and therapies have many edges and most have few, as in the real one. Every node
 * has one claim, about its name.
 */
export function* syntheticNodes(
  size: Size,
  indications: readonly string[],
  source: string,
  seed = 1,
): Generator<NodeChange> {
  const random = seeded(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  const skewed = (count: number) => Math.floor(random() ** 3 * count);
  const day = () =>
    `${1995 + Math.floor(random() * 30)}-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
  const syllables = ["al", "be", "cor", "dex", "ma", "ne", "ra", "so", "ti", "vex", "zy", "lu"];
  const nameOf = (index: number) => {
    let text = "";
    for (let rest = index + 20; rest > 0; rest = Math.floor(rest / syllables.length))
      text += syllables[rest % syllables.length];
    return text;
  };
  const word = <V extends Vocabulary>({ terms }: V) => pick(Object.keys(terms));

  const evidence = {
    id: slugOfValues(["synthetic"]),
    source_id: source,
    statement: "Generated for measurements.",
    span_start: null,
    span_end: null,
    span_sha256: null,
    row_key: null,
  };
  const claim = (type: string, slug: string, field: string, value: string): ClaimChange => {
    const fact = `${type}:${slug} ${type}.${field}`;
    return {
      id: slugOfValues([fact, value]),
      predicate: `${type}.${field}`,
      fact,
      value,
      object: null,
      detail: null,
      qualifiers_json: "[]",
      status: "ACCEPTED",
      resolution: null,
      recorded_at: "2026-01-01T00:00:00Z",
      evidence: [evidence],
    };
  };
  const node = (
    type: NodeChange["type"],
    slug: string,
    name: string,
    row: NodeChange["row"],
    owned: NodeChange["owned"] = {},
  ): NodeChange => ({
    type,
    slug,
    row: { name, sort_name: sortNameOf(name), ...row },
    owned,
    claims: [claim(type, slug, "name", name)],
  });
  const company = (index: number) => `syn-company-${index}`;
  const therapy = (index: number) => `syn-therapy-${index}`;
  for (let index = 0; index < size.companies; index++) {
    yield node("Company", company(index), `${nameOf(index)} Pharma`, {
      kind: "BIOTECHNOLOGY",
      country: pick(["US", "FR", "DE", "JP", "CN", "GB"]),
    });
  }
  for (let index = 0; index < size.therapies; index++) {
    const slug = therapy(index);
    const uses = [...new Set([pick(indications), pick(indications)])];
    const owners = [...new Set([skewed(size.companies), skewed(size.companies)])];
    yield node(
      "Therapy",
      slug,
      `${nameOf(index)}mab-${index}`,
      {
        modality: word(Modality),
        atc_json: "[]",
        highest_stage: word(DevelopmentStage),
        is_discontinued: 0,
      },
      {
        therapy_company: owners.map((owner, position) => ({
          position,
          company_id: company(owner),
          role: word(TherapyRole),
          fact: `Therapy:${slug} Therapy.companies ${owner}`,
        })),
        therapy_indication: uses.map((use, position) => ({
          position,
          indication_id: use,
          stage: word(DevelopmentStage),
          fact: `Therapy:${slug} Therapy.indications ${use}`,
        })),
      },
    );
  }
  for (let index = 0; index < size.agreements; index++) {
    const slug = `syn-agreement-${index}`;
    const parties = [...new Set([skewed(size.companies), skewed(size.companies)])];
    const covered = [...new Set([skewed(size.therapies), skewed(size.therapies)])];
    const field = pick(indications);
    const cents = String(100_000_000 * (1 + Math.floor(random() ** 4 * 5000)));
    const rest = { disclosed: cents, currency: "USD", is_approximate: 0 };
    const disclosed = random() < 0.6;
    yield node(
      "Agreement",
      slug,
      `Agreement ${index} on ${nameOf(index)}`,
      {
        kinds_json: JSON.stringify([word(AgreementKind)]),
        status: "SIGNED",
        value_basis: disclosed ? "DERIVED" : "UNDISCLOSED",
        undisclosed_components_json: "[]",
        announced_on: random() < 0.95 ? day() : null,
      },
      {
        agreement_party: parties.map((party, position) => ({
          position,
          company_id: company(party),
          role: word(PartyRole),
          fact: `Agreement:${slug} Agreement.parties ${party}`,
        })),
        agreement_therapy: covered.map((each, position) => ({
          position,
          therapy_id: therapy(each),
          stage_at_signing: word(DevelopmentStage),
          fact: `Agreement:${slug} Agreement.therapies ${each}`,
        })),
        agreement_indication: [
          { position: 0, indication_id: field, fact: `Agreement:${slug} Agreement.indications ${field}` },
        ],
        agreement_value: disclosed
          ? [
              { measure: "UPFRONT", part: "UPFRONT", min: cents, max: cents, ...rest },
              { measure: "TOTAL", part: "UPFRONT", min: cents, max: cents, ...rest },
            ]
          : [],
      },
    );
  }
  for (let index = 0; index < size.events; index++) {
    const slug = `syn-event-${index}`;
    yield node("RegulatoryEvent", slug, `Event ${index}`, {
      kind: word(RegulatoryEventKind),
      agency: word(Agency),
      pathways_json: "[]",
      therapy_id: therapy(skewed(size.therapies)),
      indication_id: pick(indications),
      sponsor_id: company(skewed(size.companies)),
      date: day(),
      is_expected: 0,
    });
  }
}
