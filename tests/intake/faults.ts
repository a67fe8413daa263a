import { namedTypes } from "../../src/intake/records/shape/value.ts";
import { sampleRecords } from "../support/records.ts";
import { lineOf } from "./problems.ts";

const beta = "{ slug: beta, name: Beta, kind: PHARMACEUTICAL, country: FR, lei: 549300E9PC51EN656011 }";

/** A grant of rights in a territory, before the terms of the sample's agreement. */
const grantIn = (territory: string): string => `    rightsGrants:
      - { grantor: acme, grantee: beta, rights: [COMMERCIALIZE], territory: ${territory} }
    terms:
`;

/** A kind of fault, the part of a sample that is replaced to make it, and the message after `a.yaml:<line>: `. */
export type Fault = [what: string, part: string, replacement: string, message: string | RegExp];

export const faults: Fault[] = [
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
    'The field "status" is stated twice in the same object. Remove one of the two.',
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
    'companies[1].country: "France" is not a valid country. Did you mean FR?',
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
    'people[0].slug: "Jane Doe" is not a valid slug. Did you mean "jane-doe"? Use lowercase letters, digits and hyphens, such as "orano-med".',
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
  [
    "a phase in a word of the former format",
    "nctId: NCT00000001,",
    "nctId: NCT00000001, phase: NA,",
    'trials[0].phase: "NA" is not a valid value. The value is now called NOT_APPLICABLE. Write that.',
  ],
  [
    "a territory with a field of the former format",
    "    terms:\n",
    grantIn('{ regions: ["150"] }'),
    "agreements[0].rightsGrants[0].territory.regions: Unknown field. The field is now called `includedRegions`. Rename it.",
  ],
  [
    "a country among the regions of a territory",
    "    terms:\n",
    grantIn("{ includedRegions: [UK] }"),
    'agreements[0].rightsGrants[0].territory.includedRegions[0]: "UK" is not a valid region. Did you mean the country GB? Write countries in `includedCountries` or `excludedCountries`.',
  ],
  [
    "the name of a region instead of its code",
    "    terms:\n",
    grantIn("{ excludedRegions: [Greater China] }"),
    'agreements[0].rightsGrants[0].territory.excludedRegions[0]: "Greater China" is not a valid region. Did you mean GREATER_CHINA?',
  ],
  [
    "a region that nothing defines",
    "    terms:\n",
    grantIn('{ includedRegions: ["999"] }'),
    /^agreements\[0\]\.rightsGrants\[0\]\.territory\.includedRegions\[0\]: "999" is not a valid region\. Use a UN M49 code of three digits, such as "150" for Europe, or one of EU, EEA, .*\.$/,
  ],
  [
    "a region among the countries of a territory",
    "    terms:\n",
    grantIn("{ includedCountries: [EU] }"),
    'agreements[0].rightsGrants[0].territory.includedCountries[0]: "EU" is not a valid country. Did you mean the region EU? Write regions in `includedRegions` or `excludedRegions`.',
  ],
  [
    "a worldwide territory that lists regions",
    "    terms:\n",
    grantIn("{ worldwide: true, includedRegions: [EU] }"),
    "agreements[0].rightsGrants[0].territory: The territory is worldwide and lists `includedRegions`. Remove one of the two.",
  ],
  [
    "a territory that is nowhere",
    "    terms:\n",
    grantIn("{ worldwide: false }"),
    "agreements[0].rightsGrants[0].territory: The territory is not worldwide and lists no countries or regions. Add `includedCountries` or `includedRegions`, the words of the source in `asStated`, or remove `worldwide`.",
  ],
  [
    "a country that a territory includes and excludes",
    "    terms:\n",
    grantIn("{ includedCountries: [FR], excludedCountries: [FR] }"),
    "agreements[0].rightsGrants[0].territory: The territory includes and excludes FR. Remove one of the two.",
  ],
];
