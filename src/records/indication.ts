import * as z from "zod";
import { AmountQualifier } from "../domain/deal-vocabulary.ts";
import { compareDecimals } from "../domain/decimal.ts";
import { EpidemiologyMeasure } from "../domain/development-vocabulary.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft } from "./draft.ts";
import { entity, namedOf, namesOf } from "./entity.ts";
import { decimal, fact, identifier, item, itemOrSlug, list, oneOf, slug, words } from "./fact.ts";

const epidemiology = item({
  measure: oneOf(EpidemiologyMeasure),
  value: decimal.optional(),
  low: decimal.optional(),
  high: decimal.optional(),
  unit: words.describe('What is counted: "persons", "persons per 100,000".'),
  region: words.optional(),
  period: words.optional(),
  qualifier: oneOf(AmountQualifier).optional(),
});

export const indication = z.strictObject({
  ...entity,
  mondo: fact(identifier("mondo")).optional(),
  doid: fact(identifier("doid")).optional(),
  mesh: fact(identifier("mesh")).optional(),
  ncit: fact(identifier("ncit")).optional(),
  orphanet: fact(identifier("orphanet")).optional(),
  anatomicalSites: list(fact(words)),
  parents: list(itemOrSlug({ indication: slug }), 20),
  epidemiology: list(epidemiology),
});

export function indicationDocument(draft: Draft, record: z.infer<typeof indication>): NodeDocument {
  return draft.document(
    {
      ...namesOf(draft, record),
      mondo: draft.fact("mondo", record.mondo),
      doid: draft.fact("doid", record.doid),
      mesh: draft.fact("mesh", record.mesh),
      ncit: draft.fact("ncit", record.ncit),
      orphanet: draft.fact("orphanet", record.orphanet),
      anatomical_sites_json: draft.factList("anatomicalSites", record.anatomicalSites),
    },
    {
      ...namedOf(draft, record),
      indication_parent: (record.parents ?? []).map((entry, position) => {
        const parent = typeof entry === "string" ? { indication: entry } : entry;
        return {
          parent_id: parent.indication,
          fact: draft.item("parents", position, parent, {
            item: parent.indication,
            object: { type: "Indication", slug: parent.indication },
          }),
        };
      }),
      epidemiology: (record.epidemiology ?? []).map((figure, position) => {
        const { value, low, high } = figure;
        if (value === undefined && low === undefined && high === undefined) {
          draft.problem(["epidemiology", position], 'has no figure; write "value", or "low" and "high"');
        }
        if (low !== undefined && high !== undefined && compareDecimals(low, high) > 0) {
          draft.problem(["epidemiology", position], "has low above high; swap them");
        }
        const number = value ?? `${low ?? ".."} to ${high ?? ".."}`;
        return {
          position,
          measure: figure.measure,
          value: value ?? null,
          low: low ?? null,
          high: high ?? null,
          unit: figure.unit,
          region: figure.region ?? null,
          period: figure.period ?? null,
          qualifier: figure.qualifier ?? null,
          fact: draft.item("epidemiology", position, figure, {
            item: [figure.measure, figure.region, figure.period, number, figure.unit].filter(Boolean).join(" "),
            value: [figure.measure, figure.qualifier, number, figure.unit].filter(Boolean).join(" "),
            detail: [figure.region, figure.period].filter(Boolean).join(", ") || null,
          }),
        };
      }),
    },
  );
}
