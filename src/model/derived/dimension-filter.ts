import { isCountryCode } from "../../domain/code.ts";
import { type Band, bandOf, lowestBound, openBand } from "../../domain/value/band.ts";
import type { DimensionShape, PathStep } from "./dimension.ts";

/** A filter, with the field names of the API. */
export type Conditions = Readonly<Record<string, unknown>>;

/** The value of a dimension. Null for members without a value. */
export type Value = string | null;

/** What the bands of amounts depend on. */
export interface Bands {
  currency: string;
  /** The bounds between the bands, ascending, as decimals. */
  bounds: readonly string[];
}

/** What the filters of values depend on. */
export interface FilterContext extends Bands {
  /** The companies with owners but without an ultimate parent, because they are below companies that own each other. */
  belowCircles: ReadonlySet<string>;
}

/** The filter that selects exactly the nodes with a value in a dimension, or those without one. */
export function filterOfValue(shape: DimensionShape, value: Value, context: FilterContext): Conditions {
  if (value !== null) return within(shape.steps, conditionOn(shape, value, context));
  const { field, steps, derivation } = shape;
  if (field && steps.length === 0 && derivation !== "QUARTER")
    return { [field.name]: field.isList ? { isEmpty: true } : { isNull: true } };
  return { not: within(steps, anyValue(shape, context)) };
}

/** The filter that selects exactly the nodes that share the values of some dimensions. Entries of one list must have all values of it. */
export function filterOfGroup(
  shapes: readonly DimensionShape[],
  values: readonly Value[],
  context: FilterContext,
): Conditions {
  const [first, second] = shapes;
  if (!first || !second || first.list === null || first.list !== second.list)
    return joined(shapes.map((shape, index) => filterOfValue(shape, values[index] ?? null, context)));
  const entries = [first, second].map((shape, index) => {
    const steps = shape.steps.slice(1);
    const value = values[index] ?? null;
    return value === null
      ? { not: within(steps, anyValue(shape, context)) }
      : within(steps, conditionOn(shape, value, context));
  });
  const ofEntry = { [first.list]: { some: joined(entries) } };
  // Nodes without any entry share the absence of both values.
  return values.some((value) => value !== null) ? ofEntry : { or: [ofEntry, { [first.list]: { none: {} } }] };
}

/** All of some filters as one, without `and` if they are on different fields. */
function joined(filters: readonly Conditions[]): Conditions {
  const names = filters.flatMap(Object.keys);
  return new Set(names).size === names.length ? Object.assign({}, ...filters) : { and: filters };
}

/** A condition on the node at the end of some steps. */
function within(steps: readonly PathStep[], condition: Conditions): Conditions {
  return steps.reduceRight<Conditions>(
    (inner, { name, relation }) => ({ [name]: relation.isOne ? inner : { some: inner } }),
    condition,
  );
}

/** The condition on the end of the path that a value meets. */
function conditionOn(
  { derivation, field, measure }: DimensionShape,
  value: string,
  context: FilterContext,
): Conditions {
  if (measure !== null) return bandCondition(measure, value, context);
  if (derivation === "TOPMOST") return { within: { slug: { eq: value } } };
  if (derivation === "TERRITORY") return territoryCondition(value);
  if (derivation === "GROUP" && !context.belowCircles.has(value)) return { slug: { eq: value }, orSubsidiaries: true };
  if (field === null) return { slug: { eq: value } };
  if (derivation === "QUARTER") return { [field.name]: { quarter: value } };
  if (field.isList) return { [field.name]: { has: value } };
  return { [field.name]: { eq: field.type === "boolean" ? value === "true" : value } };
}

/** The condition on the end of the path that any value meets. */
function anyValue({ derivation, field, measure }: DimensionShape, { currency }: Bands): Conditions {
  if (measure !== null) return { value: { [measure]: { gte: lowestBound, currency } } };
  const isKnown = { isNull: false };
  if (derivation === "TOPMOST") return { within: { slug: isKnown } };
  if (derivation === "TERRITORY") return { countries: isKnown };
  if (field === null) return { slug: isKnown };
  if (derivation === "QUARTER") return { [field.name]: { hasMonth: true } };
  if (field.isList) return { [field.name]: { isEmpty: false } };
  return { [field.name]: isKnown };
}

/** An open interval is compared by its lower end, and by `gte` only, so that only the last band can contain one. */
function bandCondition(measure: string, value: string, { currency, bounds }: Bands): Conditions {
  const amount = (bound: Omit<Band, "name">) => ({ value: { [measure]: { ...bound, currency } } });
  const highest = bounds.at(-1) ?? lowestBound;
  if (value === openBand)
    return { ...amount({ gte: lowestBound }), not: { or: [amount({ lt: highest }), amount({ gte: highest })] } };
  const { name: _, ...ends } = bandOf(value);
  return amount(ends);
}

/** The value of territories that are the world, with or without exceptions. All other values are codes of regions and countries. */
export const world = "WORLD";

function territoryCondition(value: string): Conditions {
  if (value === world) return { worldwide: { eq: true } };
  return { [isCountryCode(value) ? "includedCountries" : "includedRegions"]: { has: value } };
}
