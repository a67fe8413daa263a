import { bandsBetween, openBand } from "../../../domain/value/band.ts";
import type { DimensionShape } from "../../../model/derived/dimension.ts";
import type { Bands, Value } from "../../../model/derived/dimension-filter.ts";

/** Compares two values. Null comes after all others. */
export type CompareValues = (a: Value, b: Value) => number;

/**
 * The natural order of the values of a dimension: stages and phases in their sequence, bands by their bounds, and all others by their
 * text, as in lists, which is chronological for years and quarters.
 */
export function orderOfValues({ vocabulary, measure }: DimensionShape, { bounds }: Bands): CompareValues {
  const words =
    measure === null
      ? Object.keys(vocabulary?.ordered ? vocabulary.terms : {})
      : [...bandsBetween(bounds).map(({ name }) => name), openBand];
  const places = new Map(words.map((word, index) => [word, index]));
  const placeOf = (value: string) => places.get(value) ?? words.length;
  return (a, b) => {
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    return placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
  };
}
