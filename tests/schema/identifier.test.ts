import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Graph, graphOf, testGraph } from "../support/graph.ts";
import { sampleRecords } from "../support/records.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

/** The first value that a type of the test graph has in a column. */
async function storedValue(plural: string, field: string): Promise<string> {
  const { data } = await graph.query(
    `{ ${plural}(first: 1, where: { ${field}: { isNull: false } }) { nodes { ${field} } } }`,
  );
  return data[plural].nodes[0][field];
}

type Spell = (value: string) => string;
const digits: Spell = (value) => value.replace(/\D/g, "");

const spellings: readonly [string, string, string, Spell[]][] = [
  [
    "company",
    "companies",
    "cik",
    [
      (cik) => `CIK ${Number(cik)}`,
      (cik) => `CIK${cik}`,
      (cik) => `cik:${Number(cik)}`,
      (cik) => String(Number(cik)),
      (cik) => ` ${cik}\t`,
    ],
  ],
  ["company", "companies", "lei", [(lei) => lei.toLowerCase(), (lei) => `LEI ${lei}`, (lei) => ` ${lei} `]],
  ["therapy", "therapies", "unii", [(unii) => unii.toLowerCase(), (unii) => `UNII:${unii}`]],
  [
    "therapy",
    "therapies",
    "chembl",
    [
      (chembl) => chembl.toLowerCase(),
      (chembl) => `CHEMBL:${digits(chembl)}`,
      (chembl) => `chembl.compound:${chembl}`,
      (chembl) => `ChEMBL ${digits(chembl)}`,
    ],
  ],
  [
    "indication",
    "indications",
    "mondo",
    [
      (mondo) => mondo.replace(":", "_"),
      (mondo) => mondo.toLowerCase(),
      (mondo) => mondo.toLowerCase().replace(":", "_"),
      digits,
      (mondo) => ` ${mondo} `,
    ],
  ],
  ["indication", "indications", "doid", [(doid) => doid.replace(":", "_"), (doid) => doid.toLowerCase(), digits]],
  [
    "indication",
    "indications",
    "mesh",
    [(mesh) => mesh.toLowerCase(), (mesh) => `MESH:${mesh}`, (mesh) => `mesh ${mesh}`],
  ],
  [
    "trial",
    "trials",
    "nctId",
    [(nct) => nct.toLowerCase(), (nct) => `NCT ${digits(nct)}`, (nct) => `ClinicalTrials:${nct}`],
  ],
];

describe.each(spellings)("%s by %s of %s", (lookup, plural, field, spells) => {
  it("is found by the usual spellings of the identifier, in a lookup and in a filter", async () => {
    const value = await storedValue(plural, field);
    for (const spelled of spells.map((spell) => spell(value))) {
      const { data, errors } = await graph.query(
        `query ($value: String!) {
          one: ${lookup}(${field}: $value) { ${field} }
          eq: ${plural}(where: { ${field}: { eq: $value } }) { nodes { ${field} } }
          in: ${plural}(where: { ${field}: { in: ["x", $value] } }) { nodes { ${field} } }
        }`,
        { value: spelled },
      );
      expect(errors, spelled).toEqual([]);
      const nodes = [{ [field]: value }];
      expect(data, spelled).toEqual({ one: { [field]: value }, eq: { nodes }, in: { nodes } });
    }
  });
});

describe("an identifier of a gateway", () => {
  it("is found by its usual spellings", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords });
    const { data, errors } = await small.query(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Company { slug } ... on Trial { slug } ... on Therapy { slug } }
      }`,
      {
        representations: [
          { __typename: "Company", lei: " 549300e9pc51en656011" },
          { __typename: "Trial", nctId: "nct00000001" },
          { __typename: "Therapy", unii: "UNII: ae221im3bb" },
        ],
      },
    );
    expect(errors).toEqual([]);
    expect(data._entities.map(({ slug }: { slug: string }) => slug)).toEqual(["beta", "nct00000001", "abc-1"]);
  });
});

describe("a text that may mean several identifiers or none", () => {
  it.each([
    ["company", "cik", "12345678901"],
    ["company", "cik", "CIK"],
    ["company", "cik", "11214O4"],
    ["company", "lei", "549300E9PC51"],
    ["therapy", "chembl", "3545367"],
    ["therapy", "unii", "AE221-IM3BB"],
    ["indication", "mondo", "MONDO:5015"],
    ["indication", "doid", "MONDO:0005015"],
    ["indication", "mesh", "018358"],
    ["trial", "nctId", "05153772"],
    ["trial", "nctId", "NCT0515377"],
    ["trial", "nctId", `${" ".repeat(200)}NCT05153772`],
  ])("is refused: %s by %s %s", async (lookup, field, value) => {
    const { errors } = await graph.query(`query ($value: String) { ${lookup}(${field}: $value) { id } }`, { value });
    expect(errors[0]?.message).toMatch(/is malformed\. Use a value such as/);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: field });
  });
});
