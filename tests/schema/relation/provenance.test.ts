import { beforeAll, describe, expect, it } from "vitest";
import { predicates } from "../../../src/model/derived/predicate.ts";
import { conceptOf, entityTypes } from "../../../src/model/model.ts";
import { everyGraph } from "../../support/every-graph.ts";
import { everyNode } from "../../support/every-node.ts";
import { type Graph, graphOf, testGraph } from "../../support/graph.ts";
import type { PlainGraph } from "../../support/plain/graph.ts";
import { sampleRecords } from "../../support/records.ts";
import { slugOf } from "../../support/relations.ts";

const provenance = "provenance { field sourceCount isDisputed shown { id predicate } }";

/** One entry for each field with claims, counted from the claims. */
function statedProvenance(plain: PlainGraph, key: string) {
  const claims = [...plain.where("claim", "subject", key)].sort((a, b) => Number(a.position) - Number(b.position));
  return [...Map.groupBy(claims, ({ predicate }) => predicate)].map(([predicate, own]) => {
    const field = predicates.find((each) => each.key === predicate)?.value;
    const current = own.filter(({ status }) => status === "ACCEPTED" || status === "DISPUTED");
    const sources = current.flatMap(({ id }) =>
      plain
        .where("claim_evidence", "claim_id", id)
        .map(({ evidence_id }) => plain.one("evidence", "id", evidence_id).source_id),
    );
    return {
      field,
      sourceCount: new Set(sources).size,
      isDisputed: own.some(({ status }) => status === "DISPUTED"),
      shown: { id: own[0]?.id, predicate: field },
    };
  });
}

describe.each(everyGraph)("provenance in $name", ({ open }) => {
  let graph: Graph;
  let plain: PlainGraph;
  beforeAll(async () => {
    ({ graph, plain } = await open());
  });

  it.each(entityTypes)("of every entity of type %s has one entry for each field with claims", async (type) => {
    for (const node of await everyNode(graph, conceptOf(type).plural, provenance)) {
      const shown = node.provenance.map(({ shown: { id, predicate }, ...rest }: { shown: Record<string, string> }) => ({
        ...rest,
        shown: { id: slugOf(id ?? ""), predicate },
      }));
      expect(shown, node.slug).toEqual(statedProvenance(plain, `${type}:${node.slug}`));
    }
  });
});

describe("provenance", () => {
  it("counts sources, not claims, and leaves out those that were rejected or superseded", async () => {
    await using small = await graphOf({
      "a.yaml": sampleRecords.replace(
        "country: FR,",
        "country: { value: FR, otherwise: [{ value: DE, by: paper, status: REJECTED, because: A misprint. }] },",
      ),
    });
    const of = async (root: string, slug: string, field: string) => {
      const { data } = await small.query(`{ ${root}(slug: "${slug}") { ${provenance} } }`);
      return data[root].provenance.find((entry: { field: string }) => entry.field === field);
    };
    expect(await of("company", "beta", "COMPANY_COUNTRY")).toMatchObject({ sourceCount: 1, isDisputed: false });
    expect(await of("agreement", "beta-acme-abc-1", "AGREEMENT_ANNOUNCED_ON")).toMatchObject({
      sourceCount: 2,
      isDisputed: true,
    });
    expect(await of("agreement", "beta-acme-abc-1", "AGREEMENT_PARTIES")).toMatchObject({ sourceCount: 2 });
  });

  it("of twenty agreements costs one statement more than without", async () => {
    await using graph = await testGraph();
    const cost = async (selection: string) => {
      const { statements, errors } = await graph.coldQuery(`{ agreements(first: 20) { nodes { name ${selection} } } }`);
      expect(errors).toEqual([]);
      return statements.length;
    };
    expect(await cost(provenance)).toBe((await cost("")) + 1);
  });
});
