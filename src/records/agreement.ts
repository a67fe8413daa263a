import * as z from "zod";
import { agreementValueOf } from "../domain/agreement-value.ts";
import {
  AgreementKind,
  AgreementRelation,
  AgreementStatus,
  AmountQualifier,
  PartyRole,
  ValueMeasure,
} from "../domain/deal-vocabulary.ts";
import { compareDecimals } from "../domain/decimal.ts";
import { DevelopmentStage } from "../domain/development-vocabulary.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft, Row } from "./draft.ts";
import { entity, namedOf, namesOf } from "./entity.ts";
import { currency, date, decimal, fact, item, itemOrSlug, list, oneOf, slug, words } from "./fact.ts";
import { financialTerm, financialTermRows } from "./financial-term.ts";
import { rightsGrant, rightsGrantRows } from "./rights-grant.ts";

export const agreement = z.strictObject({
  ...entity,
  kinds: z
    .array(fact(oneOf(AgreementKind)))
    .min(1)
    .max(10),
  status: fact(oneOf(AgreementStatus)),
  announcedOn: fact(date).optional(),
  signedOn: fact(date).optional(),
  effectiveOn: fact(date).optional(),
  closedOn: fact(date).optional(),
  terminatedOn: fact(date).optional(),
  summary: fact(words).optional(),
  parties: z
    .array(item({ company: slug, role: oneOf(PartyRole), note: words.optional() }))
    .min(1)
    .max(50),
  therapies: list(itemOrSlug({ therapy: slug, stageAtSigning: oneOf(DevelopmentStage).optional() })),
  indications: list(itemOrSlug({ indication: slug })),
  rights: list(rightsGrant),
  terms: list(financialTerm),
  totals: list(
    item({
      measure: oneOf(ValueMeasure),
      amount: decimal,
      currency,
      qualifier: oneOf(AmountQualifier),
      asStated: words.optional(),
    }),
  ).describe("Sums that a source states; sums of the terms are made by the server."),
  related: list(item({ agreement: slug, relation: oneOf(AgreementRelation) })),
});

export type AgreementRecord = z.infer<typeof agreement>;

/** What it is worth in the currency of its terms, so that a filter need not add up. */
function valueRows(record: AgreementRecord): Row[] {
  const terms = (record.terms ?? []).map(({ components, amount, currency, qualifier, perUnit }) => ({
    components,
    amount: amount ?? null,
    currency: currency ?? null,
    qualifier,
    per_unit: perUnit ?? null,
  }));
  const { upfront, contingent, total } = agreementValueOf(terms, record.totals ?? [], null, (amount) => amount);
  return Object.entries({ UPFRONT: upfront, CONTINGENT: contingent, TOTAL: total }).flatMap(([measure, range]) =>
    range ? [{ measure, min: range.min, max: range.max, currency: range.currency }] : [],
  );
}

export function agreementDocument(draft: Draft, record: AgreementRecord): NodeDocument {
  return draft.document(
    {
      ...namesOf(draft, record),
      kinds_json: draft.factList("kinds", record.kinds),
      status: draft.fact("status", record.status),
      announced_on: draft.past("announcedOn", record.announcedOn),
      signed_on: draft.past("signedOn", record.signedOn),
      effective_on: draft.fact("effectiveOn", record.effectiveOn),
      closed_on: draft.past("closedOn", record.closedOn),
      terminated_on: draft.past("terminatedOn", record.terminatedOn),
      summary: draft.fact("summary", record.summary),
    },
    {
      ...namedOf(draft, record),
      party: record.parties.map((party, position) => ({
        position,
        company_id: party.company,
        role: party.role,
        note: party.note ?? null,
        fact: draft.item("parties", position, party, {
          item: `${party.company} ${party.role}`,
          object: { type: "Company", slug: party.company },
          detail: party.note === undefined ? party.role : `${party.role}: ${party.note}`,
        }),
      })),
      agreement_therapy: (record.therapies ?? []).map((entry, position) => {
        const covered = typeof entry === "string" ? { therapy: entry } : entry;
        return {
          therapy_id: covered.therapy,
          stage_at_signing: covered.stageAtSigning ?? null,
          fact: draft.item("therapies", position, covered, {
            item: covered.therapy,
            object: { type: "Therapy", slug: covered.therapy },
            detail: covered.stageAtSigning ?? null,
          }),
        };
      }),
      agreement_indication: (record.indications ?? []).map((entry, position) => {
        const field = typeof entry === "string" ? { indication: entry } : entry;
        return {
          indication_id: field.indication,
          fact: draft.item("indications", position, field, {
            item: field.indication,
            object: { type: "Indication", slug: field.indication },
          }),
        };
      }),
      ...rightsGrantRows(draft, record.rights ?? []),
      financial_term: financialTermRows(draft, record.terms ?? []),
      agreement_value: valueRows(record),
      stated_total: (record.totals ?? []).map((total, position) => {
        if (compareDecimals(total.amount, "0") <= 0) {
          draft.problem(["totals", position, "amount"], "is not above zero; write the sum that is stated");
        }
        if (total.qualifier === "UNDISCLOSED") {
          draft.problem(["totals", position], "states an amount and calls it UNDISCLOSED; leave the total out");
        }
        return {
          position,
          measure: total.measure,
          amount: total.amount,
          currency: total.currency,
          qualifier: total.qualifier,
          fact: draft.item(
            "totals",
            position,
            total,
            {
              item: total.measure,
              value: `${total.measure} ${total.qualifier} ${total.currency} ${total.amount}`,
              detail: total.asStated ?? null,
            },
            "value",
          ),
        };
      }),
      agreement_relation: (record.related ?? []).map((related, position) => {
        if (related.agreement === record.slug)
          draft.problem(["related", position], "is the agreement itself; write another");
        return {
          related_id: related.agreement,
          relation: related.relation,
          fact: draft.item("related", position, related, {
            item: `${related.agreement} ${related.relation}`,
            object: { type: "Agreement", slug: related.agreement },
            detail: related.relation,
          }),
        };
      }),
    },
  );
}
