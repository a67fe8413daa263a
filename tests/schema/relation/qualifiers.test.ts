import { beforeAll, describe, expect, it } from "vitest";
import { maxValuesOf } from "../../../src/intake/records/shape/special.ts";
import type { Column, Columns } from "../../../src/model/language.ts";
import { columnsOf, conceptOf, nodeTypes, partNames, partOf, partsOf } from "../../../src/model/model.ts";
import { dealRecords } from "../../intake/deal-records.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import { relationEnds } from "../../support/relations.ts";

/** The fields of entries, edges and objects that qualifiers leave out: texts in words, nodes, and objects of several values. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  FinancialTerm: [
    "key",
    "payees",
    "trigger",
    "royaltyTiers",
    "schedule",
    "interest",
    "duration",
    "relations",
    "territoryAsStated",
    "asStated",
  ],
  RightsGrant: ["territoryAsStated"],
  StatedTotal: ["asStated"],
  Stake: ["asStated"],
  ContingentValueRight: ["trigger"],
  AgreementMilestone: ["trigger", "note"],
  Quote: ["gist", "about"],
  "Agreement.parties": ["note"],
};

// biome-ignore lint/suspicious/noExplicitAny: an entry has the shape that the selection gives it
type Shown = any;
type Qualifier = { name: string; value: string };

const qualifying = (path: string, columns: Columns): [string, Column][] =>
  Object.entries(columns).filter(([field]) => !leftOut[path]?.includes(field));

const isMoney = (columns: Columns, field: string) => columns[field]?.currency !== undefined || field === "amount";

/** The field that shows the currency shows the amount too, so it is selected with the amount. */
const isCurrency = (columns: Columns, field: string) => field === "currency" && "currency" in columns;

function selectionOf(path: string, columns: Columns): string {
  const fields = qualifying(path, columns).flatMap(([field, { group, shownAs = field }]) => {
    if (isCurrency(columns, field)) return [];
    const own = isMoney(columns, field) ? `${shownAs} { amount currency }` : shownAs;
    return [group === undefined ? own : `${group} { ${own} }`];
  });
  return [...fields, "claims(first: 1) { qualifiers { name value } }"].join(" ");
}

/** What an entry shows, as qualifiers. */
function shownQualifiers(path: string, columns: Columns, entry: Shown): Qualifier[] {
  const currencies = Object.keys(columns).flatMap((field) =>
    isMoney(columns, field) ? (entry[field]?.currency ?? []) : [],
  );
  return qualifying(path, columns).flatMap(([field, { group, shownAs = field }]) => {
    const own = isCurrency(columns, field) ? currencies[0] : (group ? entry[group] : entry)?.[shownAs];
    const value = own !== null && isMoney(columns, field) ? own.amount : own;
    const name = group ? `${group}.${shownAs}` : shownAs;
    return [value ?? []].flat().map((each) => ({ name, value: String(each) }));
  });
}

/** The API shows a certainty, and that a territory is not the world, where no source states it, and no claim does. */
const stated = ({ name, value }: Qualifier) =>
  name !== "certainty" && !(name === "territory.worldwide" && value === "false");

const owned = nodeTypes.flatMap((type) =>
  Object.entries(partsOf(type)).flatMap(([field, { part, internal }]) =>
    internal || field === "identifiers" ? [] : [{ path: `${type}.${field}`, type, field, part }],
  ),
);

// A relation that is grouped by a fact shows several edges as one.
const edges = relationEnds.filter(
  ({ relation, exposure }) => exposure === "list" || (exposure === "connection" && !relation.edge.groupedBy),
);

const graphs = [
  ...everyGraph,
  { name: "the graph of deals", open: async () => ({ graph: await graphOf({ "a.yaml": dealRecords }) }) },
];

describe.each(graphs)("in $name, the qualifiers of the first claim", ({ open }) => {
  let graph: Graph;
  beforeAll(async () => {
    ({ graph } = await open());
  });

  it.each(owned)("on an entry of $path are what the entry shows", async ({ type, field, part }) => {
    const { columns } = partOf(part);
    for (const node of await everyNode(graph, conceptOf(type).plural, `${field} { ${selectionOf(part, columns)} }`)) {
      for (const entry of node[field]) {
        const [claim] = entry.claims;
        expect(claim.qualifiers.filter(stated), node.slug).toEqual(
          shownQualifiers(part, columns, entry).filter(stated),
        );
      }
    }
  });

  it.each(edges)("on an edge of $path are its facts", async ({ relation, exposure, path }) => {
    const { owner, field, facts } = relation;
    const selected = selectionOf(path, facts);
    const selection =
      exposure === "list" ? `${field} { ${selected} }` : `${field}(first: 20) { edges { ${selected} } }`;
    for (const node of await everyNode(graph, conceptOf(owner).plural, selection)) {
      for (const edge of exposure === "list" ? node[field] : node[field].edges) {
        const expected = shownQualifiers(path, facts, edge);
        for (const { qualifiers } of edge.claims) expect(qualifiers, node.slug).toEqual(expected);
      }
    }
  });

  it("on an object of several fields are those that the object shows", async () => {
    const therapies = await everyNode(
      graph,
      "therapies",
      "radionuclide { isotope emission chelator } claims(fields: [THERAPY_RADIONUCLIDE], first: 1) { nodes { qualifiers { name value } } }",
    );
    const labeled = therapies.filter(({ radionuclide }) => radionuclide !== null);
    expect(labeled.length).toBeGreaterThan(0);
    for (const { radionuclide, claims } of labeled)
      expect(claims.nodes[0].qualifiers).toEqual(
        Object.entries(radionuclide).flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
      );
  });
});

