import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/open.ts";
import type { NodeChange } from "../../src/store/write/change-set.ts";
import { runs } from "../support/runs.ts";
import { apply, checkIntegrity, company, dumpOf, nodesOf, revisionOf, rowsOf } from "./dump.ts";

describe("writing a row", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(":memory:");
  });
  afterEach(async () => {
    await checkIntegrity(store);
    await store.destroy();
  });

  const columnOf = async (column: string, table = "company") =>
    Object.fromEntries((await rowsOf(store, table)).map((row) => [row["id"], row[column]]));

  it("keeps every column of rows that have different columns", async () => {
    const listings = [
      { id: "1", position: 0, symbol: "AAA", fact: "1" },
      { id: "2", position: 1, symbol: "BBB", exchange: "NASDAQ", valid_from: "2020", fact: "2" },
    ];
    await apply(store, [
      company("a"),
      company("b", { country: "FR", lei: "549300E9PC51EN656011" }, { listing: listings }),
      company("c", { founded_on: "1999" }),
    ]);
    expect(await columnOf("country")).toEqual({ a: null, b: "FR", c: null });
    expect(await columnOf("founded_on")).toEqual({ a: null, b: null, c: "1999" });
    expect(await rowsOf(store, "listing")).toMatchObject([
      { exchange: null, symbol: "AAA", valid_from: null },
      { exchange: "NASDAQ", symbol: "BBB", valid_from: "2020" },
    ]);
    // A value that is no longer there is removed.
    await apply(store, [company("a"), company("b"), company("c", { country: "DE" })]);
    expect(await columnOf("country")).toEqual({ a: null, b: null, c: "DE" });
    expect(await columnOf("lei")).toEqual({ a: null, b: null, c: null });
  });

  it("keeps decimals digit for digit", async () => {
    const positive = fc
      .tuple(fc.stringMatching(/^[1-9][0-9]{0,29}$/), fc.option(fc.stringMatching(/^[0-9]{1,15}$/), { nil: null }))
      .map(([whole, fraction]) => (fraction === null ? whole : `${whole}.${fraction}`));
    const records = (amounts: readonly string[]) => ({
      recordedOn: "2024-01-01",
      evidence: { default: { source: "s", states: "A and B agree." } },
      sources: [{ slug: "s", title: "S", kind: "NEWS" }],
      companies: [{ slug: "a", name: "A", kind: "OTHER" }],
      agreements: [
        {
          slug: "x",
          name: "X",
          kinds: ["LICENSE"],
          status: "SIGNED",
          parties: [{ company: "a", role: "LICENSOR" }],
          terms: amounts.map((amount) => ({
            components: ["SALES_MILESTONE"],
            amount,
            currency: "EUR",
            qualifier: "UP_TO",
          })),
        },
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(positive, { minLength: 1, maxLength: 20 }), async (amounts) => {
        await apply(store, nodesOf(records(amounts)));
        const rows = await rowsOf(store, "financial_term");
        expect(rows.map(({ amount }) => amount).sort()).toEqual([...amounts].sort());
      }),
      { numRuns: runs(5, 30) },
    );
  });

  it.each<[string, NodeChange, RegExp]>([
    [
      "a column that its table does not have",
      company("b", { coutry: "FR" }),
      /the table "company" has no column "coutry"/,
    ],
    [
      "an entry with a column that its table does not have",
      company("b", {}, { listing: [{ id: "1", position: 0, ticker: "AAA", fact: "1" }] }),
      /the table "listing" has no column "ticker"/,
    ],
    ["a table that does not exist", company("b", {}, { listings: [{}] }), /Company does not own the table "listings"/],
    [
      "a table of another type",
      company("b", {}, { trial_sponsor: [{ position: 0, company_id: "a", fact: "1" }] }),
      /Company does not own the table "trial_sponsor"/,
    ],
    ["no value for a column that needs one", company("b", { kind: null }), /NOT NULL constraint failed: company\.kind/],
  ])("of a node with %s is an error, and nothing is written", async (_what, faulty, message) => {
    await apply(store, [company("a")]);
    const before = await dumpOf(store);
    await expect(apply(store, [company("a", { country: "FR" }), faulty, company("z")])).rejects.toThrow(message);
    expect(await dumpOf(store)).toEqual(before);
    expect(await revisionOf(store)).toBe(1);
  });
});
