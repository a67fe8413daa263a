import { EntityLink } from "../../entity/part/entity-link.tsx";
import type { GraphFactFragment } from "../../graph/documents.ts";
import { Label } from "../../vocabulary/vocabulary.tsx";
import type { Column } from "../figure/data-table.tsx";
import type { GraphData, GraphNode } from "./graph-data.ts";

interface Row {
  fact: GraphFactFragment;
  subject: GraphNode;
  object: GraphNode;
}

/** The connections of a graph, one in each row. */
export function edgeRowsOf({ nodes, links }: GraphData): Row[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return links
    .flatMap(({ facts }) => facts)
    .flatMap((fact) => {
      const [subject, object] = [byId.get(fact.subject.id), byId.get(fact.object.id)];
      return subject && object ? [{ fact, subject, object }] : [];
    });
}

export const edgeColumns = (labels: (vocabulary: string, value: string) => string): Column<Row>[] => [
  {
    label: "From",
    text: ({ subject }) => subject.name,
    cell: ({ subject }) => <EntityLink entity={subject} />,
  },
  {
    label: "Connection",
    text: ({ fact: { kind } }) => labels("EdgeKind", kind),
    cell: ({ fact: { kind } }) => <Label of="EdgeKind" value={kind} />,
  },
  { label: "Detail", text: ({ fact: { label } }) => label ?? "" },
  { label: "To", text: ({ object }) => object.name, cell: ({ object }) => <EntityLink entity={object} /> },
];
