import { rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { RecordError, readRecords } from "../src/records/load.ts";
import { recordFolder } from "./support/graph.ts";
import { sampleRecords } from "./support/records.ts";

/** What is told of a folder of records, without the folder's own path. */
async function faultsOf(files: Record<string, string>): Promise<string[]> {
  const folder = await recordFolder(files);
  try {
    await readRecords(folder);
    return [];
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return error.problems.map(({ file, line, message }) => `${path.relative(folder, file)}:${line}: ${message}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split("\n").length;

/** The sample with one part replaced, and what is told of it. */
async function faultsWith(part: string, instead: string): Promise<string[]> {
  expect(sampleRecords).toContain(part);
  return faultsOf({ "a.yaml": sampleRecords.replace(part, instead) });
}

describe("record files", () => {
  it("are read without fault where they have none", async () => {
    expect(await faultsOf({ "a.yaml": sampleRecords })).toEqual([]);
  });

  it.each([
    [
      "is not YAML",
      "  - { slug: psma, name: PSMA }",
      "  - { slug: psma, name: PSMA",
      /is not YAML here: .*; mend the line/,
    ],
    [
      "misses a field",
      "    status: SIGNED\n",
      "",
      /agreements\[0\]\.status is missing; write one of RUMOURED, ANNOUNCED, SIGNED/,
    ],
    [
      "has an unknown field",
      "    modality: RADIOLIGAND",
      "    modality: RADIOLIGAND\n    colour: blue",
      /therapies\[0\]\.colour is no field here/,
    ],
    [
      "has an unknown value",
      "kinds: [LICENSE]",
      "kinds: [LICENCE]",
      /kinds\[0\] is "LICENCE"; write one of .*did you mean LICENSE\?/,
    ],
    [
      "names nobody",
      "role: LICENSEE",
      "role: LICENSEE, note: x, by: nobody",
      /cites "nobody", which is not defined; write one of default, paper/,
    ],
    [
      "refers to no node",
      "company: beta, role: LICENSEE",
      "company: betta, role: LICENSEE",
      /names the Company "betta", which no record has; did you mean "beta"\?/,
    ],
    [
      "refers to no source",
      "source: daily-paper",
      "source: weekly-paper",
      /names the Source "weekly-paper", which no record has/,
    ],
    [
      "repeats a slug",
      "  - { slug: psma, name: PSMA }",
      "  - { slug: psma, name: PSMA }\n  - { slug: psma, name: Again }",
      /targets\[1\]\.slug is "psma", which .*a\.yaml:\d+ has; write another, or merge the two/,
    ],
    [
      "has a bad date",
      "occurredOn: 2023",
      "occurredOn: 2023-02-30",
      /occurredOn is "2023-02-30"; write a year, month or day that exists/,
    ],
    [
      "has a bad currency",
      "currency: USD",
      "currency: DOLLAR",
      /currency is "DOLLAR"; write an ISO 4217 code in upper case, such as "EUR"/,
    ],
    ["has a bad country", "country: FR", "country: France", /country is "France"; write an ISO 3166-1 alpha-2 code/],
    [
      "has a bad identifier",
      "lei: 549300E9PC51EN656011",
      "lei: 5493",
      /lei is "5493"; write it as in "549300E9PC51EN656011"/,
    ],
    [
      "has a bad amount",
      "amount: 40000000",
      "amount: 40m",
      /amount is "40m"; write a plain decimal, such as "100000000"/,
    ],
    ["has an amount without a currency", "currency: USD, ", "", /terms\[0\] has an amount and no "currency"; write it/],
    [
      "has an amount called undisclosed",
      "qualifier: UP_TO",
      "qualifier: UNDISCLOSED",
      /has an amount and calls it UNDISCLOSED/,
    ],
    [
      "has a bad slug",
      "slug: jane-doe\n",
      "slug: Jane Doe\n",
      /slug is "Jane Doe"; write lower-case letters, digits and hyphens/,
    ],
    ["has an empty field", "country: FR", 'country: ""', /country is empty; write an ISO 3166-1/],
    ["has an empty list", "kinds: [LICENSE]", "kinds: []", /kinds is an empty list; write an entry/],
    [
      "has a designation that the agency does not grant",
      "designation: FAST_TRACK",
      "designation: PRIME",
      /is PRIME, which FDA does not grant; write one of FAST_TRACK, BREAKTHROUGH_THERAPY/,
    ],
    [
      "states a fact twice",
      "{ company: acme, role: LICENSOR }",
      "{ company: beta, role: LICENSEE }",
      /parties\[1\] says the same as an entry before it/,
    ],
    [
      "leads in a circle",
      'doid: "DOID:162" }',
      'doid: "DOID:162", parents: [prostate-cancer] }',
      /parents lead back to "(prostate-)?cancer": .*; remove one of these steps/,
    ],
    [
      "refers to what no anchor names",
      "    name: Acme\n",
      "    name: *acme\n",
      /refers to "acme" with a \*, which no & names; quote the text/,
    ],
    [
      "has a system of identifiers that is none",
      "    name: Acme\n",
      "    name: Acme\n    identifiers: [{ system: constructor, value: x }]\n",
      /is of system "constructor"; write one of/,
    ],
    ["has a figure of money below zero", "amount: 40000000", "amount: -5", /terms\[0\]\.amount is not above zero/],
    [
      "owns itself over two steps",
      "{ slug: beta, name: Beta,",
      "{ slug: beta, parents: [acme], name: Beta,",
      /parents lead back to "(acme|beta)": .*; remove one of these steps/,
    ],
    [
      "dates what has happened after the day of writing",
      "value: 2024-01-02\n",
      "value: 2024-02-02\n",
      /announcedOn is 2024-02-02, after the day on which it was recorded \(2024-01-02\)/,
    ],
    [
      "has a span that ends before it begins",
      "states: Beta will sell ABC-1. }",
      `states: Beta will sell ABC-1., at: { from: 10, to: 5, sha256: ${"0".repeat(64)} } }`,
      /evidence\.paper\.at ends before it begins/,
    ],
    [
      "has a trial under another name",
      "slug: nct00000001",
      "slug: some-trial",
      /write the registry's number in lower case, "nct00000001"/,
    ],
    [
      "repeats a key",
      "    status: SIGNED\n",
      "    status: SIGNED\n    status: CLOSED\n",
      /is not YAML here: Map keys must be unique/,
    ],
  ])("that one %s: told with file, line and what to write instead", async (_what, part, instead, message) => {
    const faults = await faultsWith(part, instead);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
    expect(faults[0]).toMatch(/^a\.yaml:\d+: /);
  });

  it("tell the line on which the fault stands", async () => {
    const text = sampleRecords.replace("country: FR", "country: France");
    expect((await faultsOf({ "a.yaml": text }))[0]).toMatch(`a.yaml:${lineOf(text, "country: France")}: `);
  });

  it("tell an identifier that two nodes share, with both places", async () => {
    const faults = await faultsWith(
      "{ slug: beta, name: Beta, kind: PHARMACEUTICAL, country: FR, lei: 549300E9PC51EN656011 }",
      "{ slug: beta, name: Beta, kind: PHARMACEUTICAL, lei: 549300E9PC51EN656011 }\n  - { slug: gamma, name: Gamma, kind: OTHER, lei: 549300E9PC51EN656011 }",
    );
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /companies\[2\] has the lei "549300E9PC51EN656011" that beta \(.*a\.yaml:\d+\) has; one node, one record/,
    );
  });

  it("tell all their faults at once, over all files, in order", async () => {
    const faults = await faultsOf({
      "a.yaml": sampleRecords.replace("country: FR", "country: France").replace("occurredOn: 2023", "occurredOn: soon"),
      "b.yaml": "recordedOn: 2024-01-01\nrecords: []\n",
      "c.yaml": "recordedOn: [\n",
    });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual([
      "a.yaml",
      "a.yaml",
      "b.yaml",
      "c.yaml",
      ...faults.slice(4).map(() => "c.yaml"),
    ]);
    expect(faults.length).toBeGreaterThanOrEqual(4);
  });

  it("tell faults across records beside faults within them, in the same file", async () => {
    const faults = await faultsOf({
      "a.yaml": sampleRecords
        .replace("country: FR", "country: France")
        .replace("targets: [psma]", "targets: [psmb]")
        .replace("  - { slug: psma, name: PSMA }", "  - { slug: psma, name: PSMA }\n  - { slug: psma, name: Again }"),
    });
    expect(faults.map((fault) => fault.replace(/^a\.yaml:\d+: /, ""))).toEqual([
      expect.stringMatching(/^companies\[1\]\.country is "France"/),
      expect.stringMatching(/^therapies\[0\]\.targets\[0\] names the Target "psmb"/),
      expect.stringMatching(/^targets\[1\]\.slug is "psma"/),
    ]);
    const lines = faults.map((fault) => Number(/:(\d+):/.exec(fault)?.[1]));
    const text = sampleRecords;
    expect(lines.slice(0, 2)).toEqual([lineOf(text, "country: FR"), lineOf(text, "targets: [psma]")]);
  });

  it("tell faults elsewhere even where one file is no YAML", async () => {
    const faults = await faultsOf({
      "a.yaml": sampleRecords.replace("targets: [psma]", "targets: [psmb]"),
      "b.yaml": "a: [\n",
    });
    expect(faults[0]).toMatch(/^a\.yaml:\d+: therapies\[0\]\.targets\[0\] names the Target "psmb"/);
    expect(faults.at(-1)).toMatch(/^b\.yaml:/);
  });

  it("do not call a reference dangling that a faulty file would define", async () => {
    const faults = await faultsOf({
      "a.yaml": sampleRecords.replace("targets:\n  - { slug: psma, name: PSMA }\n", ""),
      "b.yaml":
        "recordedOn: 2024-01-01\nevidence: { default: { source: daily-paper, states: x } }\ntargets: [{ slug: psma }]\n",
    });
    expect(faults).toEqual([expect.stringMatching(/^b\.yaml:3: targets\[0\]\.name is missing/)]);
  });

  it("refuse exchange rates that are none, over all files", async () => {
    const rates = (perEuro: string, currency = "USD") =>
      `recordedOn: 2024-01-01\nreferenceRates: [{ date: 2024-01-01, currency: ${currency}, perEuro: ${perEuro}, source: daily-paper }]\n`;
    const told = async (files: Record<string, string>) =>
      (await faultsOf({ "a.yaml": sampleRecords, ...files })).join("\n");
    expect(await told({ "b.yaml": rates("1.1") })).toBe("");
    expect(await told({ "b.yaml": rates("0") })).toMatch(/b\.yaml:2: referenceRates\[0\]\.perEuro is not above zero/);
    expect(await told({ "b.yaml": rates("1", "EUR") })).toMatch(/is the euro against itself/);
    expect(await told({ "b.yaml": rates("1.1"), "c.yaml": rates("1.2") })).toMatch(
      /c\.yaml:2: referenceRates\[0\] is a second rate for 2024-01-01 USD/,
    );
  });

  it("that would grow without bound are refused", async () => {
    const lines = [..."bcdefgh"].map(
      (name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefg"[index]}`).join(", ")}]`,
    );
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ...lines].join("\n");
    expect(await faultsOf({ "a.yaml": bomb })).toEqual([
      "a.yaml:1: repeats its parts with * more than a hundred times; write them out",
    ]);
  });
});
