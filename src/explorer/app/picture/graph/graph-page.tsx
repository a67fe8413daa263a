import { useDeferredValue, useMemo, useRef, useState } from "react";
import { type Changes, changed, href, navigate, useAddress } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Loading } from "../../component/loaded.tsx";
import { Notice, Problem } from "../../component/problem.tsx";
import { ShowQuery } from "../../component/show-query.tsx";
import { capitalized, typeWords } from "../../entity/entity-type.ts";
import { EntityAdder } from "../../entity/picker/entity-adder.tsx";
import { type EdgeKind, type EntityType, GraphNeighborhoodDocument } from "../../graph/documents.ts";
import { countText, numberText } from "../../text/number-text.ts";
import { useLabels } from "../../vocabulary/vocabulary.tsx";
import { Figure } from "../figure/figure.tsx";
import { symbolCorners } from "../figure/symbol-corners.ts";
import { GraphDrawing } from "./drawing/graph-drawing.tsx";
import { graphSvg } from "./drawing/graph-svg.ts";
import { corners, nodeStyles } from "./drawing/node-style.ts";
import type { Positions } from "./drawing/positions.ts";
import { edgeColumns, edgeRowsOf } from "./edge-table.tsx";
import { type GraphKey, graphHref, graphViewOf, keyText, maxNodes, maxOpened, openedText } from "./graph-address.ts";
import { GraphSettings } from "./graph-settings.tsx";
import { NodeList } from "./node-list.tsx";
import { NodePanel } from "./node-panel.tsx";
import { PathPanel } from "./path-panel.tsx";
import { useGraphData } from "./use-graph-data.ts";

const isType = (text: string): text is EntityType => text in nodeStyles;
const types = Object.keys(nodeStyles).filter(isType);

