import fc from "fast-check";
import type { FilterField } from "../../src/model/derived/filter/field.ts";
import { predicates } from "../../src/model/derived/predicate.ts";
import { entityTypes } from "../../src/model/model.ts";

export type AnyCondition = fc.Arbitrary<object>;
export type Held = readonly (string | number)[];

const durations = ["P1Y", "P6M", "P18M", "P2W", "P90D", "P3Y2M", "P20Y"] as const;
const oddTexts = ["%", "_", "\\", "'", '"', "", "é", "100%", "NEAR(", "™", "e\u0301"] as const;
const amounts = ["0", "5", "1000000", "40000000", "100000000.5", "250000000", "1000000000", "9100000000"] as const;

const globalId = (key: string) => Buffer.from(key).toString("base64url");

const isNull: AnyCondition = fc.record({ isNull: fc.boolean() });

const choices = (value: fc.Arbitrary<string>): AnyCondition[] => [
  fc.record({ eq: value }),
  fc.record({ in: fc.array(value, { maxLength: 3 }) }),
];

const ordered = (value: fc.Arbitrary<string | number>): AnyCondition[] =>
  ["gt", "gte", "lt", "lte"].map((operator) => value.map((bound) => ({ [operator]: bound })));

function listCondition(word: fc.Arbitrary<string>): AnyCondition[] {
  return [
    fc.record({ has: word }),
    fc.record({ hasAny: fc.array(word, { maxLength: 3 }) }),
    fc.record({ hasAll: fc.array(word, { maxLength: 2 }) }),
    fc.record({ isEmpty: fc.boolean() }),
  ];
}

/** Bounds in their order, because reversed bounds are an error. */
function range(
  value: fc.Arbitrary<string>,
  [low, high]: readonly [string, string],
  isLess: (a: string, b: string) => boolean,
) {
  return fc.tuple(value, value).map(([a, b]) => (isLess(b, a) ? { [low]: b, [high]: a } : { [low]: a, [high]: b }));
}

