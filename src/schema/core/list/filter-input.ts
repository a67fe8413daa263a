import type { InputRef } from "@pothos/core";
import { LicensedRight } from "../../../domain/vocabulary/licensed-right.ts";
import { RightsExtent, RightsStatus } from "../../../domain/vocabulary/rights.ts";
import type { FilterRelation, FilterShape } from "../../../model/derived/filter/field.ts";
import { filterShapeOf, filterShapes } from "../../../model/derived/filter/shape.ts";
import { isEntityType } from "../../../model/model.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { cost, weights } from "../cost.ts";
import { enumOfVocabulary } from "../vocabulary.ts";
import { maxTextLength } from "./filter-check.ts";
import { comparisonOf, DateTimeFilter } from "./filter-comparison.ts";
import { all, type InputFields, once } from "./filter-type.ts";

/** The fields that name a territory and a day. */
const territoryFields = (t: InputFields) => ({
  countries: t.field({
    type: ["CountryCode"],
    description: "Countries of the territory [iso:3166-1 alpha-2]. At most 249.",
  }),
  regions: t.stringList({
    description: "Codes of regions of the territory, which `Query.regions` defines. At most 100.",
  }),
  outside: t.field({
    type: ["CountryCode"],
    description: "Countries that the territory excludes [iso:3166-1 alpha-2]. At most 249.",
  }),
  on: t.field({
    type: "FullDate",
    description: "The day. Defaults to today.",
  }),
  extent: t.field({
    type: enumOfVocabulary(RightsExtent),
    description: "In which countries of the territory the conditions must hold. Defaults to EVERY.",
  }),
});

const TerritoryCoverageFilter = once(
  "TerritoryCoverageFilter",
  `Conditions on the countries that a territory covers. The asked territory consists of \`countries\` and \`regions\`, or is the world if both are absent, without \`outside\`. A territory that no source states covers nothing. ${all}`,
  territoryFields,
);

/** Declared on first use, because it refers to the filter of companies. */
function rightsFilter(): InputRef<Where> {
  const description = `Conditions on who holds a right to a therapy. The territory consists of \`countries\` and \`regions\`, or is the world if both are absent, without \`outside\`. ${all}`;
  return once("TherapyRightsFilter", description, (t) => ({
    right: t.field({ type: enumOfVocabulary(LicensedRight), required: true, description: "The right." }),
    ...territoryFields(t),
    statuses: t.field({
      type: [enumOfVocabulary(RightsStatus)],
      description: "How much must be known. Defaults to KNOWN and PARTLY_KNOWN.",
    }),
    heldBy: t.field({
      type: filterOf("Company"),
      ...cost(weights.relatedCondition),
      description: "A holder of the right must match this filter.",
    }),
    heldByOriginator: t.boolean({
      description:
        "Whether a holder must (`true`) or must not (`false`) be the originator of the therapy or a company that acquired the originator.",
    }),
  }));
}

/** The conditions of every filter on entities. */
function entityFields(name: string, t: InputFields): Record<string, unknown> {
  if (!isEntityType(name)) return {};
  return {
    search: t.string({
      ...cost(weights.search),
      description: `Matches entities that \`Query.search\` finds for these words: at most ${maxTextLength} characters. Only in lists of \`Query\`, in their facets and in their statistics; an error in lists below nodes.`,
    }),
    relatedTo: t.field({
      type: filterOf("Neighbor"),
      ...cost(weights.relatedCondition),
      description:
        'Matches entities that an edge of `Entity.neighbors` joins to another one, from either end: `{ node: { slug: { eq: "sanofi" } } }`. Only direct edges count.',
    }),
    recordedAt: t.field({
      type: DateTimeFilter,
      ...cost(weights.relatedCondition),
      description: "Matches entities about which a claim was recorded at such a time.",
    }),
  };
}

/** The names of shapes to which a field leads that may be null. */
const nullableShapes: ReadonlySet<string> = new Set(
  [...filterShapes.values()].flatMap(({ relations }) =>
    Object.values<FilterRelation>(relations).flatMap(({ shape, nullable }) => (nullable ? [shape] : [])),
  ),
);

function absenceField({ name, prose }: FilterShape, t: InputFields): Record<string, unknown> {
  if (!nullableShapes.has(name)) return {};
  return {
    isNull: t.boolean({
      description: `Matches if a field that refers to one of the ${prose} is null (\`true\`) or not null (\`false\`). The entries of lists are never null.`,
    }),
  };
}

/** The conditions that do not derive from the model. */
function specialFields(name: string, t: InputFields): Record<string, unknown> {
  if (name === "Territory")
    return {
      covers: t.field({
        type: TerritoryCoverageFilter,
        ...cost(weights.relatedCondition),
        description: "Matches territories that cover every country, or some country, of another one.",
      }),
    };
  if (name === "Company")
    return {
      orSubsidiaries: t.boolean({
        ...cost(weights.relatedCondition),
        description:
          'If true, matches a company if the other conditions of this filter hold together for the company or for a company that owns it today, directly or indirectly: `{ name: { eq: "Novartis" }, orSubsidiaries: true }` matches Novartis and its subsidiaries. The conditions in `and`, `or` and `not` of this filter are among them; those outside this filter are not.',
      }),
    };
  if (name === "Therapy")
    return {
      rights: t.field({
        type: rightsFilter(),
        ...cost(weights.relatedCondition),
        description: "Filters by who holds a right to the therapy, as `Therapy.rights` derives it.",
      }),
    };
  if (name !== "Indication") return {};
  return {
    within: t.field({
      type: filterOf("Indication"),
      ...cost(weights.relatedCondition),
      description: "Matches indications that match this filter, and all their descendants.",
    }),
  };
}

/** The filter of a shape, declared on first use. @param name the name of the shape, such as `Company` */
export function filterOf(name: string): InputRef<Where> {
  const shape: FilterShape = filterShapeOf(name);
  const description = `A filter on ${shape.prose}. ${all} An empty filter matches everything.`;
  return once(`${name}Filter`, description, (t) => ({
    and: t.field({ type: [filterOf(name)], description: "All of these filters must match." }),
    or: t.field({
      type: [filterOf(name)],
      description: "At least one of these filters must match. An empty list matches nothing.",
    }),
    not: t.field({
      type: filterOf(name),
      description: "This filter must not match. Without any condition, it matches everything, and `not` nothing.",
    }),
    ...Object.fromEntries(
      Object.entries(shape.fields).map(([field, found]) => [
        field,
        t.field({ type: comparisonOf(found), description: found.description }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(shape.relations).map(([field, { shape: other, isOne, by, description: text }]) => [
        field,
        t.field({
          type: isOne ? filterOf(other) : listFilterOf(other),
          ...cost("self" in by ? null : weights.relatedCondition),
          description: text,
        }),
      ]),
    ),
    ...specialFields(name, t),
    ...entityFields(name, t),
    ...absenceField(shape, t),
  }));
}

function listFilterOf(name: string): InputRef<Where> {
  return once(`${name}ListFilter`, `A filter on a list of ${filterShapeOf(name).prose}. ${all}`, (t) => ({
    some: t.field({ type: filterOf(name), description: "At least one entry must match." }),
    none: t.field({ type: filterOf(name), description: "No entry may match." }),
    every: t.field({ type: filterOf(name), description: "Every entry must match. An empty list matches." }),
  }));
}
