import * as z from "zod";
import * as deal from "../domain/deal-vocabulary.ts";
import * as development from "../domain/development-vocabulary.ts";
import { SourceKind } from "../domain/graph-vocabulary.ts";
import * as regulatory from "../domain/regulatory-vocabulary.ts";
import {
  count,
  country,
  currency,
  date,
  decimal,
  evidence,
  fact,
  flag,
  identifier,
  item,
  itemOrSlug,
  oneOf,
  sha256,
  slug,
  url,
  words,
} from "./fact.ts";

/** The shape of a file in data/. Field names are those of the API, so a claim's predicate is "Type.field". */

const list = <Element extends z.ZodType>(element: Element, most = 50) => z.array(element).min(1).max(most).optional();

const entity = {
  slug,
  name: fact(words),
  aliases: list(item({ text: words, kind: oneOf(development.AliasKind), from: date.optional(), to: date.optional() })),
  identifiers: list(item({ system: words, value: words, match: oneOf(development.IdentifierMatch).optional() })),
  evidence: z.record(z.string(), evidence).optional().describe("Evidence of this node alone; `default` serves facts that name none."),
};

const company = z.strictObject({
  ...entity,
  legalName: fact(words).optional(),
  kind: fact(oneOf(deal.CompanyKind)),
  country: fact(country).optional(),
  foundedOn: fact(date).optional(),
  lei: fact(identifier("lei")).optional(),
  cik: fact(identifier("cik")).optional(),
  ticker: fact(words).optional(),
  wikidata: fact(identifier("wikidata")).optional(),
  parents: list(itemOrSlug({ company: slug, from: date.optional(), to: date.optional() })),
});

const territory = z.strictObject({
  worldwide: flag.optional(),
  regions: list(words),
  include: list(country, 250),
  exclude: list(country, 250),
  asStated: words.optional(),
});

const money = { amount: decimal.optional(), currency: currency.optional() };

const agreement = z.strictObject({
  ...entity,
  kinds: z.array(fact(oneOf(deal.AgreementKind))).min(1).max(10),
  status: fact(oneOf(deal.AgreementStatus)),
  announcedOn: fact(date).optional(),
  signedOn: fact(date).optional(),
  effectiveOn: fact(date).optional(),
  closedOn: fact(date).optional(),
  terminatedOn: fact(date).optional(),
  summary: fact(words).optional(),
  parties: z.array(item({ company: slug, role: oneOf(deal.PartyRole), note: words.optional() })).min(1).max(50),
  therapies: list(itemOrSlug({ therapy: slug, stageAtSigning: oneOf(development.DevelopmentStage).optional() })),
  indications: list(itemOrSlug({ indication: slug })),
  rights: list(
    item({
      grantor: slug.optional(),
      grantee: slug,
      therapies: list(slug),
      rights: z.array(oneOf(deal.Right)).min(1).max(6),
      exclusivity: oneOf(deal.Exclusivity).optional(),
      field: list(slug),
      territory,
      validFrom: date.optional(),
      validTo: date.optional(),
    }),
  ),
  terms: list(
    item({
      components: z.array(oneOf(deal.PaymentComponent)).min(1).max(10).describe("Named together by the source: never split by guess."),
      ...money,
      qualifier: oneOf(deal.AmountQualifier),
      payer: slug.optional(),
      payee: list(slug),
      perUnit: words.optional(),
      trigger: words.optional(),
      royaltyTiers: list(
        z.strictObject({
          minPercent: decimal.optional(),
          maxPercent: decimal.optional(),
          salesFrom: decimal.optional(),
          salesTo: decimal.optional(),
          currency: currency.optional(),
          asStated: words.optional(),
        }),
      ),
      asStated: words.optional().describe("The few words that carry the term."),
    }),
  ),
  totals: list(
    item({
      measure: oneOf(deal.ValueMeasure),
      amount: decimal,
      currency,
      qualifier: oneOf(deal.AmountQualifier),
      asStated: words.optional(),
    }),
  ).describe("Sums that a source states; sums of the terms are made by the server."),
  related: list(item({ agreement: slug, relation: oneOf(deal.AgreementRelation) })),
});

const therapy = z.strictObject({
  ...entity,
  modality: fact(oneOf(development.Modality)),
  mechanism: fact(words).optional(),
  inn: fact(words).optional(),
  unii: fact(identifier("unii")).optional(),
  chembl: fact(identifier("chembl")).optional(),
  atc: list(fact(identifier("atc"))),
  radionuclide: item({ isotope: words, emission: oneOf(development.Emission), chelator: words.optional() }).optional(),
  targets: list(itemOrSlug({ target: slug })),
  companies: list(item({ company: slug, role: oneOf(development.TherapyRole) })),
  indications: list(
    itemOrSlug({
      indication: slug,
      stage: oneOf(development.DevelopmentStage).optional(),
      activity: oneOf(development.DevelopmentActivity).optional(),
      population: words.optional(),
      asOf: date.optional(),
    }),
  ),
});