describe("the qualifiers of claims", () => {
  const claimsOf = async (records: string, slug: string, field: string) => {
    await using small = await graphOf({ "a.yaml": records });
    const { data, errors } = await small.query(
      `{ agreement(slug: "${slug}") { ${field} { claims { text status qualifiers { name value } } } } }`,
    );
    expect(errors).toEqual([]);
    return data.agreement[field].map(({ claims }: Shown) => claims);
  };
  const pairs = (qualifiers: readonly Qualifier[]) => qualifiers.map(({ name, value }) => `${name}: ${value}`);

  it("are empty for a plain value and for a relation without facts, whose text is the name of the entity", async () => {
    const { data, errors } = await (await testGraph()).query(`{
      agreement(slug: "sanofi-radiomedix-orano-med-alphamedix-2024") {
        claims(fields: [AGREEMENT_NAME, AGREEMENT_ANNOUNCED_ON, AGREEMENT_KINDS, AGREEMENT_INDICATIONS], first: 100) {
          nodes { text qualifiers { name value } object { name } }
        }
      }
    }`);
    expect(errors).toEqual([]);
    const { nodes } = data.agreement.claims;
    expect(nodes.map(({ qualifiers }: Shown) => qualifiers)).toEqual(nodes.map(() => []));
    const related = nodes.filter(({ object }: Shown) => object !== null);
    expect(related.length).toBeGreaterThan(0);
    expect(nodes.length).toBeGreaterThan(related.length);
    for (const { text, object } of related) expect(text).toBe(object.name);
  });

  it("of an amount that another source states are its own, and none are those of a text", async () => {
    const [, [shown, amount, words]] = await claimsOf(
      dealRecords.replace(
        "measure: TOTAL, amount: 105000000, currency: USD, qualifier: UP_TO",
        "measure: TOTAL, amount: 105000000, currency: USD, qualifier: UP_TO, otherwise: [{ amount: 100000000, currency: EUR, qualifier: APPROXIMATELY, by: filing, status: DISPUTED, because: The filing converts. }, { value: about a hundred million, by: filing, status: DISPUTED, because: In words. }]",
      ),
      "delta-epsilon-2024",
      "totals",
    );
    expect(pairs(shown.qualifiers)).toEqual([
      "measure: TOTAL",
      "amount: 105000000",
      "currency: USD",
      "qualifier: UP_TO",
    ]);
    expect(amount).toMatchObject({ text: "TOTAL APPROXIMATELY EUR 100000000", status: "DISPUTED" });
    expect(pairs(amount.qualifiers)).toEqual([
      "measure: TOTAL",
      "amount: 100000000",
      "currency: EUR",
      "qualifier: APPROXIMATELY",
    ]);
    expect(words).toEqual({ text: "about a hundred million", status: "DISPUTED", qualifiers: [] });
  });

  it("of another amount of a payment have what the entry states of it besides", async () => {
    const [[shown, amount]] = await claimsOf(dealRecords, "delta-epsilon-2024", "terms");
    const besides = ["qualifier: EXACT", "perUnit: SHARE", "units: 1000000"];
    expect(pairs(shown.qualifiers)).toEqual(["components: PURCHASE_PRICE", "amount: 100", "currency: USD", ...besides]);
    expect(pairs(amount.qualifiers)).toEqual([
      "components: PURCHASE_PRICE",
      "amount: 110",
      "currency: USD",
      ...besides,
    ]);
  });

  it("have the certainty of a payment only if a source states it", async () => {
    const terms = await claimsOf(dealRecords, "zeta-delta-2022", "terms");
    expect(
      terms.map(([{ qualifiers }]: Shown) => pairs(qualifiers).filter((pair) => pair.startsWith("certainty"))),
    ).toEqual([[], ["certainty: SCHEDULED"], []]);
  });

  it("are at most as many as the description of the field says", () => {
    const most = partNames.map((part) =>
      qualifying(part, columnsOf(part))
        .map(([field, { list, type }]) => {
          if (!list) return 1;
          return typeof type === "object" ? Object.keys(type.terms).length : maxValuesOf(`${part}.${field}`);
        })
        .reduce((sum, size) => sum + size, 0),
    );
    const [, stated = ""] = /At most (\d+)/.exec(columnsOf("Claim")["qualifiers"]?.description ?? "") ?? [];
    expect(Math.max(...most)).toBeLessThanOrEqual(Number(stated));
  });
});
