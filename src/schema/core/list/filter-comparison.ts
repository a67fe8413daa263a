import type { InputRef } from "@pothos/core";
import type { Vocabulary } from "../../../domain/vocabulary/vocabulary.ts";
import type { FilterField, FilterType } from "../../../model/derived/filter/field.ts";
import type { Where } from "../../../store/query/filter/request.ts";
import { cost, weights } from "../cost.ts";
import { EntityType, enumOfVocabulary, Predicate } from "../vocabulary.ts";
import { all, type InputFields, once } from "./filter-type.ts";

const isNull = "Matches if the value is null (`true`) or not null (`false`).";
const eq = "Matches values equal to this.";
const isEmpty = "Matches an empty list (`true`) or any other list (`false`).";
const oneOf = "Matches values equal to one of these. An empty list matches nothing.";
const bounds = {
  gt: "Matches values greater than this.",
  gte: "Matches values greater than or equal to this.",
  lt: "Matches values less than this.",
  lte: "Matches values less than or equal to this.",
};

type Bound = (description: string) => unknown;

const boundsOf = (bound: Bound) =>
  Object.fromEntries(Object.entries(bounds).map(([name, description]) => [name, bound(description)]));

const text = cost(weights.textComparison);

const TextFilter = once(
  "DealTextFilter",
  `Conditions on a text in its normal form: case, accents, punctuation, hyphens and spaces make no difference, so that "psma617" equals "PSMA-617". A text without letters and digits is compared as it is. ${all}`,
  (t) => ({
    eq: t.string({ ...text, description: "Matches texts equal to this. At most 300 characters." }),
    in: t.stringList({
      ...text,
      description:
        "Matches texts equal to one of these, each of at most 300 characters. An empty list matches nothing.",
    }),
    contains: t.string({ ...text, description: "Matches texts that contain this. At most 300 characters." }),
    startsWith: t.string({ ...text, description: "Matches texts that start with this. At most 300 characters." }),
    isNull: t.boolean({ description: isNull }),
  }),
);

const CodeFilter = once(
  "DealCodeFilter",
  `Conditions on a code, such as a slug, a symbol or an identifier, ignoring case. Where all values are identifiers of one system, as in \`lei\`, \`eq\` and \`in\` accept all usual spellings. ${all}`,
  (t) => ({
    eq: t.string({ ...text, description: "Matches the code equal to this. At most 300 characters." }),
    in: t.stringList({
      ...text,
      description:
        "Matches codes equal to one of these, each of at most 300 characters. An empty list matches nothing.",
    }),
    contains: t.string({ ...text, description: "Matches codes that contain this. At most 300 characters." }),
    startsWith: t.string({ ...text, description: "Matches codes that start with this. At most 300 characters." }),
    isNull: t.boolean({ description: isNull }),
  }),
);

const textList = (one: string, several: string) => (t: InputFields) => ({
  has: t.string({ ...text, description: `Matches lists that contain this ${one}. At most 300 characters.` }),
  hasAny: t.stringList({
    ...text,
    description: `Matches lists that contain at least one of these ${several}, each of at most 300 characters. An empty list matches nothing.`,
  }),
  hasAll: t.stringList({
    ...text,
    description: `Matches lists that contain all of these ${several}, each of at most 300 characters.`,
  }),
  isEmpty: t.boolean({ description: isEmpty }),
});

const TextListFilter = once(
  "DealTextListFilter",
  `Conditions on a list of texts, which are compared in their normal form, as by \`DealTextFilter\`. ${all}`,
  textList("text", "texts"),
);

const CodeListFilter = once(
  "DealCodeListFilter",
  `Conditions on a list of codes, which are compared as by \`DealCodeFilter\`, ignoring case. ${all}`,
  textList("code", "codes"),
);

