import * as z from "zod";
import { AmountQualifier } from "../domain/deal-vocabulary.ts";
import { OutcomeEndpoint, TrialPhase, TrialStatus } from "../domain/development-vocabulary.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft } from "./draft.ts";
import { entity, namedOf, namesOf } from "./entity.ts";
import { count, date, decimal, fact, identifier, item, itemOrSlug, list, oneOf, slug, words } from "./fact.ts";

const outcome = item({
  endpoint: oneOf(OutcomeEndpoint),
  value: decimal.optional(),
  unit: words.optional(),
  n: count.optional().describe("Participants that the value rests on."),
  population: words.optional(),
  qualifier: oneOf(AmountQualifier).optional(),
});

export const trial = z.strictObject({
  ...entity,
  nctId: fact(identifier("clinicaltrials")).optional(),
  phase: fact(oneOf(TrialPhase)).optional(),
  status: fact(oneOf(TrialStatus)).optional(),
  enrollment: fact(count).optional(),
  startedOn: fact(date).optional(),
  completedOn: fact(date).optional(),
  completionExpectedOn: fact(date).optional(),
  sponsors: list(itemOrSlug({ company: slug })),
  therapies: list(itemOrSlug({ therapy: slug })),
  indications: list(itemOrSlug({ indication: slug })),
  outcomes: list(outcome),
});

export function trialDocument(draft: Draft, record: z.infer<typeof trial>): NodeDocument {
  const names = namesOf(draft, record);
  const nctId = draft.fact("nctId", record.nctId);
  if (nctId !== null && record.slug !== nctId.toLowerCase()) {
    draft.problem(["slug"], `is "${record.slug}"; write the registry's number in lower case, "${nctId.toLowerCase()}"`);
  }
  const enrollment = draft.fact("enrollment", record.enrollment);
  return draft.document(
    {
      ...names,
      nct_id: nctId,
      phase: draft.fact("phase", record.phase),
      status: draft.fact("status", record.status),
      enrollment: enrollment === null ? null : Number(enrollment),
      started_on: draft.fact("startedOn", record.startedOn),
      completed_on: draft.past("completedOn", record.completedOn),
      completion_expected_on: draft.fact("completionExpectedOn", record.completionExpectedOn),
    },
    {
      ...namedOf(draft, record),
      trial_sponsor: (record.sponsors ?? []).map((entry, position) => {
        const sponsor = typeof entry === "string" ? { company: entry } : entry;
        const object = { type: "Company", slug: sponsor.company } as const;
        return {
          position,
          company_id: sponsor.company,
          fact: draft.item("sponsors", position, sponsor, { item: sponsor.company, object }),
        };
      }),
      trial_therapy: (record.therapies ?? []).map((entry, position) => {
        const studied = typeof entry === "string" ? { therapy: entry } : entry;
        const object = { type: "Therapy", slug: studied.therapy } as const;
        return {
          position,
          therapy_id: studied.therapy,
          fact: draft.item("therapies", position, studied, { item: studied.therapy, object }),
        };
      }),
      trial_indication: (record.indications ?? []).map((entry, position) => {
        const studied = typeof entry === "string" ? { indication: entry } : entry;
        const object = { type: "Indication", slug: studied.indication } as const;
        return {
          position,
          indication_id: studied.indication,
          fact: draft.item("indications", position, studied, { item: studied.indication, object }),
        };
      }),
      outcome: (record.outcomes ?? []).map((result, position) => ({
        position,
        endpoint: result.endpoint,
        value: result.value ?? null,
        unit: result.unit ?? null,
        n: result.n === undefined ? null : Number(result.n),
        population: result.population ?? null,
        qualifier: result.qualifier ?? null,
        fact: draft.item("outcomes", position, result, {
          item: [result.endpoint, result.population, result.value, result.unit].filter(Boolean).join(" "),
          value: [result.endpoint, result.qualifier, result.value, result.unit].filter(Boolean).join(" "),
          detail: [result.population, result.n && `n = ${result.n}`].filter(Boolean).join(", ") || null,
        }),
      })),
    },
  );
}
