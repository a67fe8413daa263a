import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf } from "../../src/explorer/app/file/csv.ts";
import { nextQuarter, quarterMonths, quartersBetween } from "../../src/explorer/app/picture/market/quarter.ts";

describe("the table of a picture as CSV", () => {
  const columns = [0, 1, 2].map((index) => ({ label: `column ${index}`, text: (row: string[]) => row[index] ?? "" }));
  const cells = fc.array(fc.array(fc.string(), { minLength: 3, maxLength: 3 }), { maxLength: 8 });

  it("is read as it was, except for an apostrophe before what spreadsheets would take for a formula", async () => {
    await fc.assert(
      fc.asyncProperty(cells, async (rows) => {
        const text = await csvOf(columns, rows).text();
        const [, ...read]: string[][] = parseCsv(text, { bom: true });
        const isFormula = (cell: string) => /^[=+\-@\t\r\n\0]/.test(cell);
        expect(read).toEqual(rows.map((row) => row.map((cell) => (isFormula(cell) ? `'${cell}` : cell))));
      }),
    );
  });

  it("leaves negative numbers as they are", async () => {
    const text = await csvOf([{ label: "n", isNumber: true, text: (row: string) => row }], ["-5"]).text();
    expect(text).toContain("n\r\n-5\r\n");
  });
});

describe("quarters", () => {
  const quarter = fc.tuple(fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 4 }));

  it("between two, none is missing and none is twice", () => {
    fc.assert(
      fc.property(quarter, fc.integer({ min: 0, max: 300 }), ([year, number], length) => {
        let last = `${year}-Q${number}`;
        for (let step = 0; step < length; step++) last = nextQuarter(last);
        const all = quartersBetween(`${year}-Q${number}`, last);
        expect(all).toHaveLength(length + 1);
        expect(new Set(all).size).toBe(length + 1);
        expect(all).toEqual(all.toSorted());
        const months = all.flatMap((each) => quarterMonths(each));
        expect(months).toEqual(months.toSorted());
      }),
    );
  });

  it("consist of three months", () => {
    expect(quarterMonths("2024-Q1")).toEqual(["2024-01", "2024-03"]);
    expect(quarterMonths("2024-Q4")).toEqual(["2024-10", "2024-12"]);
  });
});