const target = z.strictObject({ ...entity, symbol: fact(words).optional() });

const indication = z.strictObject({
  ...entity,
  mondo: fact(identifier("mondo")).optional(),
  doid: fact(identifier("doid")).optional(),
  mesh: fact(identifier("mesh")).optional(),
  ncit: fact(identifier("ncit")).optional(),
  orphanet: fact(identifier("orphanet")).optional(),
  anatomicalSites: list(fact(words)),
  parents: list(itemOrSlug({ indication: slug })),
  epidemiology: list(
    item({
      measure: oneOf(development.EpidemiologyMeasure),
      value: decimal.optional(),
      low: decimal.optional(),
      high: decimal.optional(),
      unit: words.describe("What is counted: persons, or persons per 100,000."),
      region: words.optional(),
      period: words.optional(),
      qualifier: oneOf(deal.AmountQualifier).optional(),
    }),
  ),
});

const regulatoryEvent = z.strictObject({
  ...entity,
  kind: fact(oneOf(regulatory.RegulatoryEventKind)),
  agency: fact(oneOf(regulatory.Agency)),
  country: fact(country).optional(),
  designation: fact(oneOf(regulatory.Designation)).optional(),
  pathway: list(fact(oneOf(regulatory.Pathway))),
  therapy: fact(slug),
  indication: fact(slug).optional(),
  population: fact(words).optional(),
  sponsor: fact(slug).optional(),
  applicationNumber: fact(words).optional(),
  occurredOn: fact(date).optional(),
  outcome: fact(words).optional(),
});

const trial = z.strictObject({
  ...entity,
  nctId: fact(identifier("clinicaltrials")).optional(),
  phase: fact(oneOf(development.TrialPhase)).optional(),
  status: fact(oneOf(development.TrialStatus)).optional(),
  enrollment: fact(count).optional(),
  startedOn: fact(date).optional(),
  completedOn: fact(date).optional(),
  sponsors: list(itemOrSlug({ company: slug })),
  therapies: list(itemOrSlug({ therapy: slug })),
  indications: list(itemOrSlug({ indication: slug })),
  outcomes: list(
    item({
      endpoint: oneOf(development.OutcomeEndpoint),
      value: decimal.optional(),
      unit: words.optional(),
      n: count.optional(),
      population: words.optional(),
      qualifier: oneOf(deal.AmountQualifier).optional(),
    }),
  ),
});

const about = z.strictObject({
  company: slug.optional(),
  agreement: slug.optional(),
  therapy: slug.optional(),
  target: slug.optional(),
  indication: slug.optional(),
  regulatoryEvent: slug.optional(),
  trial: slug.optional(),
});

const person = z.strictObject({
  ...entity,
  affiliations: list(item({ company: slug, title: words, from: date.optional(), to: date.optional() })),
  statements: list(item({ gist: words.describe("What the person says, in your own words."), about })),
});

const source = z.strictObject({
  slug,
  title: words,
  publisher: words.optional(),
  kind: oneOf(SourceKind),
  url: url.optional(),
  publishedOn: date.optional(),
  retrievedOn: date.optional(),
  license: words.optional(),
  contentHash: sha256.optional(),
  document: words.optional().describe("File name of a copy that an operator may hold; excerpts are read from it."),
});

const referenceRate = z.strictObject({
  date: date.describe("The day of the rate."),
  currency,
  perEuro: decimal.describe("Units of the currency for one euro."),
  source: slug,
});

export const recordFile = z.strictObject({
  recordedOn: date.describe("The day on which these facts were written down: YYYY-MM-DD."),
  evidence: z.record(z.string(), evidence).optional().describe("Evidence by name; `default` serves facts that name none."),
  sources: list(source, 1000),
  companies: list(company, 1000),
  agreements: list(agreement, 1000),
  therapies: list(therapy, 1000),
  targets: list(target, 1000),
  indications: list(indication, 1000),
  regulatoryEvents: list(regulatoryEvent, 1000),
  trials: list(trial, 1000),
  people: list(person, 1000),
  referenceRates: list(referenceRate, 1000),
});

export type RecordFile = z.infer<typeof recordFile>;
export type CompanyRecord = z.infer<typeof company>;
export type AgreementRecord = z.infer<typeof agreement>;
export type TherapyRecord = z.infer<typeof therapy>;
export type TargetRecord = z.infer<typeof target>;
export type IndicationRecord = z.infer<typeof indication>;
export type RegulatoryEventRecord = z.infer<typeof regulatoryEvent>;
export type TrialRecord = z.infer<typeof trial>;
export type PersonRecord = z.infer<typeof person>;
export type SourceRecord = z.infer<typeof source>;
export type ReferenceRateRecord = z.infer<typeof referenceRate>;
