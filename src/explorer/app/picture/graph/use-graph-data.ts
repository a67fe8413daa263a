import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  type EdgeKind,
  type EntityLinkFragment,
  GraphEntityDocument,
  GraphNeighborhoodDocument,
  type GraphNeighborhoodQuery,
  GraphPathsDocument,
  type GraphPathsQuery,
} from "../../graph/documents.ts";
import { request } from "../../graph/request.ts";
import { useGraph } from "../../graph/use-graph.ts";
import { type GraphKey, type GraphView, keyText, maxNodes } from "./graph-address.ts";
import { type GraphData, mergedGraph } from "./graph-data.ts";
import { useConnections } from "./use-connections.ts";

async function entityOf({ type, slug }: GraphKey, signal: AbortSignal): Promise<EntityLinkFragment | null> {
  const variables = {
    slug,
    isAgreement: type === "Agreement",
    isTherapy: type === "Therapy",
    isCompany: type === "Company",
    isIndication: type === "Indication",
    isRegulatoryEvent: type === "RegulatoryEvent",
    isTrial: type === "Trial",
    isDrugTarget: type === "DrugTarget",
    isPerson: type === "Person",
  };
  const found = await request(GraphEntityDocument, variables, signal);
  const { agreement, therapy, company, indication, regulatoryEvent, trial, drugTarget, person } = found;
  return agreement ?? therapy ?? company ?? indication ?? regulatoryEvent ?? trial ?? drugTarget ?? person ?? null;
}

const sameKinds = (one: EdgeKind[] | null, other: EdgeKind[] | null) => one?.join() === other?.join();

interface Request {
  of: string[];
  kinds: EdgeKind[] | null;
}

export interface GraphAnswer {
  /** Null while nothing is loaded. */
  data: GraphData | null;
  /** The entities that the address names, by their names in it. Null if the graph has none. */
  named: ReadonlyMap<string, EntityLinkFragment | null>;
  paths: GraphPathsQuery["paths"];
  isTruncated: boolean;
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
  /** The variables of the first request, to show its query. */
  variables: { of: string[]; depth: number; kinds: EdgeKind[] | null; limit: number };
}

/** The part of the graph that an address describes. */
export function useGraphData(view: GraphView): GraphAnswer {
  const { opened, depth, from, to, length } = view;
  const keys = [...opened.map(({ key }) => key), from, to].filter((key) => key !== null);
  const texts = [...new Set(keys.map(keyText))];
  const resolved = useQueries({
    queries: texts.map((text) => ({
      queryKey: ["graph entity", text],
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const key = keys.find((each) => keyText(each) === text);
        return key === undefined ? null : entityOf(key, signal);
      },
    })),
  });
  const entities = resolved.map(({ data }) => data ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: both are other arrays each time
  const named = useMemo(
    () => new Map(texts.map((text, index) => [text, entities[index] ?? null])),
    [JSON.stringify([texts, entities])],
  );
  const isResolved = resolved.every(({ data }) => data !== undefined);
  const idOf = (key: GraphKey) => named.get(keyText(key))?.id;
  const kinds = view.kinds.length > 0 ? view.kinds : null;
  // Entities that are opened by the same kinds are asked for together, so that the edges between what is found are too.
  const requests = [...Map.groupBy(opened, (each) => (each.kinds ?? kinds ?? []).join("."))].flatMap(
    ([, members]): Request[] => {
      const of = members.flatMap(({ key }) => idOf(key) ?? []);
      return of.length === 0 ? [] : [{ of, kinds: members[0]?.kinds ?? kinds }];
    },
  );
  const found = useQueries({
    queries: (isResolved ? requests : []).map(({ of, kinds }) => {
      const variables = { of, depth, kinds, limit: maxNodes };
      return {
        queryKey: [GraphNeighborhoodDocument.id, variables],
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<GraphNeighborhoodQuery> =>
          request(GraphNeighborhoodDocument, variables, signal),
      };
    }),
  });
  const [fromId, toId] = [from && idOf(from), to && idOf(to)];
  const isPathAsked = Boolean(fromId && toId && fromId !== toId);
  const path = useGraph(
    GraphPathsDocument,
    { fromId: fromId ?? "", toId: toId ?? "", maxLength: length, kinds },
    { enabled: isPathAsked },
  );
  const all = [...resolved, ...found, ...(isPathAsked ? [path] : [])];
  const isLoading = all.some(({ data, error }) => data === undefined && error === null);
  const paths = isPathAsked ? (path.data?.paths ?? null) : null;
  const parts = found.map(({ data }) => data?.neighborhood ?? null);
  const centers = [...named.values()].filter((each) => each !== null);
  const state = JSON.stringify([
    centers,
    found.map(({ dataUpdatedAt }) => dataUpdatedAt),
    path.dataUpdatedAt,
    isPathAsked,
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts are other arrays each time; the state says whether they changed
  const parted = useMemo(
    () => [
      { nodes: centers, edges: [] },
      ...(paths?.paths ?? []),
      ...parts.flatMap((part) => (part === null ? [] : [part])),
    ],
    [state],
  );
  // A neighborhood has all connections of its kinds among its entities, but none with those of another one.
  const complete = parts[requests.findIndex((each) => sameKinds(each.kinds, kinds))]?.nodes ?? [];
  const merged = useMemo(() => mergedGraph(parted, maxNodes), [parted]);
  const shown = isLoading ? [] : merged.nodes.map(({ id }) => id);
  const known = new Set(complete.map(({ id }) => id));
  const connections = useConnections(
    shown.filter((id) => !known.has(id)),
    shown,
    kinds,
  );
  const data = useMemo(
    () => mergedGraph([...parted, { nodes: [], edges: connections }], maxNodes),
    [parted, connections],
  );
  return {
    data: isLoading && parts.every((part) => part === null) ? null : data,
    named,
    paths,
    isTruncated: parts.some((part) => part?.truncated === true),
    isLoading,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const each of all) if (each.error !== null) each.refetch();
    },
    variables: { of: requests[0]?.of ?? [], depth, kinds: requests[0]?.kinds ?? null, limit: maxNodes },
  };
}
