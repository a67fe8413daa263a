import { type GraphQLObjectType, isEnumType, isListType, isNonNullType, isScalarType } from "graphql";
import { describe, expect, it } from "vitest";
import { schema } from "../src/schema/schema.ts";
import { everyNode } from "./support/every-node.ts";
import { shippedGraph } from "./support/graph.ts";

const roots: Record<string, string> = {
  Company: "companies",
  Agreement: "agreements",
  Therapy: "therapies",
  Target: "targets",
  Indication: "indications",
  RegulatoryEvent: "regulatoryEvents",
  Trial: "trials",
  Person: "people",
};

/** Fields that are not facts of a source: how a node is named here, and what is derived, as their descriptions say. */
const made = new Set(["id", "slug"]);
const derived = new Set(["Therapy.highestStage", "Agreement.value"]);

/** The fields of a type that hold values: scalars and enums, or lists of them. */
function valueFields(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    let inner = isNonNullType(field.type) ? field.type.ofType : field.type;
    if (isListType(inner)) inner = isNonNullType(inner.ofType) ? inner.ofType.ofType : inner.ofType;
    return (isScalarType(inner) || isEnumType(inner)) && !made.has(field.name) ? [field.name] : [];
  });
}

interface ClaimAnswer {
  predicate: string;
  value: string | null;
  status: string;
  evidence: { statement: string; source: { url: string | null; kind: string } }[];
}

const claim = "predicate value status evidence { statement source { url kind } }";

describe("every value of every node", () => {
  it.each(Object.keys(roots))(
    "of type %s rests on a claim that is not rejected, and every claim on evidence",
    async (name) => {
      await using graph = await shippedGraph();
      const fields = valueFields(schema.getType(name) as GraphQLObjectType);
      const nodes = await everyNode(
        graph,
        roots[name] as string,
        `${fields.join(" ")} claims(first: 100) { totalCount nodes { ${claim} } }`,
      );
      expect(nodes.length).toBeGreaterThan(30);

      const bare: string[] = [];
      for (const { slug, claims, ...values } of nodes) {
        const known: ClaimAnswer[] = claims.nodes;
        expect(claims.totalCount, slug).toBe(known.length);
        for (const [field, value] of Object.entries(values)) {
          if (derived.has(`${name}.${field}`)) continue;
          for (const each of [value].flat()) {
            if (each === null) continue;
            const rests = known.some(
              (entry) =>
                entry.predicate === `${name}.${field}` &&
                entry.value === String(each) &&
                ["ACCEPTED", "DISPUTED"].includes(entry.status),
            );
            if (!rests) bare.push(`${slug} ${name}.${field} ${each}`);
          }
        }
        for (const entry of known) {
          if (entry.evidence.length === 0 || entry.evidence.some(({ statement }) => statement.length < 5))
            bare.push(`${slug} ${entry.predicate}`);
        }
      }
      expect(bare).toEqual([]);
    },
  );

  it("made of several parts rests on one too: the radionuclide of a therapy", async () => {
    await using graph = await shippedGraph();
    const nodes = await everyNode(
      graph,
      "therapies",
      `radionuclide { isotope emission chelator } claims(predicate: "Therapy.radionuclide") { nodes { ${claim} } }`,
    );
    const active = nodes.filter(({ radionuclide }) => radionuclide);
    expect(active.length).toBeGreaterThan(20);
    for (const { radionuclide, claims } of active) {
      const text = [radionuclide.isotope, radionuclide.emission, radionuclide.chelator].filter(Boolean).join(" ");
      expect(claims.nodes.map(({ value }: ClaimAnswer) => value)).toContain(text);
    }
  });

  it("that is derived says so in its description", () => {
    for (const field of derived) {
      const [type, name] = field.split(".") as [string, string];
      const declared = (schema.getType(type) as GraphQLObjectType).getFields()[name];
      const text = `${declared?.description} ${(schema.getType(String(declared?.type).replace("!", "")) as GraphQLObjectType).description}`;
      expect(text, field).toMatch(/Derived: /);
    }
  });

  it("has an address: each agreement, therapy, indication and regulatory event rests on a source with one", async () => {
    await using graph = await shippedGraph();
    for (const type of ["Company", "Agreement", "Therapy", "Indication", "RegulatoryEvent", "Trial", "Person"]) {
      const nodes = await everyNode(graph, roots[type] as string, "sources(first: 100) { nodes { url } }");
      const without = nodes.filter(({ sources }) => !sources.nodes.some(({ url }: { url: string | null }) => url));
      expect(
        without.map(({ slug }) => slug),
        type,
      ).toEqual([]);
    }
  });
});

