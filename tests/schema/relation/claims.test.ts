import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { ClaimStatus } from "../../../src/domain/vocabulary/evidence.ts";
import { predicates } from "../../../src/model/derived/predicate.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { storedAs, tableOfNode } from "../../../src/model/derived/table.ts";
import type { Column } from "../../../src/model/language.ts";
import { columnsOf, conceptOf, type EntityType, entityTypes } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, testGraph } from "../../support/graph.ts";
import { evidenceOf, isCurrent, statedClaims } from "../../support/plain/claims.ts";
import { type PlainGraph, type PlainRow, plainTestGraph } from "../../support/plain/graph.ts";
import { slugOf } from "../../support/relations.ts";
import { runs } from "../../support/runs.ts";

const shownPredicate = new Map(predicates.map(({ key, value }) => [key, value]));

function nodeOf(key: string | number | null | undefined) {
  if (key == null) return null;
  const [__typename, slug] = String(key).split(":");
  return { __typename, slug };
}

function locatorOf({ span_start, span_end, span_sha256, row_key }: PlainRow) {
  if (span_start !== null) return { __typename: "TextSpan", start: span_start, end: span_end, sha256: span_sha256 };
  return row_key === null ? null : { __typename: "DatasetRow", key: row_key };
}

describe.each(everyGraph)("in $name", ({ open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  beforeAll(async () => {
    ({ graph, plain } = await open());
  });

  describe("the claims about an entity", () => {
    const claim = `id predicate text qualifiers { name value } status resolution recordedAt object { __typename slug } subject { __typename slug }
    evidence { statement source { slug } locator { __typename ... on TextSpan { start end sha256 } ... on DatasetRow { key } } }
    conflictsWith { id }`;

    const nameOf = (key: PlainRow[string] | undefined) => {
      const [type, slug] = String(key).split(":") as [EntityType, string];
      return plain.one(tableOfNode(type), "id", slug).name;
    };

    it.each(entityTypes)("of type %s are those of its record, in that order", async (type) => {
      const nodes = await everyNode(
        graph,
        conceptOf(type).plural,
        `__typename claims(first: 100) { totalCount nodes { ${claim} } }`,
      );
      for (const node of nodes) {
        const key = `${type}:${node.slug}`;
        const stated = statedClaims(plain, key);
        expect(node.claims.totalCount, key).toBe(stated.length);
        const [typename, slug] = [type, node.slug];
        const expected = stated.slice(0, 100).map((row) => ({
          id: String(row.id),
          predicate: shownPredicate.get(String(row.predicate)),
          text: row.value ?? nameOf(row.object),
          qualifiers: JSON.parse(String(row.qualifiers_json)),
          status: row.status,
          resolution: row.resolution,
          recordedAt: row.recorded_at,
          object: nodeOf(row.object),
          subject: { __typename: typename, slug },
          evidence: evidenceOf(plain, row).map((piece) => ({
            statement: piece.statement,
            source: { slug: piece.source_id },
            locator: locatorOf(piece),
          })),
          conflictsWith: plain.where("claim", "fact", row.fact).flatMap(({ id }) => (id === row.id ? [] : [{ id }])),
        }));
        const ids = <Claim extends { id: string }>(one: Claim) => ({ ...one, id: slugOf(one.id) });
        const shown = node.claims.nodes.map((one: { id: string; conflictsWith: { id: string }[] }) => ({
          ...ids(one),
          conflictsWith: one.conflictsWith.map(ids),
        }));
        expect(shown, key).toEqual(expected);
      }
    });

    it("are selected by field and status, in any combination", async () => {
      const types = fc.constantFrom(...entityTypes);
      const combination = types.chain((type) =>
        fc.record({
          type: fc.constant(type),
          slug: fc.constantFrom(...plain.rows(tableOfNode(type)).map(({ id }) => String(id))),
          fields: fc.option(
            fc.subarray(predicates.filter(({ key }) => key.startsWith(`${type}.`)).map((each) => each.value)),
          ),
          statuses: fc.option(fc.subarray(Object.keys(ClaimStatus.terms))),
        }),
      );
      await fc.assert(
        fc.asyncProperty(combination, async ({ type, slug, fields, statuses }) => {
          const { data, errors } = await graph.query(
            `query ($slug: String, $fields: [Predicate!], $statuses: [ClaimStatus!]) { ${conceptOf(type).plural}(where: { slug: { eq: $slug } }) {
            nodes { claims(fields: $fields, statuses: $statuses, first: 100) { totalCount nodes { id } } } } }`,
            { slug, fields, statuses },
          );
          expect(errors).toEqual([]);
          const expected = statedClaims(plain, `${type}:${slug}`).filter(
            ({ predicate, status }) =>
              (!fields || fields.includes(shownPredicate.get(String(predicate)) ?? "")) &&
              (!statuses || statuses.includes(String(status))),
          );
          const [{ claims }] = data[conceptOf(type).plural].nodes;
          expect(claims.totalCount).toBe(expected.length);
          expect(claims.nodes.map(({ id }: { id: string }) => slugOf(id))).toEqual(
            expected.slice(0, 100).map(({ id }) => id),
          );
        }),
        { numRuns: runs(100, 400) },
      );
    });
  });

  describe("sources", () => {
    it.each(entityTypes)("of every entity of type %s are those of its claims, each once, by title", async (type) => {
      const nodes = await everyNode(graph, conceptOf(type).plural, "sources(first: 100) { totalCount nodes { slug } }");
      for (const { slug, sources } of nodes) {
        const slugs = new Set(
          statedClaims(plain, `${type}:${slug}`).flatMap((claim) =>
            evidenceOf(plain, claim).map(({ source_id }) => source_id),
          ),
        );
        const sortName = (source: unknown) => `${plain.one("source", "id", String(source)).sort_name}\u0000${source}`;
        const expected = [...slugs].sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1));
        expect(sources, slug).toEqual({ totalCount: expected.length, nodes: expected.map((each) => ({ slug: each })) });
      }
    });

    it("list every claim that rests on them, each once, by subject", async () => {
      const selection = "head: claims(first: 100) { totalCount nodes { id } }";
      for (const { slug, head } of await everyNode(graph, "sources", selection)) {
        const pieces = plain.where("evidence", "source_id", slug).map(({ id }) => id);
        const ids = new Set(
          pieces.flatMap((id) => plain.where("claim_evidence", "evidence_id", id).map(({ claim_id }) => claim_id)),
        );
        const expected = [...ids]
          .map((id) => plain.one("claim", "id", id))
          .sort((a, b) =>
            a.subject === b.subject
              ? Number(a.position) - Number(b.position)
              : String(a.subject) < String(b.subject)
                ? -1
                : 1,
          );
        expect(head.totalCount, slug).toBe(expected.length);
        expect(head.nodes.map(({ id }: { id: string }) => slugOf(id))).toEqual(
          expected.slice(0, 100).map(({ id }) => id),
        );
      }
    });
  });
});