/** Entities and what connects them, from any entity on. */
export default function GraphPage() {
  const { path, params } = useAddress();
  const labels = useLabels();
  const view = useMemo(() => graphViewOf(params), [params]);
  const answer = useGraphData(view);
  const [selected, setSelected] = useState<string | null>(null);
  // What is said about an entity comes before the drawing, which takes longer.
  const emphasized = useDeferredValue(selected);
  const positions = useRef<Positions>(new Map());
  const { data, named, paths, isTruncated, isLoading, error, retry, variables } = answer;
  const change = (changes: Changes) => navigate(href(path, changed(params, changes)), { keepsPosition: true });
  const entityOf = (key: GraphKey | null) => (key === null ? null : (named.get(keyText(key)) ?? null));
  const isStarted = view.opened.length > 0 || (view.from !== null && view.to !== null);
  const isEmpty = !isStarted || (data?.nodes.length === 0 && !isLoading && !error);
  const missing = isLoading ? [] : [...named].filter(([, entity]) => entity === null).map(([text]) => text);

  const open = (key: GraphKey, kinds: EdgeKind[] | null) => {
    const others = view.opened.filter((each) => keyText(each.key) !== keyText(key));
    const former = view.opened.find((each) => keyText(each.key) === keyText(key));
    // A further kind is added to those that are shown.
    const all = kinds !== null && former?.kinds ? [...new Set([...former.kinds, ...kinds])] : kinds;
    change({ start: [...others, { key, kinds: all }].map(openedText) });
  };
  const close = (key: GraphKey) =>
    change({ start: view.opened.filter((each) => keyText(each.key) !== keyText(key)).map(openedText) });

  const nodeOf = (id: string) => data?.nodes.find((node) => node.id === id);
  const keyOfNode = (id: string): GraphKey | null => {
    const node = nodeOf(id);
    return node ? { type: node.__typename, slug: node.slug } : null;
  };
  const chosen = selected === null ? undefined : nodeOf(selected);
  const chosenKey = chosen && { type: chosen.__typename, slug: chosen.slug };
  const openedTexts = view.opened.map(({ key }) => keyText(key));
  const emphasis = useMemo(() => {
    const steps = paths?.paths.flatMap(({ edges }) => edges) ?? [];
    return {
      selected: emphasized,
      opened: new Set(view.opened.flatMap(({ key }) => named.get(keyText(key))?.id ?? [])),
      pathNodes: new Set(paths?.paths.flatMap(({ nodes }) => nodes.map(({ id }) => id)) ?? []),
      pathLinks: new Set(steps.map(({ subject, object }) => [subject.id, object.id].toSorted().join(" "))),
    };
  }, [emphasized, view, named, paths]);
  const steps = view.depth === 1 ? "one step" : `up to ${view.depth} steps`;
  const reach =
    view.opened.length === 0
      ? "what is on the shortest paths"
      : `${steps} from ${countText(view.opened.length, "entity", "entities")} with a border`;
  const start = openedTexts[0] ?? `${params.get("from")} ${params.get("to")}`;

  return (
    <div className="graph-page">
      <title>Connections · Drug deal graph</title>
      <header className="page-head">
        <h1>Connections</h1>
        <p className="subtitle">
          Start at any company, therapy, deal or disease, show what it is connected with, and find the shortest paths
          between two of them.
        </p>
      </header>
      <div className="graph-top">
        <EntityAdder
          label={view.opened.length === 0 ? "Start at" : "Add"}
          placeholder="A company, therapy, disease, trial or deal"
          onPick={(entity) => open(entity, null)}
        />
        <PathPanel
          from={entityOf(view.from)}
          to={entityOf(view.to)}
          length={view.length}
          paths={paths}
          onPick={(end, entity) => change({ [end]: entity && keyText(entity) })}
        />
      </div>
      {view.unknown.length > 0 && (
        <Notice title="A part of this address is not known and was ignored.">
          <p>{view.unknown.map((text) => `“${text}”`).join(", ")}</p>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice title="The graph does not have everything that this address names.">
          <p>Not found: {missing.map((text) => `“${text}”`).join(", ")}</p>
        </Notice>
      )}
      {error && <Problem error={error} onRetry={retry} />}
      {isEmpty && <Examples />}
      {isStarted && data === null && !error && <Loading />}
      {isStarted && data !== null && data.nodes.length > 0 && (
        <div className="graph-main">
          <Figure
            title="Graph"
            name="graph"
            caption={[
              `${countText(data.nodes.length, "entity", "entities")} and ${countText(data.links.length, "connection", "connections")}: ${reach}.`,
              (isTruncated || data.leftOut > 0) &&
                `Left out: entities beyond the ${numberText(maxNodes)} nearest${data.leftOut > 0 ? `, at least ${numberText(data.leftOut)}` : ""}.`,
              view.kinds.length > 0 &&
                `Left out: connections other than ${view.kinds.map((kind) => labels("EdgeKind", kind).toLowerCase()).join(", ")}.`,
              "Several connections of the same two entities are one line; the table has each of them.",
            ]
              .filter(Boolean)
              .join(" ")}
            legend={types
              .filter((type) => data.nodes.some(({ __typename }) => __typename === type))
              .map((type) => ({
                label: capitalized(typeWords[type].plural),
                color: `var(${nodeStyles[type].color})`,
                corners: nodeStyles[type].shape === "ellipse" ? symbolCorners.circle : corners[nodeStyles[type].shape],
              }))}
            columns={edgeColumns(labels)}
            rows={edgeRowsOf(data)}
            makeSvg={() => graphSvg(data, positions.current, emphasis.pathLinks)}
            controls={<GraphSettings view={view} onChange={change} />}
          >
            <GraphDrawing
              data={data}
              start={start}
              label={`Graph of ${countText(data.nodes.length, "entity", "entities")} and ${countText(data.links.length, "connection", "connections")}. The list beside it has the same entities, and the table the connections.`}
              emphasis={emphasis}
              positions={positions}
              onSelect={setSelected}
              onOpen={(id) => {
                const key = keyOfNode(id);
                if (key !== null && openedTexts.length < maxOpened) open(key, null);
              }}
            />
          </Figure>
          <aside className="graph-side">
            {chosen && chosenKey ? (
              <NodePanel
                node={chosen}
                isOpened={openedTexts.includes(keyText(chosenKey))}
                canOpen={openedTexts.length < maxOpened || openedTexts.includes(keyText(chosenKey))}
                onOpen={(kinds) => open(chosenKey, kinds)}
                onClose={() => close(chosenKey)}
                onPathEnd={(end) => change({ [end]: keyText(chosenKey) })}
              />
            ) : (
              <p className="muted">
                Choose an entity in the graph or in this list. A double click shows its connections.
              </p>
            )}
            <NodeList nodes={data.nodes} selected={selected} onSelect={setSelected} />
          </aside>
        </div>
      )}
      <ShowQuery document={GraphNeighborhoodDocument} variables={variables} />
    </div>
  );
}

function Examples() {
  const examples = [
    { type: "Company", slug: "sanofi", name: "Sanofi" },
    { type: "Therapy", slug: "alphamedix", name: "AlphaMedix" },
    { type: "Company", slug: "novartis", name: "Novartis" },
  ] as const;
  return (
    <Notice title="Nothing is shown yet.">
      <p>
        Find something above, or start at{" "}
        {examples.map(({ type, slug, name }, index) => (
          <span key={slug}>
            {index > 0 && ", "}
            <Link to={graphHref(type, slug)}>{name}</Link>
          </span>
        ))}
        .
      </p>
    </Notice>
  );
}
