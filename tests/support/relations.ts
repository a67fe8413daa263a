import { getNamedType, isObjectType } from "graphql";
import { expect } from "vitest";
import { type Relation, relations } from "../../src/model/derived/relation.ts";
import { lowerFirst, singularOf, snakeOf } from "../../src/model/derived/spelling.ts";
import { conceptOf } from "../../src/model/model.ts";
import { schema } from "../../src/schema/schema.ts";
import { everyNode } from "./every-node.ts";
import type { Graph } from "./graph.ts";
import { claimsOf, type PlainEdge, plainEdges } from "./plain/edges.ts";
import type { PlainGraph } from "./plain/graph.ts";
import { lastsOn, today } from "./plain/ownership.ts";

/** How the API shows one end of a relation: as a connection, as a bounded list of entries, or as a single node. */
export type Exposure = "connection" | "list" | "single";

/** Every relation from each of its ends, with what tests need to know of the field that shows it. */
export const relationEnds = relations.map((relation) => {
  const type = schema.getType(relation.owner);
  const field = isObjectType(type) ? type.getFields()[relation.field] : undefined;
  if (!field) throw new Error(`${relation.owner} has no field ${relation.field}`);
  const name = getNamedType(field.type).name;
  const exposure: Exposure = name.endsWith("Connection") ? "connection" : name === relation.to ? "single" : "list";
  const hasArgument = (argument: string) => field.args.some(({ name: each }) => each === argument);
  return { relation, path: `${relation.owner}.${relation.field}`, exposure, hasArgument };
});

type RelationEnd = (typeof relationEnds)[number];

/** The facts that an edge shows: a relation that is grouped by a fact shows the list of its values alone. */
export function shownFacts({ facts, edge, isSymmetric }: Relation, exposure: Exposure): string[] {
  if (exposure === "connection" && edge.groupedBy !== undefined) return [`${edge.groupedBy}s`];
  return [...Object.keys(facts), ...(isSymmetric ? ["direction"] : [])];
}

/** The field of an edge that says to which node below the list's owner the edge belongs; null if lists include no such nodes. */
export function memberField({ owner, declaredBy, edge }: Relation): string | null {
  return conceptOf(owner).hierarchy !== undefined && declaredBy !== owner && edge.facts && !edge.groupedBy
    ? lowerFirst(owner)
    : null;
}

/** An edge as the API shows it, and as the records state it. */
export interface ShownEdge {
  own: string;
  far: string;
  facts: Record<string, unknown>;
  claims: string[];
}

// biome-ignore lint/suspicious/noExplicitAny: an entry has the shape that the selection gives it
type Entry = any;

/** Every edge of a relation as one of its ends shows it, in the order of the lists. */
export async function shownEdges(graph: Graph, { relation, exposure, hasArgument }: RelationEnd): Promise<ShownEdge[]> {
  const { owner, field, end } = relation;
  const { plural } = conceptOf(owner);
  const facts = shownFacts(relation, exposure);
  const carried = `${facts.join(" ")} claims(first: 100) { id }`;
  const own = hasArgument("includeDescendants") ? "includeDescendants: false," : "";
  const page = `{ totalCount pageInfo { hasNextPage endCursor } edges { node { slug } ${carried} } }`;
  const selection =
    exposure === "connection"
      ? `${field}(${own} first: 50) ${page}`
      : exposure === "list"
        ? `${field} { ${end} { slug } ${carried} }`
        : `${field} { slug }`;
  const edges: ShownEdge[] = [];
  for (const node of await everyNode(graph, plural, selection)) {
    const add = (far: string, entry: Entry) =>
      edges.push({
        own: node.slug,
        far,
        facts: Object.fromEntries(facts.map((fact) => [fact, entry[fact]])),
        claims: (entry.claims ?? []).map(({ id }: { id: string }) => slugOf(id)),
      });
    if (exposure === "list") for (const entry of node[field]) add(entry[end].slug, entry);
    else if (exposure === "single") {
      if (node[field]) add(node[field].slug, {});
    } else {
      const shown = [...node[field].edges];
      for (let { pageInfo } = node[field]; pageInfo.hasNextPage; ) {
        const lookup = lowerFirst(singularOf(plural));
        const { data } = await graph.query(
          `{ ${lookup}(slug: "${node.slug}") { ${field}(${own} first: 100, after: "${pageInfo.endCursor}") ${page} } }`,
        );
        shown.push(...data[lookup][field].edges);
        pageInfo = data[lookup][field].pageInfo;
      }
      expect(node[field].totalCount, `${owner}:${node.slug}.${field}`).toBe(shown.length);
      for (const edge of shown) add(edge.node.slug, edge);
    }
  }
  return edges;
}

/** The same edges as the records state them, in no particular order. */
export function statedEdges(graph: PlainGraph, { relation, exposure, hasArgument }: RelationEnd): ShownEdge[] {
  const { edge } = relation;
  const edges = plainEdges(graph, relation).filter(({ row }) => !hasArgument("on") || lastsOn(row, today()));
  const group = exposure === "connection" ? edge.groupedBy : undefined;
  if (group === undefined) return edges.map((each) => shownEdge(graph, each, relation, exposure));
  return [...Map.groupBy(edges, ({ own, far }) => `${own} ${far}`).values()].map((same) => {
    const { own, far } = same[0] as PlainEdge;
    const sorted = [...same].sort((a, b) => (a.fact < b.fact ? -1 : 1));
    return {
      own,
      far,
      facts: { [`${group}s`]: same.map(({ row }) => row[snakeOf(group)]).sort() },
      claims: sorted.flatMap(({ fact }) => claimsOf(graph, fact)),
    };
  });
}

function shownEdge(graph: PlainGraph, edge: PlainEdge, relation: Relation, exposure: Exposure): ShownEdge {
  const { own, far, fact, row, direction } = edge;
  const facts = shownFacts(relation, exposure).map((name): [string, unknown] => [
    name,
    name === "direction" ? direction : row[snakeOf(name)],
  ]);
  const claims = exposure === "single" ? [] : claimsOf(graph, fact);
  return { own, far, facts: Object.fromEntries(facts), claims };
}

/** The slug that a global id names. */
export function slugOf(id: string): string {
  return Buffer.from(id, "base64url").toString("utf8").split(":")[1] ?? "";
}
