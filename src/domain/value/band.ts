/** A band of amounts: from `gte`, inclusive, to `lt`, exclusive. */
export interface Band {
  /** Such as "10000000-50000000", "0-10000000" or "5000000000-". */
  name: string;
  gte?: string;
  lt?: string;
}

/** No amount is below it. */
export const lowestBound = "0";

/** The name of the band of open intervals that may end in any band. */
export const openBand = "OPEN";

export const defaultBounds: readonly string[] = [
  "10000000",
  "50000000",
  "100000000",
  "500000000",
  "1000000000",
  "5000000000",
];

/** The bands between ascending bounds: one below the first, and one from the last on. */
export function bandsBetween(bounds: readonly string[]): Band[] {
  return [lowestBound, ...bounds].map((start, index) => {
    const end = bounds[index];
    return bandOf(`${start}-${end ?? ""}`);
  });
}

/** The band with a name. */
export function bandOf(name: string): Band {
  const [start = "", end = ""] = name.split("-");
  return {
    name,
    ...(start !== lowestBound && { gte: start }),
    ...(end !== "" && { lt: end }),
  };
}

const units: readonly (readonly [number, string])[] = [
  [1e9, "billion"],
  [1e6, "million"],
  [1e3, "thousand"],
];

/** An amount in words: "1.5 billion". */
function inWords(amount: string): string {
  const number = Number(amount);
  const [size, word] = units.find(([each]) => number >= each) ?? [1, ""];
  return `${number / size}${word === "" ? "" : ` ${word}`}`;
}

/** A band as shown to people: "10 million to 50 million USD". */
export function labelOfBand(name: string, currency: string): string {
  if (name === openBand) return "Disclosed in part";
  const { gte, lt } = bandOf(name);
  if (gte === undefined) return lt === undefined ? "Any amount" : `Less than ${inWords(lt)} ${currency}`;
  return lt === undefined
    ? `${inWords(gte)} ${currency} or more`
    : `${inWords(gte)} to less than ${inWords(lt)} ${currency}`;
}
