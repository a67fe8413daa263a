import { buildClientSchema, getIntrospectionQuery, isObjectType, isUnionType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { tableOfNode } from "../../../src/model/derived/table.ts";
import type { Column } from "../../../src/model/language.ts";
import { columnsOf, type NodeType, nodeTypes } from "../../../src/model/model.ts";
import { newSubgraphSchema } from "../../../src/schema/contract/subgraph.ts";
import { type Graph, graphOf, idOf, testGraph } from "../../support/graph.ts";
import { type PlainGraph, plainTestGraph } from "../../support/plain/graph.ts";
import { sampleRecords } from "../../support/records.ts";

/** Every node but claims is an entity of the federated graph. */
const keyedTypes = nodeTypes.filter((type) => type !== "Claim");

const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ${keyedTypes.map((type) => `... on ${type} { slug }`).join(" ")} } }`;

const keysOf = (type: NodeType) =>
  Object.entries<Column>(columnsOf(type)).flatMap(([field, { key }]) => (key ? [field] : []));

describe("the subgraph", () => {
  let graph: Graph;
  let plain: PlainGraph;
  beforeAll(async () => {
    [graph, plain] = await Promise.all([testGraph(), plainTestGraph()]);
  });
  const request = (representations: unknown) => graph.query(entities, { representations });

  it("has an entity for every node type but claims, keyed by id and by every key of the model", async () => {
    const schema = newSubgraphSchema();
    const union = schema.getType("_Entity");
    expect(
      isUnionType(union) &&
        union
          .getTypes()
          .map(({ name }) => name)
          .sort(),
    ).toEqual([...keyedTypes].sort());
    const { data } = await graph.query("{ _service { sdl } }");
    for (const type of keyedTypes) {
      const [, directives = ""] =
        new RegExp(`^type ${type} (?:implements [^@{]*)?([^{]*)\\{`, "m").exec(data._service.sdl) ?? [];
      const keys = [...directives.matchAll(/@key\(fields: "(\w+)"\)/g)].map(([, field]) => field);
      expect(keys.sort(), type).toEqual(["id", ...keysOf(type)].sort());
      expect(isObjectType(schema.getType(type)), type).toBe(true);
    }
  });

  it.each(keyedTypes)(
    "finds every entity of type %s by each key, in the order of the representations",
    async (type) => {
      const rows = [...plain.rows(tableOfNode(type))].reverse();
      for (const field of ["id", ...keysOf(type)]) {
        const held = rows.flatMap((row) => {
          const value = field === "id" ? idOf(type, String(row.id)) : row[snakeOf(field)];
          return value == null ? [] : [{ slug: row.id, value }];
        });
        if (held.length === 0) continue;
        for (let start = 0; start < held.length; start += 1000) {
          const part = held.slice(start, start + 1000);
          const { data, errors, statements } = await request(
            part.map(({ value }) => ({ __typename: type, [field]: value })),
          );
          expect(errors).toEqual([]);
          expect(data._entities, field).toEqual(part.map(({ slug }) => ({ __typename: type, slug })));
          expect(statements).toHaveLength(1);
        }
      }
    },
  );

  it("costs one batch for each type and key", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords });
    const { data, errors, statements } = await small.query(entities, {
      representations: [
        { __typename: "Therapy", unii: "AE221IM3BB" },
        { __typename: "Company", id: idOf("Company", "acme") },
        { __typename: "Trial", nctId: "NCT00000001" },
        { __typename: "Company", id: idOf("Company", "beta") },
        { __typename: "Company", lei: "549300E9PC51EN656011" },
        { __typename: "Company", id: idOf("Company", "acme") },
        { __typename: "DrugTarget", id: idOf("DrugTarget", "psma") },
        { __typename: "Source", id: idOf("Source", "daily-paper") },
      ],
    });
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(6);
    expect(data._entities.map((entity: { slug: string } | null) => entity?.slug)).toEqual([
      "abc-1",
      "acme",
      "nct00000001",
      "beta",
      "beta",
      "acme",
      "psma",
      "daily-paper",
    ]);
  });

  it("gives null for unknown keys and an error for each malformed representation, and answers the rest", async () => {
    await using small = await graphOf({ "a.yaml": sampleRecords });
    const { status, data, errors } = await small.query(entities, {
      representations: [
        { __typename: "Company", id: idOf("Company", "nobody") },
        { __typename: "Company", id: "acme" },
        { __typename: "Company", id: 7 },
        { __typename: "Company", lei: "short" },
        { __typename: "Company" },
        { __typename: "Company", id: idOf("Therapy", "abc-1") },
        { __typename: "Planet", id: "x" },
        { __typename: "Claim", id: "x" },
        { id: "x" },
        "Company",
        { __typename: "Company", id: null, cik: null, lei: "549300E9PC51EN656011" },
        { __typename: "Therapy", unii: null },
      ],
    });
    expect(status).toBe(200);
    expect(data._entities).toEqual([...Array(10).fill(null), { __typename: "Company", slug: "beta" }, null]);
    const errorAt = (index: number) => errors.find(({ path }) => path?.[1] === index);
    for (const index of [0, 10, 11]) expect(errorAt(index), String(index)).toBeUndefined();
    for (let index = 1; index < 10; index++) {
      expect(errorAt(index)?.path).toEqual(["_entities", index]);
      expect(errorAt(index)?.extensions.code, String(index)).toBe("BAD_USER_INPUT");
    }
    expect(errorAt(2)?.message).toBe("`representations`: `Company.id` must be a string.");
    expect(errorAt(4)?.message).toBe(
      "`representations`: a representation of Company has no key. Send one of id, lei, cik.",
    );
    expect(errorAt(6)?.message).toMatch(/^`representations`: `__typename` must name an entity: one of /);
  });

  it("accepts up to a thousand representations", async () => {
    expect((await request([])).data).toEqual({ _entities: [] });
    const many = (count: number) => Array(count).fill({ __typename: "Company", id: idOf("Company", "sanofi") });
    expect((await request(many(1000))).data._entities).toHaveLength(1000);
    const { data, errors } = await request(many(1001));
    expect(data).toBeNull();
    expect(errors[0]?.message).toBe("`representations`: must have at most 1000 entries, got 1001.");
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "representations" });
  });

  it("is served to gateways, and the schema without federation to everyone else", async () => {
    const { data } = await graph.query("{ _service { sdl } }");
    expect(data._service.sdl).toContain('@link(url: "https://specs.apollo.dev/federation/v2.9"');
    const { data: introspection } = await graph.query(getIntrospectionQuery());
    const names = Object.keys(buildClientSchema(introspection).getTypeMap());
    expect(names).toContain("Company");
    expect(names.filter((name) => /^_(Any|Entity|Service)$/.test(name))).toEqual([]);
  });
});
