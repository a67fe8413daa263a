import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  type EdgeKind,
  GraphConnectionsDocument,
  type GraphConnectionsQuery,
  type GraphFactFragment,
} from "../../graph/documents.ts";
import { request } from "../../graph/request.ts";

/** The API takes this many ids at once. */
const maxIds = 100;

/**
 * The connections that some entities have among a set of entities.
 * @param ids the entities whose connections are not known yet. They are among `all`
 */
export function useConnections(
  ids: readonly string[],
  all: readonly string[],
  kinds: EdgeKind[] | null,
): GraphFactFragment[] {
  const parts = Array.from({ length: Math.ceil(ids.length / maxIds) }, (_, index) =>
    ids.slice(index * maxIds, (index + 1) * maxIds),
  );
  const found = useQueries({
    queries: parts.map((part) => {
      const variables = { ids: part, others: [...all], kinds };
      return {
        queryKey: [GraphConnectionsDocument.id, variables],
        queryFn: ({ signal }: { signal: AbortSignal }): Promise<GraphConnectionsQuery> =>
          request(GraphConnectionsDocument, variables, signal),
      };
    }),
  });
  const state = found.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are in another array each time; the state says whether they changed
  return useMemo(() => found.flatMap(({ data }) => (data === undefined ? [] : factsOf(data))), [state]);
}

function factsOf({ nodes }: GraphConnectionsQuery): GraphFactFragment[] {
  return (nodes ?? []).flatMap((entity) => {
    if (entity === null || !("neighbors" in entity)) return [];
    return entity.neighbors.edges.map(({ kind, label, direction, node }) => {
      const [self, other] = [{ id: entity.id }, { id: node.id }];
      return direction === "OUTGOING"
        ? { kind, label, subject: self, object: other }
        : { kind, label, subject: other, object: self };
    });
  });
}
