import { useDeferredValue, useMemo, useState } from "react";
import { useAddress } from "../../address/address.ts";
import { Link } from "../../address/link.tsx";
import { Loading } from "../../component/loaded.tsx";
import { Notice, Problem } from "../../component/problem.tsx";
import { ShowQuery } from "../../component/show-query.tsx";
import { EntityAdder } from "../../entity/picker/entity-adder.tsx";
import { GraphNeighborhoodDocument } from "../../graph/documents.ts";
import { type GraphKey, graphHref, graphViewOf, keyText, maxOpened } from "./graph-address.ts";
import { GraphFigure } from "./graph-figure.tsx";
import { NodeList } from "./node-list.tsx";
import { NodePanel } from "./node-panel.tsx";
import { PathPanel } from "./path-panel.tsx";
import { useGraphChanges } from "./use-graph-changes.ts";
import { useGraphData } from "./use-graph-data.ts";

/** Entities and what connects them, from any entity on. */
export default function GraphPage() {
  const { params } = useAddress();
  const view = useMemo(() => graphViewOf(params), [params]);
  const answer = useGraphData(view);
  const [selected, setSelected] = useState<string | null>(null);
  // The list shows the choice at once; what is said about an entity and the drawing take longer.
  const shown = useDeferredValue(selected);
  const { data, named, paths, isTruncated, isLoading, error, retry, variables } = answer;
  const changes = useGraphChanges(view);
  const { change, open, close } = changes;
  const entityOf = (key: GraphKey | null) => (key === null ? null : (named.get(keyText(key)) ?? null));
  const isStarted = view.opened.length > 0 || (view.from !== null && view.to !== null);
  const isEmpty = !isStarted || (data?.nodes.length === 0 && !isLoading && !error);
  const missing = isLoading ? [] : [...named].filter(([, entity]) => entity === null).map(([text]) => text);

  const chosen = data?.nodes.find(({ id }) => id === shown);
  const chosenKey = chosen && { type: chosen.__typename, slug: chosen.slug };
  const openedTexts = view.opened.map(({ key }) => keyText(key));
  const emphasis = useMemo(() => {
    const steps = paths?.paths.flatMap(({ edges }) => edges) ?? [];
    return {
      selected: shown,
      opened: new Set(view.opened.flatMap(({ key }) => named.get(keyText(key))?.id ?? [])),
      pathNodes: new Set(paths?.paths.flatMap(({ nodes }) => nodes.map(({ id }) => id)) ?? []),
      pathLinks: new Set(steps.map(({ subject, object }) => [subject.id, object.id].toSorted().join(" "))),
    };
  }, [shown, view, named, paths]);
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
          <GraphFigure
            view={view}
            data={data}
            isTruncated={isTruncated}
            emphasis={emphasis}
            changes={changes}
            onSelect={setSelected}
          />
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
