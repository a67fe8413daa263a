import type { Vocabulary } from "../../domain/vocabulary/vocabulary.ts";
import { columnsOf, type EdgeKind } from "../model.ts";
import { edgeKinds, relationsByKind } from "./edge-kind.ts";

/** The vocabularies of the facts that label the edges of a kind. */
const vocabulariesByKind: ReadonlyMap<EdgeKind, readonly Vocabulary[]> = new Map(
  edgeKinds.map((kind) => [
    kind,
    (relationsByKind.get(kind) ?? []).flatMap(({ edge, facts, isSingle, declaredBy }) => {
      const type = (isSingle ? columnsOf(declaredBy) : facts)[edge.label ?? ""]?.type;
      return typeof type === "object" ? [type] : [];
    }),
  ]),
);

/** The label of an edge for display. Null if the edge has no label. */
export function labelOfEdge(kind: EdgeKind, label: string | null): string | null {
  if (label === null) return null;
  const vocabulary = vocabulariesByKind.get(kind)?.find(({ terms }) => Object.hasOwn(terms, label));
  return vocabulary?.terms[label]?.label ?? label;
}
