import { relationOf, relationsOf } from "../../../src/model/derived/relation.ts";
import { snakeOf } from "../../../src/model/derived/spelling.ts";
import { tableOfNode, tableOfPart } from "../../../src/model/derived/table.ts";
import { columnsOf, conceptOf, type NodeType, partsOf } from "../../../src/model/model.ts";
import { plainEdges } from "./edges.ts";
import type { PlainGraph } from "./graph.ts";

/** A dated fact: the entity to which the date belongs, and the field or relation that holds the date. */
export interface PlainDate {
  date: string;
  predicate: string;
  entity: string;
  fact: string;
  boundary: "START" | "END" | null;
}

/** The dated facts that the timelines of a type show, by the slug of the owner, in no particular order. */
export function plainTimelines(graph: PlainGraph, type: NodeType): Map<string, PlainDate[]> {
  const { own = false, over = [] } = conceptOf(type).timeline ?? {};
  const related = relationsOf(type).filter(({ field }) => over.includes(field));
  const edges = related.flatMap((relation) =>
    plainEdges(graph, relation).map((edge) => ({ own: edge.own, node: `${relation.to}:${edge.far}` })),
  );
  const farOf = Map.groupBy(edges, (edge) => edge.own);
  const periods = own ? Map.groupBy(periodsOf(graph, type), (period) => period.owner) : new Map();
  return new Map(
    graph.rows(tableOfNode(type)).map(({ id }) => {
      const slug = String(id);
      const nodes = new Set([...(own ? [`${type}:${slug}`] : []), ...(farOf.get(slug) ?? []).map(({ node }) => node)]);
      return [slug, [...[...nodes].flatMap((node) => datesOf(graph, node)), ...(periods.get(slug) ?? [])]];
    }),
  );
}

function datesOf(graph: PlainGraph, node: string): PlainDate[] {
  const [type, slug] = node.split(":") as [NodeType, string];
  const row = graph.one(tableOfNode(type), "id", slug);
  const entries = Object.entries(partsOf(type)).flatMap(([field, { part }]) =>
    Object.entries(columnsOf(part)).flatMap(([name, { timeline }]) =>
      (timeline ? graph.where(tableOfPart(part), `${snakeOf(type)}_id`, slug) : []).flatMap((entry): PlainDate[] => {
        const date = entry[snakeOf(name)];
        if (date == null) return [];
        return [
          {
            date: String(date),
            predicate: `${type}.${field}`,
            entity: node,
            fact: String(entry.fact),
            boundary: null,
          },
        ];
      }),
    ),
  );
  const own = Object.entries(columnsOf(type)).flatMap(([field, { timeline, group = field }]): PlainDate[] => {
    const date = row[snakeOf(field)];
    const predicate = `${type}.${group}`;
    return timeline && date != null
      ? [{ date: String(date), predicate, entity: node, fact: `${node} ${predicate}`, boundary: null }]
      : [];
  });
  return [...own, ...entries];
}

/** The dates of a relation's own edges, such as those of an ownership; the entity is the one whose record states the edge. */
function periodsOf(graph: PlainGraph, type: NodeType): (PlainDate & { owner: string })[] {
  return relationsOf(type).flatMap(({ field, facts, declaredBy, predicate }) => {
    const relation = relationOf(type, field);
    const isDeclared = predicate === `${type}.${field}`;
    return plainEdges(graph, relation).flatMap(({ own, far, row, fact }) =>
      Object.entries(facts).flatMap(([name, { timeline }]) => {
        const date = row[snakeOf(name)];
        const entity = `${declaredBy}:${isDeclared ? own : far}`;
        const boundary = name === "validTo" ? "END" : "START";
        return timeline && date != null ? [{ owner: own, date: String(date), predicate, entity, fact, boundary }] : [];
      }),
    );
  });
}
