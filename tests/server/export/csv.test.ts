import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Column } from "../../../src/server/export/column.ts";
import { csvHeader, csvLine } from "../../../src/server/export/csv.ts";
import { runs, seed } from "../../support/runs.ts";

const text = (...path: string[]): Column => ({ path, isNumber: false });
const number = (...path: string[]): Column => ({ path, isNumber: true });

describe("a line of CSV", () => {
  it("has the values at the paths of the columns, and nothing for null", () => {
    const columns = [text("name"), number("value", "upfront", "amount"), text("value", "basis")];
    expect(csvHeader(columns)).toBe("name,value.upfront.amount,value.basis\r\n");
    expect(csvLine(columns, { name: "A", value: { upfront: { amount: "-1.5" }, basis: "SUM" } })).toBe(
      "A,-1.5,SUM\r\n",
    );
    expect(csvLine(columns, { name: null, value: null })).toBe(",,\r\n");
    expect(csvLine(columns, { name: "B", value: { upfront: null, basis: null } })).toBe("B,,\r\n");
  });

  it("quotes separators, quotes, line breaks and outer spaces", () => {
    const columns = [text("a"), text("b")];
    expect(csvLine(columns, { a: 'Acme, "the" company', b: "two\r\nlines" })).toBe(
      '"Acme, ""the"" company","two\r\nlines"\r\n',
    );
    expect(csvLine(columns, { a: " a", b: "b " })).toBe('" a","b "\r\n');
  });

  it("is not empty if its only value is", () => {
    expect(csvLine([text("a")], { a: null })).toBe('""\r\n');
  });

  it("joins the values of lists such that those of several columns correspond", () => {
    const columns = [text("parties", "role"), text("parties", "company", "name"), text("parties", "company", "tags")];
    const parties = [
      { role: "LICENSEE", company: { name: "Acme", tags: ["A", "B"] } },
      { role: "LICENSOR", company: null },
      { role: null, company: { name: "Beta", tags: [] } },
    ];
    expect(csvLine(columns, { parties })).toBe('"LICENSEE; LICENSOR; ",Acme; ; Beta,"A, B; ; "\r\n');
    expect(csvLine(columns, { parties: [] })).toBe(",,\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠A"])(
    "keeps spreadsheets from reading the text %j as a formula",
    (formula) => {
      const [[cell] = []]: string[][] = parse(csvLine([text("a")], { a: formula }));
      expect(cell).toBe(`'${formula}`);
      expect(csvLine([text("list")], { list: [formula, "b"] })).toContain(`'${formula}; b`);
      expect(parse(csvLine([number("a")], { a: formula }))).toEqual([[formula]]);
    },
  );

  it("is read by other programs as it was written", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom('"', ",", "\r\n", "\n", "=", "a;b", "é", "日本"),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (rows) => {
        const columns = [text("a"), text("b")];
        const file = csvHeader(columns) + rows.map((row) => csvLine(columns, row)).join("");
        const read: { a: string; b: string }[] = parse(file, { columns: true, record_delimiter: "\r\n" });
        const plain = (value: string) => value.replace(/^'(?=[=+\-@\t\r\n\0＝＋－＠])/, "");
        expect(read.map(({ a, b }) => ({ a: plain(a), b: plain(b) }))).toEqual(
          rows.map(({ a, b }) => ({ a: plain(a), b: plain(b) })),
        );
      }),
      { numRuns: runs(300, 20_000), seed },
    );
  });
});
