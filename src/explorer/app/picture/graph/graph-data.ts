import type { EntityLinkFragment, GraphFactFragment } from "../../graph/documents.ts";

export type GraphNode = EntityLinkFragment;

/** All facts that connect two entities: one line of the drawing. */
export interface GraphLink {
  id: string;
  source: string;
  target: string;
  facts: GraphFactFragment[];
}

export interface GraphData {
  nodes: GraphNode[];
  links: GraphLink[];
  /** Entities beyond the limit of the view. */
  leftOut: number;
}

interface Part {
  nodes: readonly GraphNode[];
  edges: readonly GraphFactFragment[];
}

/** Parts of the graph as one, with at most `limit` entities. Those of earlier parts come first. */
export function mergedGraph(parts: readonly Part[], limit: number): GraphData {
  const nodes = new Map<string, GraphNode>();
  for (const part of parts) for (const node of part.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
  const shown = [...nodes.values()].slice(0, limit);
  const ids = new Set(shown.map(({ id }) => id));
  const links = new Map<string, GraphLink>();
  const seen = new Set<string>();
  for (const fact of parts.flatMap(({ edges }) => edges)) {
    const { subject, object, kind, label } = fact;
    if (!ids.has(subject.id) || !ids.has(object.id) || subject.id === object.id) continue;
    const factKey = `${subject.id} ${kind} ${label} ${object.id}`;
    if (seen.has(factKey)) continue;
    seen.add(factKey);
    const id = [subject.id, object.id].toSorted().join(" ");
    const link = links.get(id);
    if (link) link.facts.push(fact);
    else links.set(id, { id, source: subject.id, target: object.id, facts: [fact] });
  }
  return { nodes: shown, links: [...links.values()], leftOut: nodes.size - shown.length };
}
