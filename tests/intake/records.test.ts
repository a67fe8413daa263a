import { describe, expect, it } from "vitest";
import { namedTypes } from "../../src/intake/records/shape/value.ts";
import { sampleRecords } from "../support/records.ts";
import { lineOf, problemsOf, problemsWith } from "./problems.ts";

const beta = "{ slug: beta, name: Beta, kind: PHARMACEUTICAL, country: FR, lei: 549300E9PC51EN656011 }";

/** A kind of fault, the part of the sample that is replaced to make it, and the message after `a.yaml:<line>: `. */
const faults: [what: string, part: string, replacement: string, message: string | RegExp][] = [
  [
    "an unclosed bracket",
    "  - { slug: psma, name: PSMA }",
    "  - { slug: psma, name: PSMA",
    /^Invalid YAML: .*\. Correct the line, or quote its text\.$/,
  ],
  [
    "a repeated key",
    "    status: SIGNED\n",
    "    status: SIGNED\n    status: CLOSED\n",
    "Invalid YAML: Map keys must be unique. Correct the line, or quote its text.",
  ],
  [
    "an alias without an anchor",
    "    name: Acme\n",
    "    name: *acme\n",
    "The alias *acme has no anchor &acme. Quote the text, or add the anchor.",
  ],
  ["a missing field", "    name: Acme\n", "", "companies[0].name: The field is required. Add it."],
  [
    "a missing field with a vocabulary",
    "    status: SIGNED\n",
    "",
    /^agreements\[0\]\.status: The field is required\. Use one of RUMORED, ANNOUNCED, SIGNED, .*\.$/,
  ],
  [
    "an unknown field",
    "    modality: RADIOLIGAND",
    "    modality: RADIOLIGAND\n    color: blue",
    "therapies[0].color: Unknown field. Remove it, or use a field that data/record.schema.json describes.",
  ],
  [
    "an unknown section",
    "targets:\n",
    "drugs: []\ntargets:\n",
    "drugs: Unknown field. Remove it, or use a field that data/record.schema.json describes.",
  ],
  [
    "a misspelled enum value",
    "kinds: [LICENSE]",
    "kinds: [LICENCE]",
    /^agreements\[0\]\.kinds\[0\]: "LICENCE" is not a valid value\. Did you mean LICENSE\? Use one of LICENSE, .*\.$/,
  ],
  [
    "an enum value in the wrong case",
    "emission: BETA_MINUS",
    "emission: beta-minus",
    /^therapies\[0\]\.radionuclide\.emission: "beta-minus" is not a valid value\. Did you mean BETA_MINUS\? Use one of .*\.$/,
  ],
  [
    "an enum value that resembles none",
    "kind: PHARMACEUTICAL",
    "kind: ZOO",
    /^companies\[1\]\.kind: "ZOO" is not a valid value\. Use one of PHARMACEUTICAL, BIOTECHNOLOGY, .*\.$/,
  ],
  [
    "evidence that is not defined",
    "role: LICENSEE",
    "role: LICENSEE, by: nobody",
    'agreements[0].parties[0]: Evidence "nobody" is not defined. Use one of default, paper.',
  ],
  [
    "no evidence",
    "  - { slug: psma, name: PSMA }",
    "  - { slug: psma, name: { value: PSMA, by: [] } }",
    "targets[0].name.by: The list is empty. Add an entry, or remove the field.",
  ],
  [
    "a reference to a node that does not exist",
    "company: beta, role: LICENSEE",
    "company: betta, role: LICENSEE",
    'agreements[0].parties[0]: No Company has the slug "betta". Did you mean "beta"?',
  ],
  [
    "a reference to a source that does not exist",
    "source: daily-paper",
    "source: weekly-magazine",
    'evidence.paper.source: No Source has the slug "weekly-magazine". Add its record, or use the slug of an existing one.',
  ],
  [
    "a repeated slug",
    "  - { slug: psma, name: PSMA }",
    "  - { slug: psma, name: PSMA }\n  - { slug: psma, name: Again }",
    `targets[1].slug: "psma" is already used by another drug target at a.yaml:${lineOf(sampleRecords, "{ slug: psma")}. Use another slug, or merge the two records.`,
  ],
  [
    "a day that does not exist",
    "date: 2023 }",
    "date: 2023-02-30 }",
    'regulatoryEvents[0].date: "2023-02-30" is not a valid date. Use YYYY, YYYY-MM or YYYY-MM-DD.',
  ],
  [
    "a currency that does not exist",
    "currency: USD",
    "currency: DOLLAR",
    'agreements[0].terms[0].currency: "DOLLAR" is not a valid currency. Use an uppercase ISO 4217 code, such as "EUR".',
  ],
  [
    "a country that does not exist",
    "country: FR",
    "country: France",
    'companies[1].country: "France" is not a valid country. Use an uppercase ISO 3166-1 alpha-2 code, such as "FR".',
  ],
  [
    "an identifier that its system does not issue",
    "lei: 549300E9PC51EN656011",
    "lei: 5493",
    'companies[1].lei: "5493" is not a valid lei identifier. Use the form "549300E9PC51EN656011".',
  ],
  [
    "an amount with a unit",
    "amount: 40000000",
    "amount: 40m",
    'agreements[0].terms[0].amount: "40m" is not a valid decimal. Use digits and at most one decimal point, such as "62.5".',
  ],
  [
    "an amount without a currency",
    "currency: USD, ",
    "",
    "agreements[0].terms[0]: The term has an amount without a currency. Add `currency`.",
  ],
  [
    "an amount that is called undisclosed",
    "qualifier: UP_TO",
    "qualifier: UNDISCLOSED",
    "agreements[0].terms[0]: The term has an amount and is UNDISCLOSED. Use EXACT, UP_TO, AT_LEAST or APPROXIMATELY.",
  ],
  [
    "an amount below zero",
    "amount: 40000000",
    "amount: -5",
    "agreements[0].terms[0].amount: The amount -5 is not greater than zero. Use the amount that is paid.",
  ],
  [
    "a slug with spaces",
    "slug: jane-doe\n",
    "slug: Jane Doe\n",
    'people[0].slug: "Jane Doe" is not a valid slug. Use lowercase letters, digits and hyphens, such as "orano-med".',
  ],
  [
    "an empty value",
    "country: FR",
    'country: ""',
    'companies[1].country: The value is empty. Use an uppercase ISO 3166-1 alpha-2 code, such as "FR".',
  ],
  [
    "an empty text",
    "    name: Acme\n",
    '    name: ""\n',
    "companies[0].name: The value is empty. Add text, or remove the field.",
  ],
  [
    "an empty list",
    "kinds: [LICENSE]",
    "kinds: []",
    "agreements[0].kinds: The list is empty. Add an entry, or remove the field.",
  ],
  [
    "a text in place of a list",
    "kinds: [LICENSE]",
    "kinds: LICENSE",
    'agreements[0].kinds: Expected a list (lines that start with -), found "LICENSE".',
  ],
  [
    "a list in place of a text",
    "    name: Acme\n",
    "    name: [Acme]\n",
    "companies[0].name: Expected text, found a list.",
  ],
  [
    "a designation that the agency does not grant",
    "designation: FAST_TRACK",
    "designation: PRIME",
    /^regulatoryEvents\[0\]\.designation: FDA does not grant PRIME\. Use one of FAST_TRACK, .*, or correct the agency\.$/,
  ],
  [
    "a designation event without a designation",
    " designation: FAST_TRACK,",
    "",
    "regulatoryEvents[0]: The event is of kind DESIGNATION_GRANTED and has no designation. Add `designation`.",
  ],
  [
    "a fact that is stated twice",
    "{ company: acme, role: LICENSOR }",
    "{ company: beta, role: LICENSEE }",
    "agreements[0].parties[1]: An earlier entry states the same fact. Remove one of the two.",
  ],
  [
    "a disease that is a subtype of itself over two steps",
    'doid: "DOID:162" }',
    'doid: "DOID:162", parents: [prostate-cancer] }',
    "indications[0].parents: The hierarchy contains a cycle: cancer > prostate-cancer > cancer. Remove one of these steps.",
  ],
  [
    "a company that owns itself over two steps",
    "{ slug: beta, name: Beta,",
    "{ slug: beta, parents: [acme], name: Beta,",
    "companies[0].parents: The hierarchy contains a cycle: acme > beta > acme. Remove one of these steps.",
  ],
  [
    "a company that owns itself",
    "{ slug: beta, name: Beta,",
    "{ slug: beta, parents: [beta], name: Beta,",
    "companies[1].parents[0]: The company names itself. Use the slug of another one.",
  ],
  [
    "a period that ends before it starts",
    "parents: [{ company: beta, validFrom: 2025-03 }]",
    "parents: [{ company: beta, validFrom: 2025-03, validTo: 2024 }]",
    "companies[0].parents[0]: The period ends (2024) before it starts (2025-03). Swap `validFrom` and `validTo`, or correct them.",
  ],
  [
    "an unknown identifier system",
    "    name: Acme\n",
    "    name: Acme\n    identifiers: [{ system: constructor, value: x }]\n",
    /^companies\[0\]\.identifiers\[0\]\.system: "constructor" is not a known identifier system\. Use one of doid, mondo, .*\.$/,
  ],
  [
    "a past event with a date after the day of recording",
    "value: 2024-01-02\n",
    "value: 2024-02-02\n",
    "agreements[0].announcedOn: The date 2024-02-02 is later than `recordedOn` (2024-01-02). Record only what has happened.",
  ],
  [
    "a disputed fact without a reason",
    "    modality: RADIOLIGAND\n",
    "    modality: { value: RADIOLIGAND, status: DISPUTED }\n",
    "therapies[0].modality: The fact is DISPUTED and does not say why. Add `because` with what the sources disagree on.",
  ],
  [
    "a span that ends before it starts",
    "states: Beta will sell ABC-1. }",
    `states: Beta will sell ABC-1., at: { start: 10, end: 5, sha256: ${"0".repeat(64)} } }`,
    "evidence.paper.at: The span ends at 5, before its start at 10. Use an end after the start.",
  ],
  [
    "a registered trial whose slug is not its registry number",
    "slug: nct00000001",
    "slug: some-trial",
    'trials[0].slug: "some-trial" is not the slug of this trial. Use its registry number in lowercase, "nct00000001".',
  ],
  [
    "a quote about two nodes",
    "about: { therapy: abc-1 }",
    "about: { therapy: abc-1, company: acme }",
    `people[0].quotes[0].about: Name exactly one node, by one of the keys ${[...namedTypes.keys()].join(", ")}.`,
  ],
  [
    "an identifier that two nodes share",
    beta,
    `${beta}\n  - { slug: gamma, name: Gamma, kind: OTHER, lei: 549300E9PC51EN656011 }`,
    `companies[2].lei: "549300E9PC51EN656011" already belongs to the Company "beta" (a.yaml:${lineOf(sampleRecords, beta)}). Use one record for one node.`,
  ],
  [
    "a listing that two companies share",
    beta,
    `{ slug: beta, name: Beta, kind: PHARMACEUTICAL, listings: [{ exchange: NASDAQ, symbol: AAA }] }\n  - { slug: gamma, name: Gamma, kind: OTHER, listings: [{ exchange: NASDAQ, symbol: AAA }] }`,
    `companies[2].listings: "NASDAQ:AAA" already belongs to the Company "beta" (a.yaml:${lineOf(sampleRecords, beta)}). Use one record for one node.`,
  ],
];

