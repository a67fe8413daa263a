import { expect } from "vitest";
import type { OrderSource } from "../../src/model/derived/order.ts";
import { conceptOf, type NodeType } from "../../src/model/model.ts";
import type { Graph } from "./graph.ts";

/** A node, and the value by which it is ordered. */
export interface ShownValue {
  slug: string;
  value: number | null;
}

// biome-ignore lint/suspicious/noExplicitAny: a node has the shape that the selection gives it
type Node = any;

const stages =
  "DISCOVERY PRECLINICAL IND_CLEARED EARLY_PHASE1 PHASE1 PHASE1_2 PHASE2 PHASE2_3 PHASE3 FILED APPROVED LAUNCHED PHASE4".split(
    " ",
  );
const phases = "EARLY_PHASE1 PHASE1 PHASE1_2 PHASE2 PHASE2_3 PHASE3 PHASE4".split(" ");

const placeIn = (words: readonly string[], word: string | null) =>
  word === null || !words.includes(word) ? null : words.indexOf(word);

/** How the fields of a node show the value of an order: what to select, and the value of what was selected. */
function reading(
  source: Exclude<OrderSource, { column: string }>,
  currency: string,
): [selection: string, valueOf: (node: Node) => number | null] {
  if ("count" in source) return [`${source.count} { totalCount }`, (node) => node[source.count].totalCount];
  if ("rank" in source) {
    const field = source.rank.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    return [field, (node) => placeIn(field === "phase" ? phases : stages, node[field])];
  }
  if ("highest" in source)
    return [
      "therapies(first: 100) { edges { stageAtSigning } }",
      ({ therapies }) => {
        const known = therapies.edges.flatMap((edge: Node) => placeIn(stages, edge.stageAtSigning) ?? []);
        return known.length === 0 ? null : Math.max(...known);
      },
    ];
  const measure = source.amount.toLowerCase();
  return [
    `value(currency: "${currency}") { ${measure} { min max } }`,
    ({ value }) => {
      const range = value[measure];
      return range === null ? null : Number(range.max ?? range.min);
    },
  ];
}

/** The values by which all nodes of a type are ordered, as the fields of the nodes show them. */
export async function shownValues(
  graph: Graph,
  type: NodeType,
  source: Exclude<OrderSource, { column: string }>,
  currency: string,
): Promise<ShownValue[]> {
  const { plural } = conceptOf(type);
  const [selection, shown] = reading(source, currency);
  const values: ShownValue[] = [];
  for (let cursor: string | null = null; ; ) {
    const { data, errors } = await graph.query(
      `query ($cursor: String) { ${plural}(first: 100, after: $cursor) { nodes { slug ${selection} } pageInfo { hasNextPage endCursor } } }`,
      { cursor },
    );
    expect(errors).toEqual([]);
    const { nodes, pageInfo } = data[plural];
    values.push(...nodes.map((node: Node) => ({ slug: node.slug, value: shown(node) })));
    if (!pageInfo.hasNextPage) return values;
    cursor = pageInfo.endCursor;
  }
}