const DateFilter = once(
  "DealDateFilter",
  `Conditions on a date. A bound without a day means the whole month or year; a value without a day counts as its first day. ${all}`,
  (t) => ({
    eq: t.field({ type: "PartialDate", description: "Matches dates within this year, month or day." }),
    year: t.int({ description: "Matches dates within this calendar year: 1000 to 2999." }),
    quarter: t.string({
      description:
        'Matches dates within this calendar quarter, for example "2024-Q3". A date of which only the year is known lies in no quarter.',
    }),
    hasMonth: t.boolean({
      description: "Matches dates whose month is known (`true`), or of which only the year is known (`false`).",
    }),
    gt: t.field({ type: "PartialDate", description: "Matches dates after this." }),
    gte: t.field({ type: "PartialDate", description: "Matches dates within or after this." }),
    lt: t.field({ type: "PartialDate", description: "Matches dates before this." }),
    lte: t.field({ type: "PartialDate", description: "Matches dates within or before this." }),
    within: t.field({
      type: "Duration",
      description: "Matches dates within this duration before today, and today.",
    }),
    withinNext: t.field({
      type: "Duration",
      description: "Matches today, and dates within this duration after today, such as those of expected events.",
    }),
    isNull: t.boolean({ description: isNull }),
  }),
);

export const DateTimeFilter = once("DealDateTimeFilter", `Conditions on a point in time. ${all}`, (t) => ({
  gt: t.field({ type: "DateTime", description: "Matches times after this." }),
  gte: t.field({ type: "DateTime", description: "Matches this time and times after it." }),
  lt: t.field({ type: "DateTime", description: "Matches times before this." }),
  lte: t.field({ type: "DateTime", description: "Matches this time and times before it." }),
  isNull: t.boolean({ description: isNull }),
}));

const IntFilter = once("DealIntFilter", `Conditions on an integer. ${all}`, (t) => ({
  eq: t.int({ description: eq }),
  ...boundsOf((description) => t.int({ description })),
  isNull: t.boolean({ description: isNull }),
}));

const DecimalFilter = once(
  "DealDecimalFilter",
  `Conditions on a decimal number, which is compared exactly: "1.0" equals "1". ${all}`,
  (t) => ({
    eq: t.field({ type: "Decimal", description: eq }),
    ...boundsOf((description) => t.field({ type: "Decimal", description })),
    isNull: t.boolean({ description: isNull }),
  }),
);

const DecimalRangeFilter = once("DealDecimalRangeFilter", `Conditions on a range of decimal numbers. ${all}`, (t) => ({
  min: t.field({ type: DecimalFilter, description: "Filters by the lower end of the range." }),
  max: t.field({ type: DecimalFilter, description: "Filters by the upper end of the range." }),
  isNull: t.boolean({ description: "Matches if there is no range (`true`) or there is one (`false`)." }),
}));

const BooleanFilter = once("DealBooleanFilter", `Conditions on a Boolean. ${all}`, (t) => ({
  eq: t.boolean({ description: eq }),
  isNull: t.boolean({ description: isNull }),
}));

const codeFilter = (name: "Country" | "Currency") =>
  once(`${name}CodeFilter`, `Conditions on a ${name.toLowerCase()}. ${all}`, (t) => ({
    eq: t.field({ type: `${name}Code`, description: eq }),
    in: t.field({ type: [`${name}Code`], description: oneOf }),
    isNull: t.boolean({ description: isNull }),
  }));

const CountryFilter = codeFilter("Country");
const CurrencyFilter = codeFilter("Currency");

const countryList = (t: InputFields) => ({
  has: t.field({ type: "CountryCode", description: "Matches lists that contain this country." }),
  hasAny: t.field({
    type: ["CountryCode"],
    description: "Matches lists that contain at least one of these countries. An empty list matches nothing.",
  }),
  hasAll: t.field({ type: ["CountryCode"], description: "Matches lists that contain all of these countries." }),
  isEmpty: t.boolean({ description: isEmpty }),
});

const CountryListFilter = once("CountryCodeListFilter", `Conditions on a list of countries. ${all}`, countryList);

const NullableCountryListFilter = once(
  "NullableCountryCodeListFilter",
  `Conditions on a list of countries that may be null. Only \`isNull\` matches null. ${all}`,
  (t) => ({
    ...countryList(t),
    isNull: t.boolean({ description: "Matches if the list is null (`true`) or not null (`false`)." }),
  }),
);

