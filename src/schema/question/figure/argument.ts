import { defaultBounds } from "../../../domain/value/band.ts";
import { type CountedType, dimensionOf } from "../../../model/derived/dimension.ts";
import { badArgument } from "../../core/error.ts";

/** Two amounts with a factor below it between them differ by less than any band could show. */
const maxBounds = 20;
const maxBound = 1e15;

/** Dimensions that differ. @throws BAD_USER_INPUT, naming the argument */
export function checkedDimensions(argument: string, dimensions: readonly string[], max: number): readonly string[] {
  const word = max === 2 ? "one or two" : `between 1 and ${max}`;
  if (dimensions.length < 1 || dimensions.length > max)
    throw badArgument(argument, `must have ${word} entries, got ${dimensions.length}.`);
  for (const [index, dimension] of dimensions.entries()) {
    const first = dimensions.indexOf(dimension);
    if (first < index)
      throw badArgument(
        `${argument}[${index}]`,
        `${dimension} is given twice, here and at index ${first}. Use each dimension once.`,
      );
  }
  return dimensions;
}

/**
 * The bounds of the bands of amounts of some dimensions.
 * @param argument the argument that has the dimensions
 * @throws BAD_USER_INPUT, naming the argument
 */
export function checkedBounds(
  bounds: readonly string[] | null | undefined,
  type: CountedType,
  dimensions: readonly string[],
  argument: string,
): readonly string[] {
  if (bounds == null) return defaultBounds;
  if (!dimensions.some((name) => dimensionOf(type, name).measure !== null))
    throw badArgument(
      "bandBounds",
      `needs UPFRONT_BAND or TOTAL_BAND in \`${argument}\`. Add one, or leave the argument out.`,
    );
  if (bounds.length < 1 || bounds.length > maxBounds)
    throw badArgument("bandBounds", `must have between 1 and ${maxBounds} entries, got ${bounds.length}.`);
  for (const [index, bound] of bounds.entries()) {
    const before = bounds[index - 1] ?? "0";
    if (Number(bound) > maxBound)
      throw badArgument(`bandBounds[${index}]`, `must be at most ${maxBound}, got ${bound}.`);
    if (Number(bound) <= Number(before))
      throw badArgument(
        `bandBounds[${index}]`,
        `must be greater than ${index === 0 ? "0" : `the bound before it, ${before}`}, got ${bound}. List the bounds in ascending order.`,
      );
  }
  return bounds;
}

export const boundsDescription = `Bounds of the bands of UPFRONT_BAND and TOTAL_BAND, ascending, in \`currency\`: 1 to ${maxBounds}. A band begins with a bound and ends below the next one. Defaults to 10, 50, 100 and 500 million, 1 billion and 5 billion. An error without one of these dimensions.`;