describe("every edge", () => {
  const edge = "claims { predicate status evidence { statement } }";
  const lists: [string, string, string][] = [
    ["companies", "agreements", "edges"],
    ["companies", "subsidiaries", "edges"],
    ["companies", "parents", "edges"],
    ["companies", "people", "edges"],
    ["companies", "therapies", "edges"],
    ["companies", "trials", "edges"],
    ["companies", "regulatoryEvents", "edges"],
    ["companies", "rights", "edges"],
    ["agreements", "therapies", "edges"],
    ["agreements", "indications", "edges"],
    ["agreements", "related", "edges"],
    ["agreements", "parties", ""],
    ["agreements", "rights", ""],
    ["agreements", "terms", ""],
    ["therapies", "companies", "edges"],
    ["therapies", "indications", "edges"],
    ["therapies", "agreements", "edges"],
    ["therapies", "regulatoryEvents", "edges"],
    ["therapies", "trials", "edges"],
    ["therapies", "rights", "edges"],
    ["targets", "therapies", "edges"],
    ["indications", "therapies", "edges"],
    ["indications", "agreements", "edges"],
    ["indications", "regulatoryEvents", "edges"],
    ["indications", "trials", "edges"],
    ["indications", "epidemiology", ""],
    ["trials", "outcomes", ""],
    ["people", "affiliations", ""],
    ["people", "statements", ""],
    ["therapies", "statementsAbout", "edges"],
    ["companies", "aliases", ""],
    ["indications", "identifiers", ""],
    ["therapies", "identifiers", ""],
  ];

  it.each(lists)("of %s.%s rests on a claim with evidence", async (root, field, edges) => {
    await using graph = await shippedGraph();
    const nodes = await everyNode(
      graph,
      root,
      edges ? `${field}(first: 50) { edges { ${edge} } }` : `${field} { ${edge} }`,
    );
    const found = nodes.flatMap((node) => (edges ? node[field].edges : node[field]));
    expect(found.length).toBeGreaterThan(5);
    for (const { claims } of found) {
      expect(claims.some(({ status }: ClaimAnswer) => ["ACCEPTED", "DISPUTED"].includes(status))).toBe(true);
      expect(claims.every(({ evidence }: ClaimAnswer) => evidence.length > 0)).toBe(true);
    }
  });

  it("to an ancestor or descendant of one step rests on a claim; longer ones follow from the steps", async () => {
    await using graph = await shippedGraph();
    for (const field of ["ancestors", "descendants"]) {
      const nodes = await everyNode(graph, "indications", `${field}(first: 100) { edges { distance ${edge} } }`);
      const edges = nodes.flatMap((node) => node[field].edges);
      expect(edges.length).toBeGreaterThan(50);
      for (const { distance, claims } of edges) expect(claims.length > 0).toBe(distance === 1);
    }
  });

  it("of an event is claimed for the end that the list is of", async () => {
    await using graph = await shippedGraph();
    for (const [root, predicate] of [
      ["companies", "RegulatoryEvent.sponsor"],
      ["therapies", "RegulatoryEvent.therapy"],
      ["indications", "RegulatoryEvent.indication"],
    ] as const) {
      const nodes = await everyNode(graph, root, "regulatoryEvents(first: 20) { edges { claims { predicate } } }");
      const claims = nodes.flatMap((node) =>
        node.regulatoryEvents.edges.flatMap((each: { claims: ClaimAnswer[] }) => each.claims),
      );
      expect(new Set(claims.map((each: ClaimAnswer) => each.predicate))).toEqual(new Set([predicate]));
    }
    const { data } = await graph.query("{ regulatoryEvents(first: 5) { edges { claims { predicate } } } }");
    for (const each of data.regulatoryEvents.edges) expect(each.claims).toEqual([]);
  });

  it("to a single node or a plain list of nodes rests on a claim too", async () => {
    await using graph = await shippedGraph();
    const single: [string, string, string][] = [
      ["regulatoryEvents", "therapy", "RegulatoryEvent.therapy"],
      ["regulatoryEvents", "indication", "RegulatoryEvent.indication"],
      ["regulatoryEvents", "sponsor", "RegulatoryEvent.sponsor"],
      ["companies", "parent", "Company.parent"],
      ["trials", "sponsors", "Trial.sponsors"],
      ["trials", "therapies", "Trial.therapies"],
      ["trials", "indications", "Trial.indications"],
      ["indications", "parents", "Indication.parents"],
      ["therapies", "targets", "Therapy.targets"],
    ];
    for (const [root, field, predicate] of single) {
      const nodes = await everyNode(
        graph,
        root,
        `${field} { slug } claims(predicate: "${predicate}", first: 100) { nodes { object { slug } } }`,
      );
      for (const node of nodes) {
        const claimed = node.claims.nodes.map(({ object }: { object: { slug: string } | null }) => object?.slug);
        for (const { slug } of [node[field]].flat().filter(Boolean))
          expect(claimed, `${node.slug} ${predicate}`).toContain(slug);
      }
    }
  });
});
