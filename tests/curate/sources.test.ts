import { describe, expect, it } from "vitest";
import { addressKeyOf } from "../../src/command/curate/address.ts";
import { listPageReason } from "../../src/command/curate/sources/list-page.ts";
import { curate, temporaryRecords } from "./run-curate.ts";

const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const records = `recordedOn: ${day(1)}
evidence:
  default: { source: release, states: States the facts below. }
  list: { source: category, states: States a country. }
sources:
  - { slug: release, title: Release, kind: PRESS_RELEASE, url: https://www.example.org/release, retrievedOn: ${day(30)} }
  - { slug: category, title: Category, kind: NEWS, url: https://example.org/category/deals/page/2/, retrievedOn: ${day(10)} }
  - { slug: rates, title: Rates, kind: REFERENCE_RATES, url: https://another.example/rates }
  - { slug: paper, title: Paper, kind: NEWS }
companies:
  - { slug: acme, name: Acme, kind: { value: BIOTECHNOLOGY, by: [default, list] }, country: { value: FR, by: list } }
  - slug: beta
    name: { value: Beta, otherwise: [{ value: Betta, by: list, status: REJECTED, because: A typo. }] }
    kind: BIOTECHNOLOGY
referenceRates:
  - { date: ${day(1)}, currency: USD, perEuro: 1.1, source: rates }
`;

describe("npm run curate -- sources", () => {
  it("lists sources by host, with their age and how many facts hang on each", async () => {
    const { code, stdout, stderr } = await curate(await temporaryRecords({ "a.yaml": records }), "sources");
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Reading .*\nRead 1 of 1 files\n$/);
    const [table = "", listPages = "", sum] = stdout.split("\n\n");
    expect(table.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
      ["host", "source", "published", "retrieved", "days", "facts", "alone"],
      ["another.example", "rates", "1", "1"],
      ["example.org", "release", day(30), "30", "4", "3"],
      ["example.org", "category", day(10), "10", "3", "1"],
      ["(no address)", "paper", "0", "0"],
    ]);
    expect(listPages).toMatch(/a\.yaml:7 +category +3 +list below "category" +https:\/\/example\.org\/category\/deals/);
    expect(sum).toBe("4 sources at 3 hosts, 1 with the address of a search or list page.\n");
  });

  it("prints the same as JSON", async () => {
    const folder = await temporaryRecords({ "a.yaml": records });
    const found = JSON.parse((await curate(folder, "sources", "--json", "--sort", "facts")).stdout);
    expect(found.map(({ slug }: { slug: string }) => slug)).toEqual(["release", "category", "rates", "paper"]);
    expect(found[1]).toEqual({
      slug: "category",
      title: "Category",
      kind: "NEWS",
      url: "https://example.org/category/deals/page/2/",
      host: "example.org",
      publishedOn: null,
      retrievedOn: day(10),
      age: 10,
      facts: 3,
      alone: 1,
      listPage: 'list below "category"',
      at: "a.yaml:7",
    });
    const hosts = JSON.parse(
      (await curate(folder, "sources", "--json", "--hosts", "--host", "www.example.org")).stdout,
    );
    expect(hosts).toEqual([{ host: "example.org", sources: 2, facts: 7, alone: 4, oldest: day(30), listPages: 1 }]);
    const listed = JSON.parse((await curate(folder, "sources", "--json", "--list-pages")).stdout);
    expect(listed.map(({ slug }: { slug: string }) => slug)).toEqual(["category"]);
  });

  it("leaves out records with problems, and says so", async () => {
    const folder = await temporaryRecords({ "a.yaml": records, "b.yaml": "recordedOn: today\n" });
    const { code, stderr } = await curate(folder, "sources");
    expect(code).toBe(0);
    expect(stderr).toMatch(/1 problem in .*: records that are not well-formed are left out\. Run "npm run load -- /);
  });

  it.each([
    [["--sort", "size"], /option '--sort <order>' argument 'size' is invalid\. Allowed choices are host, age, facts/],
    [
      ["--data", "no/such/folder"],
      /The folder does not exist or cannot be read\. Use the path of a folder of records\./,
    ],
  ])("refuses %j", async (options, message) => {
    const { code, stderr } = await curate(await temporaryRecords({ "a.yaml": records }), "sources", ...options);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});

describe("an address", () => {
  it.each([
    ["https://example.org/", "front page of a site"],
    ["https://example.org/index.html", "front page of a site"],
    ["https://example.org/?s=acme", 'search by the parameter "s"'],
    ["https://api.fda.gov/drug/ndc.json?search=product_ndc%3A%221%22", 'search by the parameter "search"'],
    ["https://example.org/search/label/Acme", 'list below "search"'],
    ["https://example.org/tag/acme/", 'list below "tag"'],
    ["https://example.org/blog/author/x/page/23", "page of a list"],
    ["https://example.org/investors/press-releases/", 'list "press-releases"'],
  ])("%s is that of a search or list page", (address, reason) => {
    expect(listPageReason(address)).toBe(reason);
  });

  it.each([
    "https://example.org/press-releases/acme-licenses-abc-1",
    "https://example.org/listings/206101/177lu-psma-r2-in-patients-with-cancer/?query=psma",
    "https://example.org/?p=48680",
    "https://example.org/node/375298?s=33",
    "http://sec.gov/Archives/edgar/data/1805890/000119312523036128/d271395d8k.htm",
    "https://clinicaltrials.gov/ct2/show/results/NCT00699751",
    "https://example.org/#/record/1",
    "not an address",
  ])("%s is not", (address) => {
    expect(listPageReason(address)).toBeNull();
  });

  it("has one key, however it is written", () => {
    const key = addressKeyOf("https://example.org/a?x=1&y=2");
    for (const other of [
      "http://www.example.org/a/?y=2&x=1&utm_source=mail#top",
      "https://EXAMPLE.org/a?x=1&y=2&feedref=z",
    ])
      expect(addressKeyOf(other)).toBe(key);
    for (const other of [
      "https://example.org/a?x=2&y=2",
      "https://example.org/A?x=1&y=2",
      "https://example.org/a?x=1&y=2#/b",
    ])
      expect(addressKeyOf(other)).not.toBe(key);
  });
});