const PredicateFilter = once(
  "PredicateFilter",
  `Conditions on the field or relation that a claim is about. ${all}`,
  (t) => ({
    eq: t.field({ type: Predicate, description: eq }),
    in: t.field({ type: [Predicate], description: oneOf }),
    isNull: t.boolean({ description: isNull }),
  }),
);

const IdFilter = once(
  "DealIdFilter",
  `Conditions on the global id of a node. An id of a node of another type is an error. ${all}`,
  (t) => ({
    eq: t.id({ description: "Matches the node with this id." }),
    in: t.idList({ description: "Matches the nodes with one of these ids. An empty list matches nothing." }),
  }),
);

const EntityTypeFilter = once("EntityTypeFilter", `Conditions on a type of entity. ${all}`, (t) => ({
  eq: t.field({ type: EntityType, description: eq }),
  in: t.field({ type: [EntityType], description: oneOf }),
}));

const EntityReferenceFilter = once(
  "EntityReferenceFilter",
  `Conditions on an entity of any type, by what identifies it. ${all}`,
  (t) => ({
    id: t.field({ type: IdFilter, description: "Filters by `Entity.id`." }),
    slug: t.field({
      type: CodeFilter,
      description: "Filters by `Entity.slug`. Entities of different types may have the same slug.",
    }),
    type: t.field({ type: EntityTypeFilter, description: "Filters by the type of the entity." }),
    isNull: t.boolean({ description: "Matches if there is no entity (`true`) or there is one (`false`)." }),
  }),
);

const money = cost(weights.moneyComparison);

const currency = (t: InputFields) => ({
  currency: t.field({
    type: "CurrencyCode",
    description:
      "Currency of the bounds [iso:4217]. Required with a bound. Without bounds, `isNull` is then about the amount in this currency.",
  }),
  isNull: t.boolean({
    description:
      "Matches if the amount is null (`true`) or not null (`false`): in `currency` if that is given, else in any currency.",
  }),
});

const MoneyFilter = once(
  "DealMoneyFilter",
  `Conditions on an amount of money, as the field shows it. An interval is compared by its upper end; an open one by its lower end, by \`gt\` and \`gte\` only. Other currencies are converted at the rates of the announcement date; if a rate is missing, no bound matches. ${all}`,
  (t) => ({
    ...boundsOf((description) => t.field({ type: "Decimal", ...money, description })),
    ...currency(t),
  }),
);

const MoneyRangeFilter = once("DealMoneyRangeFilter", `Conditions on a range of amounts of money. ${all}`, (t) => ({
  min: t.field({ type: MoneyFilter, description: "Filters by the lower end of the range." }),
  max: t.field({ type: MoneyFilter, description: "Filters by the upper end of the range." }),
  isNull: t.boolean({ description: "Matches if there is no range (`true`) or there is one (`false`)." }),
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
      isEmpty: t.boolean({ description: isEmpty }),
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

const byType: Readonly<Partial<Record<Extract<FilterType, string>, InputRef<Where>>>> = {
  PartialDate: DateFilter,
  DateTime: DateTimeFilter,
  int: IntFilter,
  boolean: BooleanFilter,
  Decimal: DecimalFilter,
  DecimalRange: DecimalRangeFilter,
  Money: MoneyFilter,
  MoneyRange: MoneyRangeFilter,
  Sum: MoneyFilter,
  CountryCode: CountryFilter,
  CurrencyCode: CurrencyFilter,
  GlobalId: IdFilter,
  NodeKey: EntityReferenceFilter,
};

/** The input type of the conditions on a field. */
export function comparisonOf({ type, isList, nullable, isPredicate, isCode }: FilterField): InputRef<Where> {
  if (typeof type === "object") return wordFilter(type, isList);
  if (isPredicate) return PredicateFilter;
  if (isList && type === "CountryCode") return nullable ? NullableCountryListFilter : CountryListFilter;
  if (isList) return isCode ? CodeListFilter : TextListFilter;
  return byType[type] ?? (isCode || type === "URL" ? CodeFilter : TextFilter);
}