function dateConditions(value: fc.Arbitrary<string>): AnyCondition[] {
  const bound = fc.tuple(value, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
  const quarter = value.map((date) => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7) || "1") / 3)}`);
  return [
    fc.record({ within: fc.constantFrom(...durations) }),
    fc.record({ withinNext: fc.constantFrom(...durations) }),
    range(bound, ["gte", "lt"], (a, b) => a < b),
    fc.record({ eq: bound }),
    fc.record({ year: value.map((date) => Number(date.slice(0, 4))) }),
    fc.record({ quarter }),
    fc.record({ hasMonth: fc.boolean() }),
    ...ordered(bound),
  ];
}

function timeConditions(value: fc.Arbitrary<string>): AnyCondition[] {
  const bound = fc
    .tuple(value, fc.constantFrom(-1, 0, 0, 1), fc.boolean())
    .map(([time, seconds, withFraction]) => new Date(Date.parse(time) + seconds * 1000 + (withFraction ? 500 : 0)))
    .map((time) => time.toISOString().replace(".000Z", "Z"));
  return ordered(bound);
}

/** A text as people may write it: in another case, with other punctuation, or composed in another way. */
const respelled = (value: fc.Arbitrary<string>) =>
  fc
    .tuple(value, fc.nat(4))
    .map(([text, way]) =>
      way === 0
        ? text.toUpperCase()
        : way === 1
          ? text.normalize("NFD")
          : way === 2
            ? text.replaceAll(/[-\s]+/g, "")
            : way === 3
              ? text.replaceAll(" ", "-")
              : text,
    )
    .map((text) => [...text].slice(0, 140).join(""));

function textConditions(value: fc.Arbitrary<string>, isCode: boolean): AnyCondition[] {
  const part = fc.tuple(value, fc.nat(20), fc.integer({ min: 1, max: 6 })).map(([text, from, length]) => {
    const characters = [...text];
    const start = from % Math.max(1, characters.length);
    const piece = characters.slice(start, start + length).join("");
    return from % 2 ? piece.toUpperCase() : piece;
  });
  const whole = isCode ? value.map((text) => text.toUpperCase()) : respelled(value);
  return [
    fc.record({ eq: whole }),
    fc.record({ in: fc.array(whole, { maxLength: 3 }) }),
    fc.record({ contains: fc.oneof(part, fc.constantFrom(...oddTexts)) }),
    fc.record({ startsWith: fc.oneof(part, fc.constantFrom(...oddTexts)) }),
  ];
}

/** @param currencies those of which the graph has rates or amounts */
function moneyConditions(currencies: readonly string[]): AnyCondition[] {
  const bound = fc.constantFrom(...amounts);
  const currency = fc.constantFrom(...currencies);
  return [
    ...["gt", "gte", "lt", "lte"].map(
      (operator): AnyCondition =>
        fc.tuple(currency, bound).map(([code, amount]) => ({ currency: code, [operator]: amount })),
    ),
    isNull,
    fc.record({ currency, isNull: fc.boolean() }),
  ];
}

const decimals = (value: fc.Arbitrary<string>): AnyCondition[] => [fc.record({ eq: value }), ...ordered(value), isNull];

const ends = (inner: readonly AnyCondition[]): AnyCondition[] => [
  fc.record({ min: fc.oneof(...inner) }),
  fc.record({ max: fc.oneof(...inner) }),
  isNull,
];

function nodeConditions(keys: readonly string[], nullable: boolean): AnyCondition[] {
  const key = keys.length > 0 ? fc.constantFrom(...keys) : fc.constant("Company:acme");
  const type = fc.constantFrom(...entityTypes);
  const slug = key.map((each) => each.slice(each.indexOf(":") + 1));
  return [
    ...choices(key.map(globalId)).map((id): AnyCondition => fc.record({ id })),
    ...textConditions(slug, true).map((each): AnyCondition => fc.record({ slug: each })),
    ...choices(type).map((each): AnyCondition => fc.record({ type: each })),
    ...(nullable ? [isNull] : []),
  ];
}

/** What filters of one graph are made of. */
export interface Ingredients {
  held: Held;
  currencies: readonly string[];
  /** The type of node that has the id. */
  shape: string;
}

/** Any conditions on a field, each of which matches some of the values that rows have. */
export function conditionsOn(field: FilterField, { held, currencies, shape }: Ingredients): AnyCondition[] {
  const { type, isList, nullable, isPredicate, isCode = false } = field;
  const value = held.length > 0 ? fc.constantFrom(...held.map(String)) : fc.constant("2020");
  const orNull = (conditions: AnyCondition[]) => (nullable ? [...conditions, isNull] : [...conditions, isNull]);
  if (isPredicate) {
    const shown = predicates.flatMap(({ key, value: name }) => (held.includes(key) ? [name] : []));
    return [...choices(shown.length > 0 ? fc.constantFrom(...shown) : fc.constant("COMPANY_NAME")), isNull];
  }
  if (isList) {
    const words = [...new Set(held.flatMap((list) => JSON.parse(String(list)) as string[]))];
    const others = typeof type === "object" ? Object.keys(type.terms) : ["FR"];
    const word = fc.constantFrom(...(words.length > 0 ? words : others));
    const spelled = type !== "text" ? word : isCode ? word.map((text) => text.toLowerCase()) : respelled(word);
    return [...listCondition(spelled), ...(nullable ? [isNull] : [])];
  }
  if (typeof type === "object") {
    const word = fc.oneof(value, fc.constantFrom(...Object.keys(type.terms)));
    const known = word.filter((each) => Object.hasOwn(type.terms, each));
    return orNull([...choices(known), ...(type.ordered ? ordered(known) : [])]);
  }
  if (type === "GlobalId") return choices(value.map((slug) => globalId(`${shape}:${slug}`)));
  if (type === "NodeKey") return nodeConditions(held.map(String), true);
  if (type === "boolean") return orNull([fc.record({ eq: fc.boolean() })]);
  if (type === "CountryCode") return orNull(choices(held.length > 0 ? value : fc.constant("FR")));
  if (type === "CurrencyCode") return orNull(choices(held.length > 0 ? value : fc.constant("EUR")));
  if (type === "PartialDate") return orNull(dateConditions(value));
  if (type === "DateTime") return orNull(timeConditions(held.length > 0 ? value : fc.constant("2024-01-01T00:00:00Z")));
  if (type === "Money" || type === "Sum") return moneyConditions(currencies);
  if (type === "MoneyRange") return ends(moneyConditions(currencies));
  const decimal = fc.oneof(
    held.length > 0 && type === "Decimal" ? value : fc.constant("5"),
    fc.constantFrom(...amounts),
  );
  if (type === "Decimal") return decimals(decimal);
  if (type === "DecimalRange") return ends(decimals(fc.constantFrom("1", "3", "5", "10", "12.5", "20")));
  if (type === "int") {
    const number = (held.length > 0 ? value : fc.constant("7")).map(Number);
    return orNull([fc.record({ eq: number }), ...ordered(number)]);
  }
  return orNull(textConditions(value, isCode || type === "URL"));
}

const coverage = {
  countries: fc.subarray(["DE", "FR", "US", "JP", "GB"], { minLength: 1 }),
  regions: fc.subarray(["EU", "150", "GREATER_CHINA"], { minLength: 1 }),
  outside: fc.subarray(["CH", "US"]),
  on: fc.constantFrom("2019-01-01", "2020-01-31", "2024-01-01"),
  extent: fc.constantFrom("EVERY", "SOME"),
};

/** Conditions on the territory that a row covers, each with another part of the asked territory. */
export const coverageConditions: readonly AnyCondition[] = (Object.keys(coverage) as (keyof typeof coverage)[]).map(
  (key) => fc.record(coverage, { requiredKeys: [key] }).filter(({ countries }) => countries?.join() !== "US"),
);