describe("every value of an entity", () => {
  it.each(entityTypes)("of type %s is that of a claim that was not rejected, with a source", async (type) => {
    const plain = await plainTestGraph();
    const unsupported: string[] = [];
    const columns = Object.entries<Column>(columnsOf(type)).filter(
      ([, { derived, internal, statedWith }]) => !derived && !internal && !statedWith,
    );
    for (const row of plain.rows(tableOfNode(type))) {
      const claims = statedClaims(plain, `${type}:${row.id}`).filter(
        (each) => isCurrent(each) && evidenceOf(plain, each).length > 0,
      );
      const check = (field: string, value: unknown) => {
        const isSupported = claims.some(
          (each) => each.predicate === `${type}.${field}` && each.value === String(value),
        );
        if (!isSupported) unsupported.push(`${type}:${row.id} ${field} = ${value}`);
      };
      check("name", row.name);
      const groups = Map.groupBy(columns, ([, { group }]) => group);
      for (const [name, column] of groups.get(undefined) ?? []) {
        const value = row[storedAs(name, column)];
        if (value == null) continue;
        for (const each of column.list ? JSON.parse(String(value)) : [value])
          check(name, column.type === "boolean" ? each === 1 : each);
      }
      for (const [group, members] of groups) {
        const values = members.map(([name]) => row[snakeOf(name)]).filter((value) => value != null);
        if (group !== undefined && values.length > 0) check(group, values.join(" "));
      }
    }
    expect(unsupported).toEqual([]);
  });
});

describe("the claims about an entity", () => {
  it("are filtered by the values that they state, which are null for relations", async () => {
    const graph = await testGraph();
    const where = async (text: string) => {
      const { data, errors } = await graph.query(
        `{ agreement(slug: "sanofi-belharra-immunology-2024") { claims(where: { text: ${text} }) { nodes { text object { name } } } } }`,
      );
      expect(errors).toEqual([]);
      return data.agreement.claims.nodes;
    };
    expect(await where('{ startsWith: "2024-0" }')).toEqual([
      { text: "2024-06-18", object: null },
      { text: "2024-07", object: null },
    ]);
    const related = await where("{ isNull: true }");
    expect(related.length).toBeGreaterThan(0);
    for (const { text, object } of related) expect(text).toBe(object.name);
    expect(await where('{ eq: "Sanofi" }')).toEqual([]);
  });

  it("refuse a field that does not exist", async () => {
    await using graph = await testGraph();
    const { errors } = await graph.query(
      '{ company(slug: "sanofi") { claims(fields: [COMPANY_NAMES]) { totalCount } } }',
    );
    expect(errors[0]?.message).toMatch(/"COMPANY_NAMES" does not exist in "Predicate" enum/);
    expect(errors[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: "fields[0]" });
  });
});
