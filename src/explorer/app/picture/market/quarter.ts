/** The quarter after one such as `2024-Q4`. */
export function nextQuarter(quarter: string): string {
  const [year = 0, number = 0] = quarter.split("-Q").map(Number);
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`;
}

/** All quarters from the first to the last one. */
export function quartersBetween(first: string, last: string): string[] {
  const quarters = [first];
  for (let quarter = first; quarter < last; ) {
    quarter = nextQuarter(quarter);
    quarters.push(quarter);
  }
  return quarters;
}

/** The first and the last month of a quarter: `2024-Q2` is `2024-04` to `2024-06`. */
export function quarterMonths(quarter: string): [string, string] {
  const [year = "", number = ""] = quarter.split("-Q");
  const month = (each: number) => `${year}-${String(each).padStart(2, "0")}`;
  return [month(Number(number) * 3 - 2), month(Number(number) * 3)];
}
