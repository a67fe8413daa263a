import { isEnumType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { dimensionsOf } from "../../../src/model/derived/dimension.ts";
import { edgeKinds } from "../../../src/model/derived/edge-kind.ts";
import { vocabularies } from "../../../src/model/derived/vocabulary.ts";
import { schema } from "../../../src/schema/schema.ts";
import { type Graph, testGraph } from "../../support/graph.ts";

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});

interface Shown {
  name: string;
  description: string;
  terms: { value: string; label: string; description: string }[];
}

const selection = "{ name description terms { value label description } }";

/** Enums whose values name parts of the schema rather than of the domain. */
const ofTheSchema = /^(NodeType|EntityType|NameMatchKind|DealOrderDirection|\w+OrderField|\w+Dimension)$/;

describe("vocabularies", () => {
  it("have a label and a definition for every value of every enum of the domain", async () => {
    const { data, errors } = await graph.query(`{ vocabularies ${selection} }`);
    expect(errors).toEqual([]);
    const shown: Shown[] = data.vocabularies;
    const enums = Object.values(schema.getTypeMap()).filter(isEnumType);
    const ofTheDomain = enums.filter(({ name }) => !name.startsWith("__") && !ofTheSchema.test(name));
    expect(shown.map(({ name }) => name).sort()).toEqual(ofTheDomain.map(({ name }) => name).sort());
    for (const type of ofTheDomain) {
      const found = shown.find(({ name }) => name === type.name);
      expect(found?.description).toBe(type.description);
      expect(found?.terms.map(({ value, description }) => [value, description])).toEqual(
        type.getValues().map(({ name, description }) => [name, description]),
      );
      for (const { value, label } of found?.terms ?? []) {
        expect(label, `${type.name}.${value}`).toMatch(/^[\p{L}\d].*[^.]$/su);
        expect(label, `${type.name}.${value}`).not.toMatch(/_/);
      }
      // Predicates of several types may have the same label: every entity has a name.
      const labels = found?.terms.map(({ label }) => label) ?? [];
      if (type.name !== "Predicate") expect(new Set(labels).size, type.name).toBe(labels.length);
    }
  });

  it("are selected by name", async () => {
    const { data } = await graph.query(`{ vocabularies(names: ["PartyRole", "Agency"]) { name } }`);
    expect(data.vocabularies.map(({ name }: Shown) => name).sort()).toEqual(["Agency", "PartyRole"]);
    expect((await graph.query("{ vocabularies(names: []) { name } }")).data.vocabularies).toEqual([]);
    const { errors } = await graph.query("query ($names: [String!]) { vocabularies(names: $names) { name } }", {
      names: Array(101).fill("Agency"),
    });
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "names" });
  });

  it("cost no statement", async () => {
    expect((await graph.query(`{ vocabularies ${selection} }`)).statements).toEqual([]);
  });
});

describe("a label", () => {
  const labelsOf = (name: string) => Object.values(vocabularies.get(name)?.terms ?? {}).map(({ label }) => label);

  it("of an edge is that of its vocabulary, wherever the edge is shown", async () => {
    const { data, errors } = await graph.query(`{
      companies(first: 50) { nodes { neighbors(kinds: [PARTY_TO], first: 50) { edges { label } } } }
      company(slug: "sanofi") { id } }`);
    expect(errors).toEqual([]);
    const roles = labelsOf("PartyRole");
    const labels = data.companies.nodes.flatMap(({ neighbors }: { neighbors: { edges: { label: string }[] } }) =>
      neighbors.edges.map(({ label }) => label),
    );
    expect(labels.length).toBeGreaterThan(10);
    for (const label of labels) expect(roles).toContain(label);
    const around = await graph.query(
      "query ($id: ID!) { neighborhood(of: [$id], kinds: [PARTY_TO]) { edges { label } } }",
      { id: data.company.id },
    );
    expect(around.data.neighborhood.edges.length).toBeGreaterThan(0);
    for (const { label } of around.data.neighborhood.edges) expect(roles).toContain(label);
  });

  it("of a kind of edge is the kind in words", () => {
    expect(labelsOf("EdgeKind")).toHaveLength(edgeKinds.length);
    expect(labelsOf("EdgeKind")).toContain("Party to");
  });

  it.each(dimensionsOf("Agreement"))(
    "of a group by $name is what people call the value",
    async ({ name, ...shape }) => {
      const { data, errors } = await graph.query(
        `{ agreementStats { groups(by: [${name}], first: 500) { nodes { keys { value label node { name } } } } } }`,
      );
      expect(errors).toEqual([]);
      const { nodes } = data.agreementStats.groups;
      expect(nodes.length).toBeGreaterThan(0);
      for (const {
        keys: [{ value, label, node }],
      } of nodes) {
        const term = vocabularies.get(shape.vocabulary?.name ?? "")?.terms[value];
        if (value === null) expect(label).toBeNull();
        else if (name === "COUNTRY" || name === "TERRITORY") expect(label).not.toBe(value);
        else if (shape.measure !== null) expect(label).toMatch(/ USD| in part/);
        else expect(label).toBe(node?.name ?? term?.label ?? value);
        if (shape.vocabulary !== null && value !== null) expect(term).toBeDefined();
      }
    },
  );

  it.each([
    ["KIND", "RegulatoryEventKind"],
    ["AGENCY", "Agency"],
    ["DESIGNATION", "Designation"],
  ])("of a group of regulatory events by %s is that of %s", async (dimension, name) => {
    const { data } = await graph.query(
      `{ regulatoryEventStats { groups(by: [${dimension}]) { nodes { keys { value label } } } } }`,
    );
    expect(data.regulatoryEventStats.groups.nodes.length).toBeGreaterThan(0);
    for (const {
      keys: [{ value, label }],
    } of data.regulatoryEventStats.groups.nodes)
      expect(label).toBe(value === null ? null : vocabularies.get(name)?.terms[value]?.label);
  });
});