describe("record files", () => {
  it("load without problems if they have no faults", async () => {
    expect(await problemsOf({ "a.yaml": sampleRecords })).toEqual([]);
  });

  it.each(faults)("report %s, once, with the line and what to write", async (_what, part, replacement, message) => {
    const [problem = "", ...others] = await problemsWith(part, replacement);
    expect(others).toEqual([]);
    expect(problem).toMatch(/^a\.yaml:\d+: /);
    const text = problem.replace(/^a\.yaml:\d+: /, "");
    if (typeof message === "string") expect(text).toBe(message);
    else expect(text).toMatch(message);
  });

  it("accept a cycle of ownership that has ended, and a disease with two ways to one ancestor", async () => {
    expect(
      await problemsOf({
        "a.yaml": sampleRecords
          .replace("validFrom: 2025-03 }", "validFrom: 2023-03, validTo: 2023-12 }")
          .replace("{ slug: beta, name: Beta,", "{ slug: beta, name: Beta, parents: [acme],")
          .replace(
            "parents: [cancer] }",
            "parents: [cancer, tumor] }\n  - { slug: tumor, name: Tumor, parents: [cancer] }",
          ),
      }),
    ).toEqual([]);
  });

  it("report the line on which the fault is", async () => {
    const text = sampleRecords.replace("country: FR", "country: France");
    const [problem] = await problemsOf({ "a.yaml": text });
    expect(problem).toMatch(`a.yaml:${lineOf(text, "country: France")}: `);
    const faulty = sampleRecords.replace("    modality: RADIOLIGAND", "    modality: RADIOLIGAND\n    color: blue");
    expect((await problemsOf({ "a.yaml": faulty }))[0]).toMatch(`a.yaml:${lineOf(faulty, "color: blue")}: `);
  });

  it("report all faults at once, of all files, in the order of files and lines", async () => {
    const problems = await problemsOf({
      "a.yaml": sampleRecords.replace("country: FR", "country: France").replace("date: 2023 }", "date: soon }"),
      "b.yaml": "recordedOn: 2024-01-01\nrecords: []\n",
      "c.yaml": "recordedOn: [\n",
      "d/e.yaml": "recordedOn: 2024-01-01\ntargets: [{ slug: x }]\n",
    });
    expect(problems.map((problem) => problem.replace(/\. .*/, ""))).toEqual([
      expect.stringMatching(/^a\.yaml:\d+: companies\[1\]\.country: /),
      expect.stringMatching(/^a\.yaml:\d+: regulatoryEvents\[0\]\.date: /),
      "b.yaml:2: records: Unknown field",
      expect.stringMatching(/^c\.yaml:\d+: Invalid YAML/),
      "d/e.yaml:2: targets[0].name: The field is required",
    ]);
  });

  it("report faults across records beside faults within them, in the same file", async () => {
    const text = sampleRecords
      .replace("country: FR", "country: France")
      .replace("targets: [psma]", "targets: [psmb]")
      .replace("  - { slug: psma, name: PSMA }", "  - { slug: psma, name: PSMA }\n  - { slug: psma, name: Again }");
    expect(await problemsOf({ "a.yaml": text })).toEqual([
      expect.stringMatching(
        new RegExp(`^a\\.yaml:${lineOf(text, "country: France")}: companies\\[1\\]\\.country: "France" is not`),
      ),
      `a.yaml:${lineOf(text, "targets: [psmb]")}: therapies[0].targets[0]: No DrugTarget has the slug "psmb". Did you mean "psma"?`,
      expect.stringMatching(
        new RegExp(`^a\\.yaml:${lineOf(text, "name: Again")}: targets\\[1\\]\\.slug: "psma" is already used`),
      ),
    ]);
  });

  it("report faults in other files even if one file is not YAML", async () => {
    const problems = await problemsOf({
      "a.yaml": sampleRecords.replace("targets: [psma]", "targets: [psmb]"),
      "b.yaml": "a: [\n",
    });
    expect(problems[0]).toMatch(/^a\.yaml:\d+: therapies\[0\]\.targets\[0\]: No DrugTarget has the slug "psmb"/);
    expect(problems.at(-1)).toMatch(/^b\.yaml:/);
  });

  it("report no dangling reference to a node that a faulty file would define", async () => {
    const rest = sampleRecords.replace("targets:\n  - { slug: psma, name: PSMA }\n", "");
    const evidence = "recordedOn: 2024-01-01\nevidence: { default: { source: daily-paper, states: x } }\n";
    expect(await problemsOf({ "a.yaml": rest, "b.yaml": `${evidence}targets: [{ slug: psma }]\n` })).toEqual([
      "b.yaml:3: targets[0].name: The field is required. Add it.",
    ]);
    const [problem, ...others] = await problemsOf({
      "a.yaml": rest,
      "b.yaml": `${evidence}targets: [{ slug: psma, ]\n`,
    });
    expect(problem).toMatch(/^b\.yaml:3: Invalid YAML/);
    expect(others.filter((other) => !other.startsWith("b.yaml"))).toEqual([]);
  });

  it("refer to nodes of other files, whichever comes first", async () => {
    const [head = "", tail = ""] = sampleRecords.split("therapies:\n  - slug: abc-1");
    const evidence = "recordedOn: 2024-01-02\nevidence: { default: { source: daily-paper, states: x } }\n";
    const therapies = `${evidence}therapies:\n  - slug: abc-1${tail}`;
    expect(await problemsOf({ "a.yaml": head, "b.yaml": therapies })).toEqual([]);
    expect(await problemsOf({ "b.yaml": head, "a.yaml": therapies })).toEqual([]);
  });

  it("report a slug that two files use, with the place of the other", async () => {
    const problems = await problemsOf({
      "a.yaml": sampleRecords,
      "b.yaml":
        "recordedOn: 2024-01-01\nevidence: { default: { source: daily-paper, states: x } }\ntargets:\n  - slug: psma\n    name: PSMA\n",
    });
    expect(problems).toEqual([
      `b.yaml:4: targets[0].slug: "psma" is already used by another drug target at a.yaml:${lineOf(sampleRecords, "{ slug: psma")}. Use another slug, or merge the two records.`,
    ]);
  });

  it("report exchange rates that are not valid, over all files", async () => {
    const rates = (perEuro: string, currency = "USD") =>
      `recordedOn: 2024-01-01\nreferenceRates: [{ date: 2024-01-01, currency: ${currency}, perEuro: ${perEuro}, source: daily-paper }]\n`;
    const reported = async (files: Record<string, string>) => problemsOf({ "a.yaml": sampleRecords, ...files });
    expect(await reported({ "b.yaml": rates("1.1") })).toEqual([]);
    expect(await reported({ "b.yaml": rates("0") })).toEqual([
      "b.yaml:2: referenceRates[0].perEuro: The rate 0 is not greater than zero. Use the published rate.",
    ]);
    expect(await reported({ "b.yaml": rates("1", "EUR") })).toEqual([
      "b.yaml:2: referenceRates[0]: The rate of the euro to itself is always 1. Remove the entry.",
    ]);
    expect(await reported({ "b.yaml": rates("1.1"), "c.yaml": rates("1.2") })).toEqual([
      "c.yaml:2: referenceRates[0]: A rate for USD on 2024-01-01 exists already. Remove one of the two.",
    ]);
  });

  it("report text that is not UTF-8, and files that are too large", async () => {
    const latin1 = Buffer.from("recordedOn: 2024-01-01 # é\n", "latin1") as unknown as string;
    const large = `recordedOn: 2024-01-01\n# ${"x".repeat(4 * 1024 * 1024)}\n`;
    expect(await problemsOf({ "a.yaml": latin1, "b.yaml": large })).toEqual([
      "a.yaml:1: The file is not valid UTF-8. Save it in that encoding.",
      "b.yaml:1: The file is larger than 4 MiB. Split it into several files.",
    ]);
  });

  it("report aliases that would grow without bound", async () => {
    const lines = [..."bcdefgh"].map(
      (name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefg"[index]}`).join(", ")}]`,
    );
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ...lines].join("\n");
    expect(await problemsOf({ "a.yaml": bomb })).toEqual([
      "a.yaml:1: The file uses YAML aliases more than 100 times. Write the repeated parts out.",
    ]);
  });
});
