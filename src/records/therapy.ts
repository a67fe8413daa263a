import * as z from "zod";
import {
  DevelopmentActivity,
  DevelopmentStage,
  Emission,
  Modality,
  TherapyRole,
} from "../domain/development-vocabulary.ts";
import { highestStageOf } from "../domain/stage.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft } from "./draft.ts";
import { entity, namedOf, namesOf } from "./entity.ts";
import { date, fact, identifier, item, itemOrSlug, list, oneOf, slug, words } from "./fact.ts";

export const target = z.strictObject({ ...entity, symbol: fact(words).optional() });

export function targetDocument(draft: Draft, record: z.infer<typeof target>): NodeDocument {
  return draft.document(
    { ...namesOf(draft, record), symbol: draft.fact("symbol", record.symbol) },
    namedOf(draft, record),
  );
}

export const therapy = z.strictObject({
  ...entity,
  modality: fact(oneOf(Modality)),
  mechanism: fact(words).optional(),
  inn: fact(words).optional(),
  unii: fact(identifier("unii")).optional(),
  chembl: fact(identifier("chembl")).optional(),
  atc: list(fact(identifier("atc"))),
  radionuclide: item({ isotope: words, emission: oneOf(Emission), chelator: words.optional() }).optional(),
  targets: list(itemOrSlug({ target: slug })),
  companies: list(item({ company: slug, role: oneOf(TherapyRole) })),
  indications: list(
    itemOrSlug({
      indication: slug,
      stage: oneOf(DevelopmentStage).optional(),
      activity: oneOf(DevelopmentActivity).optional(),
      population: words.optional(),
      asOf: date.optional(),
    }),
  ),
});

export function therapyDocument(draft: Draft, record: z.infer<typeof therapy>): NodeDocument {
  const indications = (record.indications ?? []).map((entry) =>
    typeof entry === "string" ? { indication: entry } : entry,
  );
  const { radionuclide } = record;
  if (radionuclide) {
    const { isotope, emission, chelator } = radionuclide;
    draft.item("radionuclide", null, radionuclide, { value: [isotope, emission, chelator].filter(Boolean).join(" ") });
  }
  return draft.document(
    {
      ...namesOf(draft, record),
      modality: draft.fact("modality", record.modality),
      mechanism: draft.fact("mechanism", record.mechanism),
      isotope: radionuclide?.isotope ?? null,
      emission: radionuclide?.emission ?? null,
      chelator: radionuclide?.chelator ?? null,
      inn: draft.fact("inn", record.inn),
      unii: draft.fact("unii", record.unii),
      chembl: draft.fact("chembl", record.chembl),
      atc_json: draft.factList("atc", record.atc),
      highest_stage: highestStageOf(indications.map(({ stage }) => stage)),
    },
    {
      ...namedOf(draft, record),
      therapy_target: (record.targets ?? []).map((entry, position) => {
        const aim = typeof entry === "string" ? { target: entry } : entry;
        return {
          target_id: aim.target,
          fact: draft.item("targets", position, aim, {
            item: aim.target,
            object: { type: "Target", slug: aim.target },
          }),
        };
      }),
      therapy_company: (record.companies ?? []).map((part, position) => ({
        company_id: part.company,
        role: part.role,
        fact: draft.item("companies", position, part, {
          item: `${part.company} ${part.role}`,
          object: { type: "Company", slug: part.company },
          detail: part.role,
        }),
      })),
      therapy_indication: indications.map((use, position) => ({
        indication_id: use.indication,
        stage: use.stage ?? null,
        activity: use.activity ?? null,
        population: use.population ?? null,
        as_of: use.asOf ?? null,
        fact: draft.item("indications", position, use, {
          item: [use.indication, use.population].filter(Boolean).join(" "),
          object: { type: "Indication", slug: use.indication },
          detail:
            [use.stage, use.activity, use.population, use.asOf && `as of ${use.asOf}`].filter(Boolean).join(", ") ||
            null,
        }),
      })),
    },
  );
}
