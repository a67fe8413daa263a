import { memo, useMemo, useRef } from "react";
import { capitalized, typeWords } from "../../entity/entity-type.ts";
import type { EntityType } from "../../graph/documents.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import { Figure } from "../figure/figure.tsx";
import { symbolCorners } from "../figure/symbol-corners.ts";
import type { Emphasis } from "./drawing/canvas.ts";
import { GraphDrawing } from "./drawing/graph-drawing.tsx";
import { graphSvg } from "./drawing/graph-svg.ts";
import { corners, nodeStyles } from "./drawing/node-style.ts";
import type { Positions } from "./drawing/positions.ts";
import { edgeColumns, edgeRowsOf } from "./edge-table.tsx";
import { type GraphView, keyText, maxNodes, maxOpened } from "./graph-address.ts";
import type { GraphData } from "./graph-data.ts";
import { GraphSettings } from "./graph-settings.tsx";
import type { GraphChanges } from "./use-graph-changes.ts";

const isType = (text: string): text is EntityType => text in nodeStyles;
const types = Object.keys(nodeStyles).filter(isType);

interface Props {
  view: GraphView;
  data: GraphData;
  /** Whether the graph has more entities than are shown. */
  isTruncated: boolean;
  emphasis: Emphasis;
  changes: GraphChanges;
  onSelect: (id: string | null) => void;
}

/** The drawing of the connections with its settings, its caption and the table behind it. Rendered again only for others. */
export const GraphFigure = memo(function GraphFigure({
  view,
  data,
  isTruncated,
  emphasis,
  changes: { change, open },
  onSelect,
}: Props) {
  const labels = useLabels();
  const positions = useRef<Positions>(new Map());
  const rows = useMemo(() => edgeRowsOf(data), [data]);
  const { nodes, links, leftOut } = data;
  const openedTexts = view.opened.map(({ key }) => keyText(key));
  const size = `${countText(nodes.length, "entity", "entities")} and ${countText(links.length, "connection", "connections")}`;
  const steps = view.depth === 1 ? "one step" : `up to ${view.depth} steps`;
  const reach =
    openedTexts.length === 0
      ? "what is on the shortest paths"
      : `${steps} from ${countText(openedTexts.length, "entity", "entities")} with a border`;
  const ends = [view.from, view.to].map((key) => key && keyText(key)).join(" ");
  return (
    <Figure
      title="Graph"
      name="graph"
      caption={[
        `${size}: ${reach}.`,
        (isTruncated || leftOut > 0) &&
          `Left out: entities beyond the ${numberText(maxNodes)} nearest${leftOut > 0 ? `, at least ${numberText(leftOut)}` : ""}.`,
        view.kinds.length > 0 &&
          `Left out: connections other than ${view.kinds.map((kind) => labels("EdgeKind", kind).toLowerCase()).join(", ")}.`,
        "Several connections of the same two entities are one line; the table has each of them.",
      ]
        .filter(Boolean)
        .join(" ")}
      legend={types
        .filter((type) => nodes.some(({ __typename }) => __typename === type))
        .map((type) => ({
          label: capitalized(typeWords[type].plural),
          color: `var(${nodeStyles[type].color})`,
          corners: nodeStyles[type].shape === "ellipse" ? symbolCorners.circle : corners[nodeStyles[type].shape],
        }))}
      columns={edgeColumns(labels)}
      rows={rows}
      makeSvg={() => graphSvg(data, positions.current, emphasis.pathLinks)}
      controls={<GraphSettings view={view} onChange={change} />}
    >
      <GraphDrawing
        data={data}
        start={openedTexts[0] ?? ends}
        label={`Graph of ${size}. The list beside it has the same entities, and the table the connections.`}
        emphasis={emphasis}
        positions={positions}
        onSelect={onSelect}
        onOpen={(id) => {
          const node = nodes.find((each) => each.id === id);
          if (node && openedTexts.length < maxOpened) open({ type: node.__typename, slug: node.slug }, null);
        }}
      />
    </Figure>
  );
});
