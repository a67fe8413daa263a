import type { InputRef } from "@pothos/core";
import { LicensedRight } from "../../../domain/vocabulary/licensed-right.ts";
import { RightsExtent, RightsStatus } from "../../../domain/vocabulary/rights.ts";
import type { Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import { type FilterField, type FilterShape, filterShapeOf } from "../../../model/derived/filter-shape.ts";
import { filtered, filteredChildren, isBoundedByRows } from "../../../store/query/filter/filter.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import type { ChildRows, Rows } from "../../../store/query/page.ts";
import { builder } from "../builder.ts";
import { cost, weights } from "../cost.ts";
import { today } from "../today.ts";
import { enumOfVocabulary, Predicate } from "../vocabulary.ts";
import { checked } from "./filter-check.ts";

const isNull = "Matches if the value is null (`true`) or not null (`false`).";

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">;

const declared = new Map<string, InputRef<Where>>();

/**
 * Returns an input type, which is declared on first use. It is registered before its fields are declared, because filters can refer
 * to themselves through other filters.
 */
function once(name: string, description: string, fields: (t: InputFields) => Record<string, unknown>): InputRef<Where> {
  const found = declared.get(name);
  if (found) return found;
  const ref = builder.inputRef<Where>(name);
  declared.set(name, ref);
  ref.implement({ description, fields: (t) => fields(t) as never });
  return ref;
}

const all = "All conditions given must hold.";
const eq = "Matches values equal to this.";
const oneOf = "Matches values equal to one of these. An empty list matches nothing.";
const bounds = {
  gt: "Matches values greater than this.",
  gte: "Matches values greater than or equal to this.",
  lt: "Matches values less than this.",
  lte: "Matches values less than or equal to this.",
};

const TextFilter = once("DealTextFilter", `Conditions on a text, ignoring case. ${all}`, (t) => ({
  eq: t.string({ ...cost(weights.textComparison), description: eq }),
  in: t.stringList({ ...cost(weights.textComparison), description: oneOf }),
  contains: t.string({ ...cost(weights.textComparison), description: "Matches texts that contain this." }),
  startsWith: t.string({ ...cost(weights.textComparison), description: "Matches texts that start with this." }),
  isNull: t.boolean({ description: isNull }),
}));

const DateFilter = once(
  "DealDateFilter",
  `Conditions on a date. A bound without a day means the whole month or year; a value without a day counts as its first day. ${all}`,
  (t) => ({
    eq: t.field({ type: "PartialDate", description: "Matches dates within this year, month or day." }),
    gt: t.field({ type: "PartialDate", description: "Matches dates after this." }),
    gte: t.field({ type: "PartialDate", description: "Matches dates within or after this." }),
    lt: t.field({ type: "PartialDate", description: "Matches dates before this." }),
    lte: t.field({ type: "PartialDate", description: "Matches dates within or before this." }),
    within: t.field({ type: "Duration", description: "Matches dates within this duration before today." }),
    hasMonth: t.boolean({
      description: "Matches dates whose month is known (`true`), or of which only the year is known (`false`).",
    }),
    isNull: t.boolean({ description: isNull }),
  }),
);

const DateTimeFilter = once("DealDateTimeFilter", `Conditions on a point in time. ${all}`, (t) => ({
  gt: t.field({ type: "DateTime", description: "Matches times after this." }),
  gte: t.field({ type: "DateTime", description: "Matches this time and times after it." }),
  lt: t.field({ type: "DateTime", description: "Matches times before this." }),
  lte: t.field({ type: "DateTime", description: "Matches this time and times before it." }),
  isNull: t.boolean({ description: isNull }),
}));

const IntFilter = once("DealIntFilter", `Conditions on an integer. ${all}`, (t) => ({
  eq: t.int({ description: eq }),
  ...Object.fromEntries(Object.entries(bounds).map(([name, description]) => [name, t.int({ description })])),
  isNull: t.boolean({ description: isNull }),
}));

const BooleanFilter = once("DealBooleanFilter", `Conditions on a Boolean. ${all}`, (t) => ({
  eq: t.boolean({ description: eq }),
  isNull: t.boolean({ description: isNull }),
}));

const CountryFilter = once("CountryCodeFilter", `Conditions on a country. ${all}`, (t) => ({
  eq: t.field({ type: "CountryCode", description: eq }),
  in: t.field({ type: ["CountryCode"], description: oneOf }),
  isNull: t.boolean({ description: isNull }),
}));

const PredicateFilter = once(
  "PredicateFilter",
  `Conditions on the field or relation that a claim is about. ${all}`,
  (t) => ({
    eq: t.field({ type: Predicate, description: eq }),
    in: t.field({ type: [Predicate], description: oneOf }),
  }),
);

const MoneyFilter = once(
  "DealMoneyFilter",
  `Conditions on an interval of money, by its upper end, with the same numbers as the fields show. An open interval is compared by its lower end, by \`gt\` and \`gte\` only. Amounts in other currencies are converted at the rates of the announcement date; if a rate is missing, no condition matches. ${all}`,
  (t) => ({
    ...Object.fromEntries(
      Object.entries(bounds).map(([name, description]) => [
        name,
        t.field({ type: "Decimal", ...cost(weights.moneyComparison), description }),
      ]),
    ),
    currency: t.field({ type: "CurrencyCode", required: true, description: "Currency of the bounds [iso:4217]." }),
  }),
);

const AgreementValueFilter = once("AgreementValueFilter", `Conditions on the value of an agreement. ${all}`, (t) => ({
  upfront: t.field({ type: MoneyFilter, description: "Filters by `AgreementValue.upfront`." }),
  scheduled: t.field({ type: MoneyFilter, description: "Filters by `AgreementValue.scheduled`." }),
  contingent: t.field({ type: MoneyFilter, description: "Filters by `AgreementValue.contingent`." }),
  total: t.field({ type: MoneyFilter, description: "Filters by `AgreementValue.total`." }),
  financing: t.field({ type: MoneyFilter, description: "Filters by `AgreementValue.financing`." }),
}));

function wordFilter(vocabulary: Vocabulary, isList: boolean): InputRef<Where> {
  const { name, ordered } = vocabulary;
  const type = enumOfVocabulary(vocabulary);
  if (isList) {
    return once(`${name}ListFilter`, `Conditions on a list of values of ${name}. ${all}`, (t) => ({
      has: t.field({ type, description: "Matches lists that contain this value." }),
      hasAny: t.field({
        type: [type],
        description: "Matches lists that contain at least one of these values. An empty list matches nothing.",
      }),
      hasAll: t.field({ type: [type], description: "Matches lists that contain all of these values." }),
    }));
  }
  return once(`${name}Filter`, `Conditions on a value of ${name}. ${all}`, (t) => ({
    eq: t.field({ type, description: eq }),
    in: t.field({ type: [type], description: oneOf }),
    ...(ordered &&
      Object.fromEntries(
        Object.entries({
          gt: "Matches values after this one in the order of the enum.",
          gte: "Matches this value and those after it in the order of the enum.",
          lt: "Matches values before this one in the order of the enum.",
          lte: "Matches this value and those before it in the order of the enum.",
        }).map(([key, description]) => [key, t.field({ type, description })]),
      )),
    isNull: t.boolean({ description: isNull }),
  }));
}

function comparisonOf({ type, isList, isPredicate }: FilterField): InputRef<Where> {
  if (typeof type === "object") return wordFilter(type, isList);
  if (isPredicate) return PredicateFilter;
  if (type === "PartialDate") return DateFilter;
  if (type === "DateTime") return DateTimeFilter;
  if (type === "int") return IntFilter;
  if (type === "boolean") return BooleanFilter;
  return type === "CountryCode" ? CountryFilter : TextFilter;
}

/** Declared on first use, because it refers to the filter of companies. */
function rightsFilter(): InputRef<Where> {
  const description = `Conditions on who holds a right to a therapy. The territory consists of \`countries\` and \`regions\`, or is the world if both are absent, without \`outside\`. ${all}`;
  return once("TherapyRightsFilter", description, (t) => ({
    right: t.field({ type: enumOfVocabulary(LicensedRight), required: true, description: "The right." }),
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
      type: "PartialDate",
      description: "The day; a month or year counts as its first day. Defaults to today.",
    }),
    extent: t.field({
      type: enumOfVocabulary(RightsExtent),
      description: "In which countries of the territory the conditions must hold. Defaults to EVERY.",
    }),
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

/** The conditions that do not derive from the model. */
function specialFields(name: string, t: InputFields): Record<string, unknown> {
  if (name === "Agreement")
    return { value: t.field({ type: AgreementValueFilter, description: "Filters by `Agreement.value`." }) };
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
    not: t.field({ type: filterOf(name), description: "This filter must not match." }),
    ...Object.fromEntries(
      Object.entries(shape.fields).map(([field, found]) => [
        field,
        t.field({ type: comparisonOf(found), description: found.description }),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(shape.relations).map(([field, { shape: other, isOne, description: text }]) => [
        field,
        t.field({
          type: isOne ? filterOf(other) : listFilterOf(other),
          ...cost(weights.relatedCondition),
          description: text,
        }),
      ]),
    ),
    ...specialFields(name, t),
  }));
}

function listFilterOf(name: string): InputRef<Where> {
  return once(`${name}ListFilter`, `A filter on a list of ${filterShapeOf(name).prose}. ${all}`, (t) => ({
    some: t.field({ type: filterOf(name), description: "At least one entry must match." }),
    none: t.field({ type: filterOf(name), description: "No entry may match." }),
    every: t.field({ type: filterOf(name), description: "Every entry must match. An empty list matches." }),
  }));
}

/** The argument `where` as the store takes it. @throws BAD_USER_INPUT, naming the path in the argument */
export function checkedFilter(where: unknown): { where: Where | null; today: string } {
  return { where: where ? checked(where as Where) : null, today: today() };
}

/** Whether a filter of a list of all nodes may take long, whatever the number of rows that it visits. */
export function isHeavyFilter(shape: string, given: unknown): boolean {
  return given != null && !isBoundedByRows(shape, given as Where);
}

/** The rows that match the argument `where`, or all rows if it is absent. @throws BAD_USER_INPUT, naming the path in the argument */
export function matchingRows<Row>(rows: Rows<Row>, shape: string, given: unknown): Rows<Row> {
  const { where, today } = checkedFilter(given);
  return filtered(rows, shape, where, { today, scope: "all", isCounted: !isHeavyFilter(shape, given) });
}

/** Like `matchingRows`, for rows that belong to parents. */
export function matchingChildren<Row>(rows: ChildRows<Row>, shape: string, given: unknown): ChildRows<Row> {
  const { where, today } = checkedFilter(given);
  return filteredChildren(rows, shape, where, { today, scope: "few" });
}

/** The argument `where` of a list. */
export function whereArgument(shape: string) {
  return { type: filterOf(shape), description: "Returns only entries that match this filter." } as const;
}
