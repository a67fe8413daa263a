import { getNamedType, isObjectType } from "graphql";
import { filterShapeOf } from "../../src/model/derived/filter/shape.ts";
import { predicates } from "../../src/model/derived/predicate.ts";
import { tableOfNode } from "../../src/model/derived/table.ts";
import { conceptOf, isNodeType, type NodeType, nodeTypes } from "../../src/model/model.ts";
import { schema } from "../../src/schema/schema.ts";
import { plainNeighbors } from "./plain/edges.ts";
import type { PlainGraph, PlainRow } from "./plain/graph.ts";
import { slugOf } from "./relations.ts";

const roots = schema.getQueryType()?.getFields() ?? {};

/** The types of nodes that have a root list. */
export const listedTypes = nodeTypes.filter((type) => conceptOf(type).plural in roots);

/** A list below a node that takes a filter, and the shape of the filter. */
export interface NestedList {
  owner: NodeType;
  field: string;
  shape: string;
}

/** Every list below a node that takes a filter. */
export const nestedLists: readonly NestedList[] = listedTypes.flatMap((owner) => {
  const type = schema.getType(owner);
  if (!isObjectType(type)) throw new Error(`${owner} is not an object type`);
  return Object.values(type.getFields()).flatMap(({ name: field, args }) => {
    const where = args.find(({ name }) => name === "where");
    return where ? [{ owner, field, shape: getNamedType(where.type).name.replace(/Filter$/, "") }] : [];
  });
});

// biome-ignore lint/suspicious/noExplicitAny: an entry has the shape that the selection gives it
type Entry = any;

/** How to select the entries of a list, and which row each of them is. */
export interface Reading {
  selection: string;
  rowOf: (entry: Entry, owner: string) => PlainRow;
}

/** How lists are read, by the shape of their filter. */
export function readingsOf(graph: PlainGraph): (shape: string) => Reading {
  const byClaim = "edges { claims(first: 1) { id } }";
  const factOf = ({ claims: [claim] }: Entry) => String(graph.one("claim", "id", slugOf(claim.id)).fact);
  const neighbors = new Map(plainNeighbors(graph).map((each) => [`${each.node} ${each.fact}`, each]));
  const special: Readonly<Record<string, Reading>> = {
    Claim: { selection: "edges { node { id } }", rowOf: ({ node }) => graph.one("claim", "id", slugOf(node.id)) },
    Neighbor: {
      selection: byClaim,
      rowOf: (entry, owner) => {
        const found = neighbors.get(`${owner} ${factOf(entry)}`);
        if (!found) throw new Error(`no record states the edge ${factOf(entry)} of ${owner}`);
        const { kind, direction, label, neighbor } = found;
        return { kind, direction, label, neighbor };
      },
    },
    TimelineEntry: {
      selection: "edges { node { date predicate boundary entity { __typename slug } } }",
      rowOf: ({ node: { date, predicate, boundary, entity } }) => ({
        date,
        boundary: boundary ?? "",
        node: `${entity.__typename}:${entity.slug}`,
        predicate: predicates.find(({ value }) => value === predicate)?.key ?? null,
      }),
    },
  };
  return (shape) => {
    const table = filterShapeOf(shape).table ?? "";
    const byFact: Reading = { selection: byClaim, rowOf: (entry) => graph.one(table, "fact", factOf(entry)) };
    if (!isNodeType(shape)) return special[shape] ?? byFact;
    const bySlug: Reading = {
      selection: "edges { node { slug } }",
      rowOf: ({ node }) => graph.one(tableOfNode(shape), "id", node.slug),
    };
    return special[shape] ?? bySlug;
  };
}
